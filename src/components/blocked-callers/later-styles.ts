import { css } from 'lit';

/** For what comes after the list has been drawn. */
export const laterStyles = css`
  .group + .group > .row:first-child { border-block-start: 1px solid var(--_color-line); }
  /* As high as its rows will be; a page that was seen once keeps its own height. */
  .far { content-visibility: auto; contain-intrinsic-block-size: auto 7170px; }
  form .actions { justify-content: end; padding: 12px 18px; border-block-start: 1px solid var(--_color-line); }
  form .actions > .note { flex: 1 1 20ch; }
  fieldset { display: grid; gap: 6px; border: 0; padding: 0; margin: 0; min-inline-size: 0; }
  fieldset label { display: flex; gap: 10px; align-items: baseline; cursor: pointer; }
  [type='radio'] { accent-color: var(--_color-accent); inline-size: 16px; block-size: 16px; flex: none; translate: 0 2px; }
  .edit { display: flex; flex: 1 1 100%; flex-wrap: wrap; gap: 8px; align-items: center; }
  .edit .input { flex: 1 1 12em; inline-size: auto; }
  .edit .note { flex: 1 1 100%; }
  .more { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; padding: 8px 18px; border-block-start: 1px solid var(--_color-line); }
  .more .quiet { margin-inline-end: -10px; }
  @container (max-width: 560px) { form .actions, .more { padding-inline: 14px; } }
`;
