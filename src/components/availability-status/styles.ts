import { css } from 'lit';

export const availabilityStyles = css`
  .row.dnd.on { background: var(--_color-danger-soft); border-radius: calc(var(--_radius-card) - 1px) calc(var(--_radius-card) - 1px) 0 0; box-shadow: inset 3px 0 0 var(--_color-danger); }
  .row.dnd.on:dir(rtl) { box-shadow: inset -3px 0 0 var(--_color-danger); }
  .row.dnd.on:last-child { border-radius: calc(var(--_radius-card) - 1px); }
  .row.dnd.on .hint { color: var(--_color-text); }
  .row.dnd .about { flex-basis: 15em; }
  .row.dnd .control { flex-wrap: wrap; min-inline-size: 0; }
  .row.dnd .input { inline-size: auto; max-inline-size: 100%; flex: 0 1 auto; }
  .statuses { display: flex; flex-wrap: wrap; gap: 8px; grid-column: 1 / -1; margin-block-start: 8px; }
  .row.status { grid-template-columns: minmax(0, 1fr); }
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
  .simulator { border-block-start: 1px solid var(--_color-line); background: var(--_color-raised); border-radius: 0 0 calc(var(--_radius-card) - 1px) calc(var(--_radius-card) - 1px); }
  .simulator .row:first-child { border-block-start: 0; }
  .simulator .row { grid-template-columns: minmax(0, 1fr); }
  .simulator .control { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-block-start: 4px; }
  .simulator .statuses { margin: 0; }
  .simulator .chip { padding-inline: 14px; background: var(--_color-surface); }
  .simulator .chip:has(:checked) { background: var(--_color-accent-soft); }
  .simulator .input { inline-size: auto; max-inline-size: 100%; }
  .simulator [type=text] { flex: 1 1 12em; max-inline-size: 18em; }
  .steps { list-style: none; margin: 6px 0 2px; padding: 0; counter-reset: step; }
  .step { position: relative; padding: 2px 0 14px; padding-inline-start: 36px; counter-increment: step; }
  .step::before {
    content: counter(step); position: absolute; inset-inline-start: 0; inset-block-start: 0; inline-size: 24px; block-size: 24px; border-radius: 50%;
    display: grid; place-items: center; font-size: 12.5px; font-weight: 600; font-variant-numeric: tabular-nums;
    color: var(--_color-accent); background: var(--_color-accent-soft);
  }
  .step:not(:last-child)::after { content: ''; position: absolute; inset-inline-start: 11px; inset-block: 28px 4px; inline-size: 2px; background: var(--_color-line); }
  .step:is(.blocked, .doNotDisturb, .rejected)::before { color: var(--_color-danger); background: var(--_color-danger-soft); }
  .step .name { display: inline-block; }
  .step .name::first-letter { text-transform: uppercase; }
  @media (pointer: coarse) { .chip { min-block-size: 44px; } }
  @media (forced-colors: active) {
    .row.dnd.on { border: 2px solid Highlight; }
    .chip:has(:checked) { border-color: Highlight; outline: 1px solid Highlight; }
    .sign { forced-color-adjust: none; }
  }
`;
