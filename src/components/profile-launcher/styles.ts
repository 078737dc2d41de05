import { css } from 'lit';

/** The button follows the page's bar that it stands in; the menu and the dialog wear the user's theme. */
export const launcherStyles = css`
  :host { display: inline-block; color-scheme: inherit; max-inline-size: 100%; }
  .fp { container-type: normal; background: none; box-shadow: none; }
  .opener {
    gap: 8px; max-inline-size: 100%; min-block-size: 40px; padding: 3px 10px 3px 4px; border-color: transparent; background: transparent; border-radius: 99px;
  }
  .opener:dir(rtl) { padding: 3px 4px 3px 10px; }
  .opener.compact { padding: 3px; }
  .opener:hover, .opener[aria-expanded='true'] { background: color-mix(in oklab, var(--_color-text) 9%, transparent); }
  .opener > b { min-inline-size: 0; font-weight: 550; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .avatar {
    inline-size: 32px; block-size: 32px; border-radius: 50%; display: grid; place-items: center; flex: none; overflow: clip;
    background: var(--_color-accent-soft); color: var(--_color-accent); font-weight: 600; font-size: 13px;
  }
  .avatar img { inline-size: 100%; block-size: 100%; object-fit: cover; }
  .menu, .settings {
    color-scheme: var(--_fp-scheme, inherit); color: var(--_color-text); background: var(--_color-surface); border: 1px solid var(--_color-line);
  }
  .menu {
    position: fixed; margin: 0; padding: 6px; inline-size: max-content; min-inline-size: 220px; max-inline-size: min(320px, calc(100vi - 16px));
    border-radius: var(--_radius-card); box-shadow: 0 8px 32px #0003;
  }
  .item, ::slotted(*) {
    display: flex; gap: 10px; align-items: center; justify-content: start; inline-size: 100%; box-sizing: border-box; min-block-size: 40px; padding: 7px 10px;
    border: 0; border-radius: var(--_radius-control); background: transparent; color: var(--_color-text); text-align: start; text-decoration: none;
    font: inherit; cursor: pointer;
  }
  /* Their words stand below ours. */
  ::slotted(*) { padding-inline-start: 52px; }
  .item > span { min-inline-size: 0; overflow-wrap: anywhere; line-height: 1.35; }
  .item small { display: block; color: var(--_color-quiet); font-size: 13px; font-weight: 400; }
  .item:hover, .item:focus-visible, ::slotted(*:hover), ::slotted(*:focus-visible) { background: var(--_color-raised); }
  ::slotted(*:focus-visible) { outline: 2px solid var(--_color-accent); outline-offset: 2px; }
  .settings {
    --_room: min(780px, 100dvb - 48px); --_fp-shell: calc(var(--_room) - 58px);
    inline-size: min(1060px, calc(100vi - 48px)); max-inline-size: none; block-size: var(--_room); max-block-size: none; padding: 0; overflow: clip;
    border-radius: var(--_radius-frame); box-shadow: 0 12px 48px #0004;
  }
  .settings::backdrop { background: #0006; }
  .settings[open] { display: flex; flex-direction: column; }
  .top { display: flex; gap: 12px; align-items: center; padding: 10px 12px 10px 22px; }
  .top:dir(rtl) { padding: 10px 22px 10px 12px; }
  .top h2 { margin-inline-end: auto; font-size: 1.1em; }
  .top button { inline-size: 36px; padding: 0; }
  .room { flex: 1; overflow: auto; overscroll-behavior: contain; }
  .room > .banner { margin: 16px; }
  .room > :not(.banner) { --fp-radius-frame: 0px; --fp-shadow-frame: none; margin: 0 -1px; }
  @media (max-width: 640px) {
    .settings { --_room: 100dvb; inline-size: 100vi; max-block-size: none; margin: 0; border: 0; border-radius: 0; }
  }
  @media (pointer: coarse) {
    .item, ::slotted(*) { min-block-size: 44px; }
    .top button { inline-size: 44px; }
  }
`;
