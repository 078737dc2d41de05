import { css } from 'lit';
import { faceStyles } from './player-face.ts';

export const playerStyles = css`${faceStyles}
  .player { display: flex; gap: 10px; align-items: center; min-inline-size: 0; }
  .player > .seek { flex: 1 1 6em; min-inline-size: 3em; inline-size: 0; block-size: 24px; margin: 0; accent-color: var(--_color-accent); cursor: pointer; }
  .player > .num { color: var(--_color-quiet); font-size: 13px; white-space: nowrap; }
  .player > .speed { inline-size: auto; min-block-size: 32px; padding-block: 4px; font-size: 13px; flex: none; }
  .player-note { font-size: 13px; line-height: 1.45; margin: 6px 0 0; color: var(--_color-quiet); }
  .player-note.error { color: var(--_color-danger); }
  @media (pointer: coarse) { .player > .seek { block-size: 44px; } }
`;
