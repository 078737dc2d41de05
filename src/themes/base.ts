import { css } from 'lit';
import { root, themes } from './tokens.ts';

const layout = css`
  :host { display: block; color-scheme: var(--_fp-scheme, inherit); }
  :host([hidden]) { display: none; }
  * { box-sizing: border-box; }
  [hidden] { display: none !important; }
  .fp { container-type: inline-size; }
  .panel { display: flex; flex-direction: column; }
  h2 { inline-size: fit-content; font-size: 1.31em; line-height: 1.3; font-weight: 620; margin: 0; letter-spacing: -0.01em; text-wrap: balance; outline: none; }
  .head { display: grid; grid-template-columns: minmax(min(9em, 60%), 1fr) auto; gap: 0 12px; align-items: center; }
  .head > button { margin-block: -6px; white-space: normal; }
  .head > .lead { grid-column: 1 / -1; }
  .lead { margin: 4px 0 0; color: var(--_color-quiet); max-inline-size: 62ch; text-wrap: pretty; }
  .plain { list-style: none; margin: 0; padding: 0; }
  .card { border: 1px solid var(--_color-line); border-radius: var(--_radius-card); margin-block-start: 16px; background: var(--_color-surface); }
  .row {
    display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, min(320px, 55%)); gap: 4px 24px; align-items: center;
    padding: 14px 18px; border-block-start: 1px solid var(--_color-line);
  }
  .card > .row:first-child, .plain > .row:first-child { border-block-start: 0; }
  /* The control goes below its name only where both have no room. */
  .row.end { display: flex; flex-wrap: wrap; gap: 8px 24px; }
  .end > .about { flex: 1 1 min(16em, 55%); }
  .row.sub { padding-inline-start: 36px; }
  .about { min-inline-size: 0; }
  .name { font-weight: 500; }
  .hint { display: block; color: var(--_color-quiet); font-size: 13px; line-height: 1.45; margin-block-start: 2px; text-wrap: pretty; }
  .control { min-inline-size: 0; }
  .end > .control { display: flex; gap: 8px; align-items: center; justify-content: end; margin-inline-start: auto; }
  .note { grid-column: 2; font-size: 13px; line-height: 1.45; margin: 0; }
  .end > .note { flex-basis: 100%; }
  .note.error { color: var(--_color-danger); }
  .locked { display: flex; gap: 8px; align-items: center; min-block-size: 38px; }
  .locked > span { overflow-wrap: anywhere; }
  .end .locked { min-block-size: 24px; }
  svg { flex: none; }
  .locked svg { color: var(--_color-quiet); }
  .num { font-variant-numeric: tabular-nums; }
  .number { unicode-bidi: isolate; direction: ltr; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: clip; clip-path: inset(50%); white-space: nowrap; }
  .empty { padding: 18px; margin: 0; color: var(--_color-quiet); }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  @container (max-width: 560px) {
    .row { grid-template-columns: minmax(0, 1fr); padding: 12px 14px; }
    .row.sub { padding-inline-start: 26px; }
    .row > .control { margin-block-start: 4px; }
    .row.end > .control { margin-block-start: 0; }
    .note { grid-column: 1; }
    .locked { min-block-size: 0; }
  }
`;

