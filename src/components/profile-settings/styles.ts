import { css } from 'lit';

/** The shell's own layout; everything else is in `themes/base.ts`. */
export const shellStyles = css`
  .fp { background: none; box-shadow: none; }
  .shell {
    display: grid; grid-template-columns: 232px minmax(0, 1fr); min-block-size: var(--_fp-shell, 560px); overflow: clip; background: var(--_color-surface);
    border: 1px solid var(--_color-line); border-radius: var(--_radius-frame); box-shadow: var(--_shadow-frame);
  }
  nav { background: var(--_color-raised); border-inline-end: 1px solid var(--_color-line); padding: 20px 12px; }
  .who { display: flex; gap: 12px; align-items: center; padding: 0 8px 12px; min-block-size: 52px; }
  .who div { min-inline-size: 0; }
  .who b { display: block; font-weight: 600; line-height: 1.3; }
  .who small { display: block; color: var(--_color-quiet); font-size: 13px; line-height: 1.4; }
  .avatar {
    inline-size: 40px; block-size: 40px; border-radius: 50%; display: grid; place-items: center; flex: none;
    background: var(--_color-accent-soft); color: var(--_color-accent); font-weight: 600; font-size: 15px;
  }
  .avatar img { inline-size: 100%; block-size: 100%; border-radius: inherit; object-fit: cover; }
  .tabs { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2px; }
  .tab > span { min-inline-size: 0; overflow-wrap: anywhere; }
  .group { font-size: 12px; color: var(--_color-quiet); padding: 14px 10px 4px; font-weight: 500; }
  .tab {
    justify-content: start; gap: 10px; padding: 7px 10px; font-weight: 400; text-align: start; border-color: transparent; background: transparent;
    line-height: 1.35; inline-size: 100%;
  }
  .tab:hover { background: color-mix(in oklab, var(--_color-line) 45%, transparent); }
  .tab > svg { color: var(--_color-quiet); }
  .tab[aria-selected='true'] { background: var(--_color-accent-soft); color: var(--_color-accent); font-weight: 550; }
  .tab[aria-selected='true'] > svg { color: inherit; }
  .dot { margin-inline-start: auto; inline-size: 7px; block-size: 7px; border-radius: 50%; background: var(--_color-accent); flex: none; }
  .dot.failed { background: var(--_color-danger); border-radius: 1px; rotate: 45deg; }
  .picker { display: none; flex: 1; font-weight: 550; }
  .content { display: flex; flex-direction: column; padding: 28px 32px 0; min-inline-size: 0; }
  .content > [role='tabpanel'] { flex: 1; padding-block-end: 28px; }
  [part='section'] > * + * { margin-block-start: 32px; }
  .content > .bar { margin: 0 -32px; padding: 12px 32px; }
  .bones { padding: 8px 10px; display: grid; gap: 16px; }
  .bones i { display: block; block-size: 12px; border-radius: 6px; background: var(--_color-line); inline-size: 70%; }
  @container (max-width: 720px) {
    .shell { grid-template-columns: minmax(0, 1fr); min-block-size: 0; align-content: start; }
    nav { padding: 12px 16px; border-inline-end: 0; border-block-end: 1px solid var(--_color-line); display: flex; gap: 12px; align-items: center; }
    .tabs, .bones, .who div:last-child { display: none; }
    .who { padding: 0; min-block-size: 40px; }
    .picker { display: block; }
    .content { padding: 20px 16px 0; }
    .content > .bar { margin-inline: -16px; padding: 10px 16px; }
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] { border-color: Highlight; }
    .dot { background: Highlight; forced-color-adjust: none; }
  }
`;
