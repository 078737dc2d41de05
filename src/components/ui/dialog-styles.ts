import { css } from 'lit';

/** For a question in a modal dialog; worn by what asks it, once it is asked. */
export const dialogStyles = css`
  dialog {
    inline-size: min(440px, calc(100vi - 32px)); padding: 22px 24px 18px; color: var(--_color-text); background: var(--_color-surface);
    border: 1px solid var(--_color-line); border-radius: var(--_radius-frame); box-shadow: 0 12px 48px #0004;
  }
  dialog::backdrop { background: #0006; }
  dialog p { margin: 8px 0 0; color: var(--_color-quiet); text-wrap: pretty; }
  dialog .actions { justify-content: end; margin-block-start: 20px; }
`;