const controls = css`
  input, select, button { font: inherit; color: inherit; margin: 0; letter-spacing: inherit; }
  .input {
    display: block; inline-size: 100%; min-block-size: 38px; padding: 7px 11px; color: var(--_color-text);
    background-color: var(--_color-surface); border: 1px solid var(--_color-field-line); border-radius: var(--_radius-control);
    /* In WebKit a select's words would otherwise widen the page. */
    contain: paint; text-overflow: ellipsis;
  }
  /* Where what is typed runs by itself, it still stands at the start. */
  .row:dir(rtl) .input { text-align: right; }
  select.input {
    --_stroke: #0000 40%, var(--_color-quiet) 44% 60%, #0000 64%;
    appearance: none; padding-inline-end: 34px; background: linear-gradient(45deg, var(--_stroke)), linear-gradient(-45deg, var(--_stroke)) var(--_color-surface);
    background-size: 5px 5px; background-repeat: no-repeat; background-position: calc(100% - 16px), calc(100% - 12px);
  }
  select.input:dir(rtl) { background-position: 12px, 16px; }
  .changed .input { border-color: var(--_color-accent); }
  .changed .input, .changed.end { box-shadow: inset 3px 0 0 var(--_color-accent); }
  .changed:dir(rtl) .input, .changed.end:dir(rtl) { box-shadow: inset -3px 0 0 var(--_color-accent); }
  .card > .changed.end:first-child { border-start-start-radius: calc(var(--_radius-card) - 1px); }
  .card > .changed.end:last-child { border-end-start-radius: calc(var(--_radius-card) - 1px); }
  ::placeholder { color: var(--_color-quiet); opacity: 1; }
  .input[aria-invalid='true'] { border-color: var(--_color-danger); }
  :focus-visible { outline: 2px solid var(--_color-accent); outline-offset: 2px; }
  h2:focus-visible { outline-offset: 4px; border-radius: 4px; }
  .switch {
    appearance: none; inline-size: 40px; block-size: 24px; border-radius: 99px; background: var(--_color-field-line); position: relative;
    cursor: pointer; flex: none; transition: background-color var(--_duration);
  }
  .switch::after {
    content: ''; position: absolute; inset-block-start: 3px; inset-inline-start: 3px; inline-size: 18px; block-size: 18px; border-radius: 50%;
    background: #fff; box-shadow: 0 1px 2px #0004; transition: inset-inline-start var(--_duration);
  }
  .switch:checked { background: var(--_color-accent); }
  .switch:checked::after { inset-inline-start: 19px; background: var(--_color-on-accent); }
  .check { inline-size: 18px; block-size: 18px; accent-color: var(--_color-accent); cursor: pointer; }
  :disabled { cursor: not-allowed; }
  .switch:disabled, .check:disabled { opacity: 0.5; }
  button {
    display: inline-flex; align-items: center; justify-content: center; gap: 8px; font-weight: 550; min-block-size: 36px; padding: 6px 14px;
    color: var(--_color-text); background: var(--_color-surface); border: 1px solid var(--_color-field-line);
    border-radius: var(--_radius-control); cursor: pointer; text-align: center; transition: background-color var(--_duration);
  }
  button:hover { background: var(--_color-raised); }
  button.primary { background: var(--_color-accent); border-color: transparent; color: var(--_color-on-accent); }
  button.primary:hover { background: color-mix(in oklab, var(--_color-accent) 90%, var(--_color-text)); }
  button.danger.primary { background: var(--_color-danger); color: var(--_color-surface); }
  button.quiet { border-color: transparent; background: transparent; color: var(--_color-quiet); padding-inline: 10px; }
  button.quiet:hover { background: var(--_color-raised); color: var(--_color-text); }
  button.quiet.danger { color: var(--_color-danger); }
  button.quiet.danger:hover { background: var(--_color-danger-soft); color: var(--_color-danger); }
  button[aria-disabled='true'] { opacity: 0.6; cursor: default; }
  button.link { display: inline; min-block-size: 24px; padding: 0; border: 0; background: none; color: var(--_color-accent); text-decoration: underline; text-underline-offset: 2px; }
  @media (pointer: coarse) {
    button:not(.link), .input { min-block-size: 44px; }
    .end > .control { min-block-size: 44px; }
    /* The whole row is its switch. */
    .row.end, .end > .note { position: relative; }
    .end label::after { content: ''; position: absolute; inset: 0; }
  }
`;

