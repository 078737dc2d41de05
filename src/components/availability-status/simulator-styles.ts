import { css } from 'lit';

export const simulatorStyles = css`
  .simulator { border-block-start: 1px solid var(--_color-line); background: var(--_color-raised); }
  .simulator .row:first-child { border-block-start: 0; }
  .simulator .row { grid-template-columns: minmax(0, 1fr); }
  .simulator .control { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-block-start: 4px; }
  .simulator .statuses { margin: 0; }
  .simulator .chip { padding-inline: 14px; background: var(--_color-surface); }
  .simulator .chip:has(:checked) { background: var(--_color-accent-soft); }
  .simulator .input { inline-size: auto; max-inline-size: 100%; }
  .simulator [type=text] { flex: 1 1 12em; max-inline-size: 18em; }
  .steps { list-style: none; margin: 6px 0 2px; padding: 0; counter-reset: step; }
  .step { position: relative; padding: 2px 0 14px; padding-inline-start: 36px; counter-increment: step; }
  .step::before {
    content: counter(step); position: absolute; inset-inline-start: 0; inset-block-start: 0; inline-size: 24px; block-size: 24px; border-radius: 50%;
    display: grid; place-items: center; font-size: 12.5px; font-weight: 600; font-variant-numeric: tabular-nums;
    color: var(--_color-accent); background: var(--_color-accent-soft);
  }
  .step:not(:last-child)::after { content: ''; position: absolute; inset-inline-start: 11px; inset-block: 28px 4px; inline-size: 2px; background: var(--_color-line); }
  .step:is(.blocked, .doNotDisturb, .rejected)::before { color: var(--_color-danger); background: var(--_color-danger-soft); }
  .step .name { display: inline-block; }
  .step .name::first-letter { text-transform: uppercase; }
`;
