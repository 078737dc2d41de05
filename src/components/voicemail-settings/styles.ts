import { css } from 'lit';

/** What this panel has of its own: addresses with their buttons, and the form for the PIN. */
export const styles = css`
  h3 { margin: 24px 0 -8px; font-size: 1em; font-weight: 600; }
  .changed.others { box-shadow: inset 3px 0 0 var(--_color-accent); }
  .changed.others:dir(rtl) { box-shadow: inset -3px 0 0 var(--_color-accent); }
  .addresses li { display: flex; gap: 8px; align-items: center; justify-content: space-between; }
  .addresses bdi { min-inline-size: 0; overflow-wrap: anywhere; }
  .addresses .quiet { padding-inline: 4px 0; }
  .add { margin-inline-start: -10px; }
  .one-more { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .one-more .input { flex: 1 1 100%; }
  .one-more .note { flex: 1 1 100%; }
  dialog form { display: grid; gap: 14px; }
  dialog .actions { margin-block-start: 6px; }
  .pin { display: grid; gap: 4px; }
  .pin .input { letter-spacing: 0.2em; }
  .rules { font-size: 13px; line-height: 1.45; color: var(--_color-quiet); }
  .rules p { margin: 0 0 4px; }
  .rules li { display: flex; gap: 8px; padding-block: 1px; }
  .rules svg, .dot { inline-size: 16px; block-size: 16px; flex: none; translate: 0 1px; }
  .dot::before { content: ''; display: block; inline-size: 5px; block-size: 5px; margin: 6px; border-radius: 50%; background: currentColor; }
  .kept { color: var(--_color-ok); }
  .broken { color: var(--_color-danger); }
`;
