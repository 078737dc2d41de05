import { css } from 'lit';

/** Of the form in which a greeting is typed. */
export const speechStyles = css`
  .field { display: grid; grid-template-columns: minmax(0, 1fr); gap: 6px; }
  .field > .hint { margin: 0; }
  textarea { font: inherit; letter-spacing: inherit; margin: 0; }
  textarea.input { min-block-size: 7em; line-height: 1.45; resize: vertical; text-overflow: clip; }
  .field > select { max-inline-size: 320px; }
`;
