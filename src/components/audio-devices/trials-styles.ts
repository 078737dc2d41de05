import { css } from 'lit';

/** Tests below their names, a volume, and what only few want to change. */
export const styles = css`
  .listening .level { margin-block-end: 10px; }
  .volume { display: flex; gap: 12px; align-items: center; min-block-size: 38px; }
  .volume input { flex: 1; min-inline-size: 0; block-size: 24px; accent-color: var(--_color-accent); cursor: pointer; }
  .volume .num { min-inline-size: 3.5em; text-align: end; }
  .left { color: var(--_color-quiet); font-size: 13px; }
  details { border-block-start: 1px solid var(--_color-line); }
  summary { padding: 14px 18px; font-weight: 500; cursor: pointer; border-radius: var(--_radius-card); }
  @container (max-width: 560px) { summary { padding: 12px 14px; } }
  @media (pointer: coarse) { .volume input, summary { min-block-size: 44px; } }
`;
