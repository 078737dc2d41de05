import { css } from 'lit';

export const listStyles = css`
  .mark {
    display: grid; place-items: center; flex: none; inline-size: 36px; block-size: 36px; margin-inline-end: -10px; overflow: hidden;
    border: 1px solid var(--_color-line); border-radius: var(--_radius-control); background: var(--_color-raised); color: var(--_color-quiet); font-weight: 600;
  }
  .mark > img { inline-size: 100%; block-size: 100%; object-fit: contain; }
  .end > .control { flex-wrap: wrap; }
  .managed { display: inline-flex; gap: 6px; align-items: center; }
  .services { flex-basis: 100%; margin: 4px 0 0; padding: 12px 14px; border: 1px solid var(--_color-line); border-radius: var(--_radius-control); }
  legend { float: inline-start; padding: 0; font-weight: 500; margin-block-end: 4px; }
  .services .actions { margin-block-start: 8px; }
  .services label { clear: both; display: flex; gap: 10px; align-items: center; min-block-size: 36px; cursor: pointer; }
  .services label:has(:disabled) { cursor: default; }
  .services small { font-size: 13px; color: var(--_color-quiet); }
  a { color: var(--_color-accent); text-underline-offset: 2px; }
  a.action { display: inline-flex; align-items: center; min-block-size: 36px; padding-inline: 10px; font-weight: 550; color: var(--_color-quiet); text-decoration: none; }
  a.action:hover { color: var(--_color-text); text-decoration: underline; }
  @media (pointer: coarse) { .services label, a.action { min-block-size: 44px; } }
`;
