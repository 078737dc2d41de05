import { css } from 'lit';

export const styles = css`
  h3 { margin: 24px 0 -8px; font-size: 1em; font-weight: 600; }
  .search { margin-block-start: 16px; }
  div.search { block-size: 38px; }
  .group > .row:first-child { border-block-start: 0; }
  .end > .control { flex-wrap: wrap; }
  .row > .control:has(> .quiet) { margin-inline-end: -10px; }
  .group button { margin-block: -6px; }
  .reason { border-block-end: 1px solid var(--_color-line); }
  .why { display: flex; gap: 8px; align-items: center; margin: 0; }
`;
