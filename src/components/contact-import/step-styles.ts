import { css } from 'lit';

/** The steps, once a file was chosen. */
export const stepStyles = css`
  h3, h4 { margin: 0; font: inherit; font-weight: 600; }
  #step { outline: none; }
  h4 { font-size: 13px; margin-block-end: 6px; }
  .step { padding: 18px 18px 0; }
  .step .hint { margin: 0; font-weight: 400; }
  .step h3 { font-size: 1.1em; }
  .bars { display: flex; gap: 4px; margin-block-end: 12px; }
  .bars i { flex: 1; block-size: 4px; border-radius: 2px; background: var(--_color-line); }
  .bars .on { background: var(--_color-accent); }
  .card > .lead { padding-inline: 18px; margin-block-end: 14px; }
  .done { display: flex; gap: 8px; align-items: center; color: var(--_color-ok); font-weight: 550; }
  .inset { padding-inline: 18px; margin-block-end: 14px; }
  .inset > .banner { margin-block-start: 0; }
  .step + .inset { margin-block-start: 12px; }
  .progress { display: grid; grid-template-columns: 1fr auto; gap: 8px; padding: 6px 18px 18px; }
  .step > .progress { padding-inline: 0; }
  progress { grid-area: 2 / 1 / 3 / 3; inline-size: 100%; block-size: 8px; accent-color: var(--_color-accent); }
  .first, .problems { padding: 14px 18px; border-block-start: 1px solid var(--_color-line); }
  .first li { padding-block: 3px; overflow-wrap: anywhere; }
  .first .hint { display: inline; margin-inline-start: 6px; }
  .figures { display: flex; flex-wrap: wrap; gap: 12px; margin: 0; padding: 4px 18px 16px; }
  .figures > div { flex: 1 1 7em; padding: 10px 14px; border: 1px solid var(--_color-line); border-radius: var(--_radius-control); background: var(--_color-raised); }
  .figures dt { font-size: 13px; color: var(--_color-quiet); }
  .figures dd { margin: 0; font-size: 1.6em; line-height: 1.3; font-weight: 600; letter-spacing: -0.01em; }
  .figures .failed dd { color: var(--_color-danger); }
  .problems ul { max-block-size: 280px; overflow: auto; overscroll-behavior: contain; border: 1px solid var(--_color-line); border-radius: var(--_radius-control); }
  .problems li { display: flex; gap: 4px 14px; flex-wrap: wrap; padding: 8px 12px; font-size: 13.5px; }
  .problems li + li { border-block-start: 1px solid var(--_color-line); }
  .problems li > :last-child { flex: 1 1 16em; min-inline-size: 0; overflow-wrap: anywhere; }
  .problems b { font-weight: 550; }
  .problems .hint { margin-block-start: 6px; }
  .place { flex: none; min-inline-size: 5em; color: var(--_color-quiet); }
  .value { display: inline; }
  .foot {
    display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; justify-content: end; padding: 12px 18px; border-block-start: 1px solid var(--_color-line);
  }
  .foot > .quiet:first-child { margin-inline: -10px auto; }
  .foot > .hint { flex: 0 1 auto; margin: 0; }
  button:disabled { opacity: 0.55; }
  @container (max-width: 560px) {
    .step { padding: 14px 14px 0; }
    .card > .lead, .inset, .progress, .figures, .first, .problems, .foot { padding-inline: 14px; }
    .step > .progress { padding-inline: 0; }
  }
  @media (forced-colors: active) { .bars .on { background: Highlight; } .bars i { background: GrayText; } }
`;
