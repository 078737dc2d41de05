import { css } from 'lit';

export const styles = css`
  [role='radiogroup'] > .row:first-child { border-block-start: 0; }
  .row.source { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2px; }
  .pick { display: flex; gap: 10px; align-items: center; inline-size: fit-content; min-block-size: 24px; cursor: pointer; }
  .pick:has(:disabled) { cursor: not-allowed; }
  [type='radio'] { accent-color: var(--_color-accent); inline-size: 16px; block-size: 16px; flex: none; }
  .source > .hint, .source > .inside { margin-inline-start: 26px; }
  .inside { display: grid; gap: 10px; justify-items: start; max-inline-size: 520px; margin-block-start: 8px; }
  .inside:empty { display: none; }
  .inside > select { inline-size: min(320px, 100%); }
  .later { justify-self: stretch; min-block-size: 36px; }
  .later.file { min-block-size: 132px; }
  @media (pointer: coarse) { .pick { min-block-size: 44px; } }
`;
