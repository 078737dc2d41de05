import { css } from 'lit';

/** Three pictures of a page to choose from. Their colours are those of what they show, whatever is around them. */
export const themeStyles = css`
  .row.themes { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 12px; padding: 16px 18px; align-items: start; }
  .choice {
    display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 8px; align-items: center; padding: 8px 8px 10px; cursor: pointer;
    border: 1px solid var(--_color-line); border-radius: var(--_radius-control); transition: background-color var(--_duration);
  }
  .choice:hover { background: var(--_color-raised); }
  .choice:has(:checked) { border-color: var(--_color-accent); background: var(--_color-accent-soft); box-shadow: inset 0 0 0 1px var(--_color-accent); }
  .choice:has(:focus-visible) { outline: 2px solid var(--_color-accent); outline-offset: 2px; }
  .choice input { grid-row: 2; inline-size: 16px; block-size: 16px; accent-color: var(--_color-accent); cursor: inherit; outline: none; }
  .choice .hint { grid-column: 2; margin: 0; }
  .picture {
    grid-column: 1 / -1; display: flex; gap: 8%; block-size: 76px; padding: 12px 10% 0; margin-block-end: 10px; overflow: hidden;
    border: 1px solid oklch(0.6 0.015 260 / 0.35); border-radius: calc(var(--_radius-control) - 2px);
    color-scheme: light; background: light-dark(oklch(0.95 0.004 260), oklch(0.16 0.012 260));
  }
  .picture.dark { color-scheme: dark; }
  .picture.system { gap: 20%; background: border-box linear-gradient(to right, oklch(0.95 0.004 260) 50%, oklch(0.16 0.012 260) 50%); }
  .picture.system:dir(rtl) { background: border-box linear-gradient(to left, oklch(0.95 0.004 260) 50%, oklch(0.16 0.012 260) 50%); }
  .picture i {
    flex: 2; border-radius: 4px 4px 0 0; background: light-dark(#fff, oklch(0.26 0.013 260));
    border: 1px solid light-dark(oklch(0.88 0.006 260), oklch(0.36 0.014 260)); border-block-end: 0;
  }
  .picture:not(.system) i:first-child { flex: 1; background: light-dark(oklch(0.5 0.17 262), oklch(0.76 0.12 262)); border-color: transparent; opacity: 0.85; }
  .picture.system i:last-child { color-scheme: dark; }
  .themes .note { grid-column: 1 / -1; }
  @container (max-width: 420px) {
    .row.themes { grid-template-columns: minmax(0, 1fr); gap: 8px; }
    .choice { grid-template-columns: 64px auto minmax(0, 1fr); padding: 8px 10px; }
    .choice .hint { grid-column: 3; }
    .picture { grid-area: 1 / 1 / 3 / 2; block-size: 44px; padding-block-start: 8px; margin-block-end: 0; }
    .choice input { grid-row: 1 / 3; grid-column: 2; }
  }
  @media (forced-colors: active) {
    .picture { forced-color-adjust: none; }
    .choice:has(:checked) { border-color: Highlight; outline: 1px solid Highlight; }
  }
`;
