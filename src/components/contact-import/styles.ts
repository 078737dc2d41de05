import { css } from 'lit';

/** What is there before a file is chosen. */
export const styles = css`
  .drop {
    display: flex; flex-flow: column wrap; gap: 10px; align-items: center; margin: 12px; padding: 26px 16px; text-align: center;
    border: 1.5px dashed var(--_color-field-line); border-radius: var(--_radius-control);
  }
  .drop.over { background: var(--_color-accent-soft); border-color: var(--_color-accent); }
  .empty.locked { display: flex; gap: 8px; align-items: center; }
`;
