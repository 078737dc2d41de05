import { css } from 'lit';

/** The panel's own layout; everything else is in `themes/base.ts`. */
export const styles = css`
  .combo { position: relative; }
  .combo:dir(ltr) > .input { padding-right: 34px; }
  .combo:dir(rtl) > .input { padding-left: 34px; }
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
  .row:has(.avatar) { min-block-size: 92px; }
  .face { display: flex; gap: 14px; align-items: center; }
  .avatar {
    inline-size: 64px; block-size: 64px; border-radius: 50%; display: grid; place-items: center; flex: none;
    background: var(--_color-accent-soft); color: var(--_color-accent); font-weight: 600; font-size: 22px;
  }
  .avatar img { inline-size: 100%; block-size: 100%; border-radius: inherit; object-fit: cover; }
  .changed .avatar { outline: 2px solid var(--_color-accent); outline-offset: 2px; }
  .copy { margin-block: -6px; margin-inline-start: auto; }
  .theirs { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; }
  .theirs > span:nth-child(2) { flex: 1 1 12em; }
  .theirs > .actions { flex-basis: 100%; }
  .theirs .avatar { inline-size: 32px; block-size: 32px; font-size: 13px; outline: none; }
  .picture.over { background: var(--_color-accent-soft); outline: 2px dashed var(--_color-accent); outline-offset: -6px; border-radius: var(--_radius-card); }
  dialog.crop { inline-size: min(480px, calc(100vi - 32px)); }
  .crop .actions > :first-child { margin-inline: -10px auto; }
  .stage { position: relative; margin-block: 16px; inline-size: min(320px, 100%); margin-inline: auto; border-radius: var(--_radius-control); overflow: clip; }
  canvas { display: block; inline-size: 100%; block-size: auto; touch-action: none; cursor: grab; user-select: none; }
  canvas:active { cursor: grabbing; }
  canvas:focus-visible { outline-offset: -2px; }
  .stage::after {
    content: ''; position: absolute; inset: 0; pointer-events: none;
    background: radial-gradient(circle closest-side, transparent calc(100% - 3px), #fff calc(100% - 2px), #fff calc(100% - 1px), #0009 100%);
  }
  .zoom { display: flex; gap: 12px; align-items: center; }
  .zoom input { flex: 1; min-inline-size: 0; accent-color: var(--_color-accent); block-size: 28px; }
  @media (pointer: coarse) { .list > li { min-block-size: 44px; align-items: center; } }
  @media (forced-colors: active) { .list > [aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; } }
`;
