import { css } from 'lit';

/** What is there from the first moment. */
export const styles = css`
  .row.choices { grid-template-columns: minmax(0, 1fr); gap: 12px; }
  .choice { display: flex; gap: 10px; align-items: baseline; cursor: pointer; }
  .choice > span { min-inline-size: 0; }
  [type='radio'] { accent-color: var(--_color-accent); inline-size: 16px; block-size: 16px; flex: none; translate: 0 2px; cursor: inherit; margin: 0; }
  .choices .note { grid-column: 1; }
  .choices.changed { box-shadow: inset 3px 0 0 var(--_color-accent); }
  .choices.changed:dir(rtl) { box-shadow: inset -3px 0 0 var(--_color-accent); }
  .card .card { margin: 0; border-width: 1px 0 0; border-radius: 0; }
  /* As high as the row of rings will be, whose hint has one line or two. */
  .card .card .row:only-child { min-block-size: calc(181px - 14.4cqi); }
  .to-come { min-block-size: 60vb; }
`;
