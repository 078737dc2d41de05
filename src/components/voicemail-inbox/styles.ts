import { css } from 'lit';

export const styles = css`
  .folders { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; min-block-size: 36px; margin: 16px 0 -6px; }
  .folders .quiet { margin-inline-end: -10px; }
  .folders .hint { margin: 0; }
  .switcher { display: flex; }
  .switcher button { border-radius: 0; margin-inline-start: -1px; color: var(--_color-quiet); }
  .switcher button:first-child { margin: 0; border-start-start-radius: var(--_radius-control); border-end-start-radius: var(--_radius-control); }
  .switcher button:last-child { border-start-end-radius: var(--_radius-control); border-end-end-radius: var(--_radius-control); }
  .switcher [aria-pressed='true'] { position: relative; color: var(--_color-text); border-color: var(--_color-accent); box-shadow: inset 0 0 0 1px var(--_color-accent); }
  [role='list'] > .row:first-child { border-block-start: 0; }
  .reason, .trash-hint { border-block-end: 1px solid var(--_color-line); }
  .trash-hint { margin: 0; padding: 10px 18px; }
  .why { display: flex; gap: 8px; align-items: center; margin: 0; }
  .play-place { inline-size: 36px; block-size: 36px; border: 1px solid var(--_color-line); border-radius: 50%; }
  .row.message { grid-template-columns: auto minmax(0, 1fr) auto; gap: 4px 14px; align-items: start; }
  .message > .about { cursor: pointer; padding-block: 2px; }
  .message:has([aria-expanded='true']) > .about { cursor: auto; }
  .message.new .name { font-weight: 650; }
  .who { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; }
  .transcript { margin: 6px 0 0; max-inline-size: 68ch; overflow-wrap: anywhere; }
  .transcript.short { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; color: var(--_color-quiet); }
  .details { inline-size: 36px; padding: 0; margin-inline-end: -8px; }
  .details[aria-expanded='true'] .chevron { rotate: 180deg; }
  .open { grid-column: 2 / -1; display: grid; gap: 8px; margin-block-start: 6px; }
  .open > .hint { margin: 0; }
  .open .actions { margin-inline-start: -10px; gap: 4px; }
  .message > .note { grid-column: 2 / -1; }
  .call {
    display: inline-flex; align-items: center; min-block-size: 36px; padding: 6px 14px; margin-inline-start: 10px; font-weight: 550; color: var(--_color-text);
    text-decoration: none; border: 1px solid var(--_color-field-line); border-radius: var(--_radius-control);
  }
  .call:hover { background: var(--_color-raised); }
  .more { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: center; padding: 8px 18px; border-block-start: 1px solid var(--_color-line); }
  @media (pointer: coarse) { .call { min-block-size: 44px; } }
  @container (max-width: 560px) { .row.message { gap: 4px 10px; } .open { grid-column: 1 / -1; } }
`;
