import { css } from 'lit';

/** Of sounds that are there or being made, below the names of their greetings. */
export const soundStyles = css`
  .row.stage { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; border-block-start: 0; padding-block-start: 0; }
  .row.stage:first-child, .greeting > .row.changed { padding-block-start: 14px; }
  .greeting > .row.changed { border-block-start: 1px solid var(--_color-line); box-shadow: inset 3px 0 0 var(--_color-accent); }
  .greeting > .row.changed:dir(rtl) { box-shadow: inset -3px 0 0 var(--_color-accent); }
  .greeting > .row.changed:last-child { border-end-start-radius: calc(var(--_radius-card) - 1px); }
  .row.stage .note { grid-column: 1; }
  .sound { display: grid; gap: 6px; }
  .choices { display: flex; flex-wrap: wrap; gap: 0 20px; justify-content: end; margin: 0; padding: 0; border: 0; }
  .choices label { display: inline-flex; gap: 8px; align-items: center; min-block-size: 36px; cursor: pointer; }
  .choices input { flex: none; }
  .times { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; }
  .times > .hint { margin: 0; margin-inline-start: auto; }
  .square { inline-size: 11px; block-size: 11px; border-radius: 2px; background: currentColor; }
  @container (max-width: 560px) { .choices { justify-content: start; } }
  @media (prefers-reduced-motion: no-preference) {
    .live { animation: live 1.6s ease-in-out 100; }
    @keyframes live { 50% { opacity: 0.35; } }
  }
  @media (forced-colors: active) { .square { forced-color-adjust: none; background: CanvasText; } }
  @media (pointer: coarse) { .choices label { min-block-size: 44px; } }
`;
