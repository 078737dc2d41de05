import { css } from 'lit';

/** Numbers, hours and the week. */
export const partStyles = css`
  .about .hint .badge { margin-block-end: 2px; }
  section { margin-block-start: 28px; }
  section.panel { margin: 0; }
  .title { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: center; justify-content: space-between; }
  h3, h4 { margin: 0; font-size: 1em; font-weight: 600; }
  h4 { display: inline; }
  h3:focus-visible { outline-offset: 4px; border-radius: 4px; }
  .title .hint { flex-basis: 100%; margin: 0; }
  .title .quiet { margin-block: -4px; }
  .title + .card, .card + .card, form + .card { margin-block-start: 10px; }
  section form > .card { margin-block-start: 10px; }
  li > form > .card { margin: 0; border-width: 1px 0 0; border-radius: 0; background: var(--_color-raised); }
  li:first-child > form > .card { border-block-start: 0; }
  .intervals.changed > .row { box-shadow: inset 3px 0 0 var(--_color-accent); }
  .intervals.changed:dir(rtl) > .row { box-shadow: inset -3px 0 0 var(--_color-accent); }
  .card > .row ~ .intervals > .row { border-block-start: 1px solid var(--_color-line); }
  .end > .control { flex-wrap: wrap; gap: 0 4px; }
  .control > .switch { margin-inline-start: 8px; }
  .row.end > .control:has(> .quiet:last-child) { margin-inline-end: -10px; }
  li button, .add button, .week-card button { margin-block: -6px; }
  form .actions button { margin-block: 0; }
  .arrow { min-inline-size: 36px; padding: 6px; }
  .arrow span { font-size: 17px; line-height: 1; }
  .arrow:dir(rtl) span { scale: -1 1; }
  .add { padding-block: 8px; }
  .add .note { color: var(--_color-quiet); } .add .note.error { color: var(--_color-danger); }
  form .actions { justify-content: end; padding: 12px 18px; border-block-start: 1px solid var(--_color-line); }
  form .actions > .note { flex: 1 1 20ch; }
  .inline { display: flex; flex-wrap: wrap; gap: 6px 20px; }
  .inline label { display: flex; gap: 10px; align-items: baseline; cursor: pointer; }
  .days { display: flex; flex-wrap: wrap; gap: 6px; }
  .day { position: relative; }
  .day input { position: absolute; inset: 0; opacity: 0; margin: 0; inline-size: 100%; block-size: 100%; cursor: pointer; }
  .day span {
    display: block; min-inline-size: 40px; padding: 6px 8px; text-align: center; border: 1px solid var(--_color-field-line); border-radius: var(--_radius-control);
    background: var(--_color-surface);
  }
  .day :checked + span { background: var(--_color-accent); border-color: var(--_color-accent); color: var(--_color-on-accent); font-weight: 550; }
  .day :focus-visible + span { outline: 2px solid var(--_color-accent); outline-offset: 2px; }
  [aria-invalid] + span { border-color: var(--_color-danger); }
  input[type='date'], input[type='time'] { min-inline-size: 0; }
  .week-card { margin-block-start: 10px; min-block-size: 330px; }
  .week { display: block; padding: 4px 18px 14px; }
  .week thead, .week tbody { display: contents; }
  .week tr { display: grid; grid-template-columns: 10.5em minmax(0, 1fr) minmax(0, 15em); gap: 2px 16px; align-items: center; padding-block: 5px; }
  .week th { font-weight: 400; text-align: start; padding: 0; }
  .week td { padding: 0; }
  .today th { font-weight: 600; }
  .week small { font-size: 12.5px; color: var(--_color-quiet); font-weight: 400; }
  .bar-of-day { grid-area: 1 / 2; }
  .hours { font-variant-numeric: tabular-nums; font-size: 13px; grid-area: 1 / 3; }
  .none { color: var(--_color-quiet); }
  .scale { grid-column: 2; }
  .scale div { display: flex; justify-content: space-between; font-size: 12px; color: var(--_color-quiet); font-variant-numeric: tabular-nums; white-space: nowrap; }
  .week svg { display: block; inline-size: 100%; block-size: 18px; border: 1px solid var(--_color-line); border-radius: 4px; background: var(--_color-raised); }
  .week svg:dir(rtl) { scale: -1 1; }
  .week rect.day { fill: none; }
  .week rect.on { fill: var(--_color-accent); }
  .week path { stroke: var(--_color-line); stroke-width: 1; vector-effect: non-scaling-stroke; }
  .week path.now { stroke: var(--_color-text); stroke-width: 2; }
  @container (max-width: 560px) {
    form .actions, .week { padding-inline: 14px; }
    .week tr { grid-template-columns: auto minmax(0, 1fr); }
    .bar-of-day { grid-area: 2 / 1 / 3 / 3; }
    .hours { grid-area: 1 / 2; text-align: end; }
    .scale { grid-area: 1 / 1 / 2 / 3; }
  }
  @media (forced-colors: active) {
    .week rect.on { fill: Highlight; } .week path { stroke: GrayText; } .week path.now { stroke: CanvasText; }
    .day :checked + span { forced-color-adjust: none; background: Highlight; color: HighlightText; border-color: Highlight; }
  }
`;
