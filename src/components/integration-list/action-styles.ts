import { css } from 'lit';

export const actionStyles = css`
  .services { flex-basis: 100%; margin: 4px 0 0; padding: 12px 14px; border: 1px solid var(--_color-line); border-radius: var(--_radius-control); }
  legend { float: inline-start; padding: 0; font-weight: 500; margin-block-end: 4px; }
  .services .actions { margin-block-start: 8px; }
  .services label { clear: both; display: flex; gap: 10px; align-items: center; min-block-size: 36px; cursor: pointer; }
  .services label:has(:disabled) { cursor: default; }
  .services small { font-size: 13px; color: var(--_color-quiet); }
  @media (pointer: coarse) { .services label { min-block-size: 44px; } }
`;