const signs = css`
  .badge {
    display: inline-flex; gap: 6px; align-items: center; font-size: 12.5px; font-weight: 550; line-height: 1.5; padding: 1px 9px;
    border-radius: 99px; overflow-wrap: anywhere; color: var(--_color-quiet); background: var(--_color-raised); vertical-align: 1px;
  }
  .badge::before { content: ''; inline-size: 7px; block-size: 7px; border-radius: 50%; border: 1.5px solid currentColor; flex: none; }
  .badge.ok { color: var(--_color-ok); background: var(--_color-ok-soft); }
  .badge.warn { color: var(--_color-warn); background: var(--_color-warn-soft); }
  .badge.danger { color: var(--_color-danger); background: var(--_color-danger-soft); }
  .badge:is(.ok, .warn, .danger)::before { background: currentColor; }
  .banner {
    display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin-block-start: 16px; padding: 10px 14px; font-size: 13.5px;
    border: 1px solid var(--_color-line); border-radius: var(--_radius-control); background: var(--_color-raised); color: var(--_color-text);
  }
  .banner > span { flex: 1 1 24ch; text-wrap: pretty; }
  .banner > svg { color: var(--_color-quiet); }
  .banner.danger { background: var(--_color-danger-soft); } .banner.danger > svg { color: var(--_color-danger); }
  .banner.warn { background: var(--_color-warn-soft); } .banner.warn > svg { color: var(--_color-warn); }
  .skeleton .bone { display: block; block-size: 12px; margin-block: 5px; border-radius: 6px; background: var(--_color-line); inline-size: 60%; }
  .skeleton .row .bone { inline-size: 9em; max-inline-size: 100%; }
  .skeleton .about .bone + .bone { inline-size: 16em; block-size: 10px; margin-block: 9px 4px; }
  .skeleton .control .bone { inline-size: 100%; block-size: 38px; margin-block: 0; border-radius: var(--_radius-control); background: var(--_color-raised); border: 1px solid var(--_color-line); }
  .skeleton .end .control .bone { inline-size: 40px; block-size: 24px; border-radius: 99px; }
  .bar {
    position: sticky; inset-block-end: 0; z-index: 1; display: flex; align-items: center; gap: 10px; padding: 12px 18px;
    background: var(--_color-surface); border-block-start: 1px solid var(--_color-line);
  }
  .panel > .bar {
    inset-block-end: 8px; margin-block-start: 12px; border: 1px solid var(--_color-line); border-radius: var(--_radius-card);
    box-shadow: 0 2px 12px oklch(0.2 0.02 260 / 0.1);
  }
  .bar button { white-space: nowrap; }
  .bar p { margin: 0; margin-inline-end: auto; color: var(--_color-quiet); font-size: 13.5px; text-wrap: pretty; }
  .bar b { color: var(--_color-text); font-weight: 550; }
  .bar .saved { display: flex; gap: 8px; align-items: center; color: var(--_color-ok); font-weight: 550; min-block-size: 36px; }
  @container (max-width: 560px) {
    .bar { flex-wrap: wrap; padding: 10px 14px; }
  }
  @container (max-width: 420px) {
    .bar p { flex-basis: 100%; }
    .bar button { flex: 1; }
  }
  @media (prefers-reduced-motion: reduce) { *, ::after { transition: none !important; animation: none !important; } }
  @media (prefers-reduced-motion: no-preference) {
    .bar, .banner { animation: appear var(--_duration) ease-out; }
    .skeleton { animation: appear 200ms ease-out 200ms backwards; }
    @keyframes appear { from { opacity: 0; } }
  }
  @media (forced-colors: active) {
    .switch { forced-color-adjust: none; background: Canvas; border: 1px solid ButtonText; }
    .switch::after { background: ButtonText; inset-block-start: 2px; }
    .switch:checked { background: Highlight; border-color: Highlight; }
    .switch:checked::after { background: HighlightText; }
    .switch:disabled { border-color: GrayText; opacity: 1; } .switch:disabled::after { background: GrayText; }
    select.input { appearance: auto; }
    .badge, .banner { border: 1px solid; }
    .changed .input, .changed.end { outline: 2px solid Highlight; outline-offset: -2px; }
    .skeleton .bone { background: GrayText; }
  }
`;

/** What every panel wears; one module, so that a page holds it once however many panels it has. */
export const base = [themes, root, layout, controls, signs];
