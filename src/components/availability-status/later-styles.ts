import { css } from 'lit';

/** For what comes after the first draw. */
export const laterStyles = css`
  .statuses { display: flex; flex-wrap: wrap; gap: 8px; grid-column: 1 / -1; margin-block-start: 8px; }
  .row.status { grid-template-columns: minmax(0, 1fr); }
  .status .note, .simulator .note { grid-column: 1; }
  .chip {
    display: flex; gap: 8px; align-items: center; min-block-size: 38px; padding: 6px 14px 6px 11px; cursor: pointer;
    border: 1px solid var(--_color-field-line); border-radius: 99px; font-weight: 500; min-inline-size: 0;
  }
  .chip:hover { background: var(--_color-raised); }
  .chip:has(:checked) { border-color: var(--_color-accent); background: var(--_color-accent-soft); box-shadow: inset 0 0 0 1px var(--_color-accent); }
  .chip:has(:focus-visible) { outline: 2px solid var(--_color-accent); outline-offset: 2px; }
  .chip input { position: absolute; opacity: 0; inline-size: 1px; block-size: 1px; margin: 0; }
  .sign { inline-size: 12px; block-size: 12px; border-radius: 50%; border: 2px solid var(--_color-quiet); flex: none; }
  .sign.available { background: var(--_color-ok); border-color: var(--_color-ok); }
  .sign.busy { background: var(--_color-danger); border-color: var(--_color-danger); }
  .sign.away { background: linear-gradient(to right, var(--_color-warn) 50%, transparent 50%); border-color: var(--_color-warn); }
  .row.call .about { flex-basis: 15em; }
  .row.call .name { display: flex; gap: 10px; text-wrap: pretty; }
  .row.call .name svg { color: var(--_color-accent); margin-block-start: 2px; }
  .row.call .skeleton { flex: 1; }
  .chip svg { inline-size: 14px; color: var(--_color-quiet); }
  @media (pointer: coarse) { .chip { min-block-size: 44px; } }
  @media (forced-colors: active) {
    .chip:has(:checked) { border-color: Highlight; outline: 1px solid Highlight; }
    .sign { forced-color-adjust: none; }
  }
`;
