import { css } from 'lit';

export const restStyles = css`
  .folders .quiet { margin-inline-end: -10px; }
  .card + .banner { position: sticky; inset-block-end: 12px; }
  .message:has([aria-expanded='true']) > .about { cursor: auto; }
  .details[aria-expanded='true']::after { content: '▴'; }
  .open { grid-column: 2 / -1; display: grid; gap: 8px; margin-block-start: 6px; }
  .open > .hint { margin: 0; }
  .open .actions { margin-inline-start: -10px; gap: 4px; }
  .call {
    display: inline-flex; align-items: center; min-block-size: 36px; padding: 6px 14px; margin-inline-start: 10px; font-weight: 550; color: var(--_color-text);
    text-decoration: none; border: 1px solid var(--_color-field-line); border-radius: var(--_radius-control);
  }
  .call:hover { background: var(--_color-raised); }
  @media (pointer: coarse) { .call { min-block-size: 44px; } }
  @container (max-width: 560px) { .open { grid-column: 1 / -1; } }
`;
