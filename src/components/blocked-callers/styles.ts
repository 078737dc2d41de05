import { css } from 'lit';

export const styles = css`
  h3 { margin: 24px 0 -8px; font-size: 1em; font-weight: 600; }
  .search { margin-block-start: 16px; }
  div.search { block-size: 38px; }
  .group > .row:first-child { border-block-start: 0; }
  .group + .group > .row:first-child { border-block-start: 1px solid var(--_color-line); }
  /* As high as its rows will be; a page that was seen once keeps its own height. */
  .far { content-visibility: auto; contain-intrinsic-block-size: auto 7170px; }
  .end > .control { flex-wrap: wrap; }
  .row > .control:has(> .quiet) { margin-inline-end: -10px; }
  .group button { margin-block: -6px; }
  .reason { border-block-end: 1px solid var(--_color-line); }
  .why { display: flex; gap: 8px; align-items: center; margin: 0; }
`;
