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
  .inside > .player, .own { justify-self: stretch; }
  .inside > select { inline-size: min(320px, 100%); }
  .facts { justify-content: space-between; justify-self: stretch; }
  .facts .quiet { margin-block: -6px; margin-inline-end: -10px; }
  .facts .hint { margin: 0; }
  .own { display: grid; gap: 8px; padding: 14px; border: 1px dashed var(--_color-field-line); border-radius: var(--_radius-control); }
  .own.over { border-color: var(--_color-accent); background: var(--_color-accent-soft); }
  .own .hint { margin: 0; }
  .own .note, .inside .note, .notes .note { grid-column: 1; }
  .rights { display: flex; gap: 10px; align-items: center; inline-size: fit-content; cursor: pointer; }
  .rights .check { flex: none; margin: 0; }
  #rights-hint { margin-inline-start: 28px; margin-block-start: -6px; }
  .wide { flex-basis: 100%; }
  @media (pointer: coarse) { .pick, .rights { min-block-size: 44px; } }
`;
