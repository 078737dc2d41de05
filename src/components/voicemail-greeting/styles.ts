import { css } from 'lit';

/** What this panel has of its own: sounds that stand below their names, and the place where files are dropped. */
export const styles = css`
  .greeting.over { border-color: var(--_color-accent); background: var(--_color-accent-soft); }
  .row.tools { display: flex; flex-wrap: wrap; gap: 8px; border-block-start: 0; padding-block-start: 0; }
  .row.tools > .note { flex-basis: 100%; }
  .row.tools > .danger { margin-inline-start: auto; }
  .dot { inline-size: 10px; block-size: 10px; border-radius: 50%; background: var(--_color-danger); }
  .files { margin-block: 12px 0; }
  @container (max-width: 560px) { .row.tools > .danger { margin-inline-start: 0; } }
  @media (forced-colors: active) { .dot { forced-color-adjust: none; background: CanvasText; } }
`;
