import { css } from 'lit';

/** The panel's own layout; everything else is in `themes/base.ts`. */
export const styles = css`
  .combo { position: relative; }
  .combo > .input { padding-inline-end: 34px; }
  .combo > svg { position: absolute; inset-block-start: calc(50% - 9px); inset-inline-end: 9px; color: var(--_color-quiet); pointer-events: none; }
  .list {
    position: fixed; inset: auto; margin: 0; padding: 4px; overflow: hidden auto; overscroll-behavior: contain; list-style: none; color: var(--_color-text);
    background: var(--_color-surface); border: 1px solid var(--_color-line); border-radius: var(--_radius-control); box-shadow: 0 8px 28px #0003;
  }
  .list > li { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: baseline; padding: 7px 9px; border-radius: calc(var(--_radius-control) - 3px); cursor: pointer; }
  .list > li > span { flex: 1 1 auto; min-inline-size: 0; }
  .list small { color: var(--_color-quiet); font-size: 12.5px; white-space: nowrap; }
  .list > .chosen > span { font-weight: 600; }
  .list > li:hover { background: var(--_color-raised); }
  .list > [aria-selected='true'], .list > [aria-selected='true']:hover { background: var(--_color-accent-soft); }
  .list > .empty { cursor: default; color: var(--_color-quiet); }
  @media (pointer: coarse) { .list > li { min-block-size: 44px; align-items: center; } }
  @media (forced-colors: active) { .list > [aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; } }
`;
