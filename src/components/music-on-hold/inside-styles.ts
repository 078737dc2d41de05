import { css } from 'lit';

export const insideStyles = css`
  .inside > .player, .own { justify-self: stretch; }
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
  @media (pointer: coarse) { .rights { min-block-size: 44px; } }
`;
