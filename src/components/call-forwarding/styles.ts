import { css } from 'lit';

/** What is there from the first moment. */
export const styles = css`
  .about .hint .badge { margin-block-end: 2px; }
  .row.choices { grid-template-columns: minmax(0, 1fr); gap: 12px; }
  .choice { display: flex; gap: 10px; align-items: baseline; cursor: pointer; }
  .choice > span { min-inline-size: 0; }
  [type='radio'] { accent-color: var(--_color-accent); inline-size: 16px; block-size: 16px; flex: none; translate: 0 2px; cursor: inherit; margin: 0; }
  .choices .note { grid-column: 1; }
  .choices.changed { box-shadow: inset 3px 0 0 var(--_color-accent); }
  .choices.changed:dir(rtl) { box-shadow: inset -3px 0 0 var(--_color-accent); }
  .to-come { min-block-size: 60vb; }
`;
