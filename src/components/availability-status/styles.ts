import { css } from 'lit';

export const styles = css`
  .card { overflow: clip; }
  .card:empty { display: none; }
  .card .card { margin: 0; border-width: 1px 0 0; border-radius: 0; }
  .dnd.on { background: var(--_color-danger-soft); box-shadow: inset 3px 0 0 var(--_color-danger); }
  .dnd.on:dir(rtl) { box-shadow: inset -3px 0 0 var(--_color-danger); }
  .dnd.on .hint { color: var(--_color-text); }
  .dnd .about { flex-basis: 15em; }
  .dnd .control { flex-wrap: wrap; min-inline-size: 0; min-block-size: 38px; }
  .dnd .input { inline-size: auto; max-inline-size: 100%; flex: 0 1 auto; }
  .dnd .skeleton { inline-size: 12em; }
  @media (forced-colors: active) { .dnd.on { border: 2px solid Highlight; } }
`;
