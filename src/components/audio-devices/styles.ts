import { css } from 'lit';

/** What this panel has of its own. */
export const styles = css`
  .row.warned .hint, .hint .warned { color: var(--_color-warn); }
  .row.whole { grid-template-columns: minmax(0, 1fr); }
`;
