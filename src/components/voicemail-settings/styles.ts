import { css } from 'lit';

/** What this panel has of its own: addresses with their buttons. */
export const styles = css`
  h3 { margin: 24px 0 -8px; font-size: 1em; font-weight: 600; }
  .changed.others { box-shadow: inset 3px 0 0 var(--_color-accent); }
  .changed.others:dir(rtl) { box-shadow: inset -3px 0 0 var(--_color-accent); }
  .inbox { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; }
  .addresses li { display: flex; gap: 8px; align-items: center; justify-content: space-between; }
  .addresses bdi { min-inline-size: 0; overflow-wrap: anywhere; }
  .addresses .quiet { padding-inline: 4px 0; }
  .add { margin-inline-start: -10px; }
  .card > .banner { margin: 14px; }
  .row.skeleton > .about { min-block-size: calc(1lh + 20.85px); }
  @container (max-width: 450px) { .row.skeleton > .about { min-block-size: calc(1lh + 83.7px); } }
`;
