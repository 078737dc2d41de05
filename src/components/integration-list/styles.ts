import { css } from 'lit';

export const listStyles = css`
  .mark {
    display: grid; place-items: center; flex: none; inline-size: 36px; block-size: 36px; margin-inline-end: -10px; overflow: hidden;
    border: 1px solid var(--_color-line); border-radius: var(--_radius-control); background: var(--_color-raised); color: var(--_color-quiet); font-weight: 600;
  }
  .mark > img { inline-size: 100%; block-size: 100%; object-fit: contain; }
  .end > .control { flex-wrap: wrap; }
  .managed { display: inline-flex; gap: 6px; align-items: center; }
  a { color: var(--_color-accent); text-underline-offset: 2px; }
  a.action { display: inline-flex; align-items: center; min-block-size: 36px; padding-inline: 10px; font-weight: 550; color: var(--_color-quiet); text-decoration: none; }
  a.action:hover { color: var(--_color-text); text-decoration: underline; }
  @media (pointer: coarse) { a.action { min-block-size: 44px; } }
`;
