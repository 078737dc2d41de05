import { css } from 'lit';

export const styles = css`
  .folders { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; min-block-size: 36px; margin: 16px 0 -6px; }
  .folders .hint { flex: 1 1 9em; min-block-size: 19px; margin: 0; text-align: end; }
  .switcher { display: flex; gap: 8px; }
  .switcher [aria-pressed='true'] { border-color: var(--_color-accent); box-shadow: inset 0 0 0 1px var(--_color-accent); }
  [role='listitem']:first-child > .row { border-block-start: 0; }
  .card > .hint { margin: 0; padding: 10px 18px; border-block-end: 1px solid var(--_color-line); }
  .hint > svg { vertical-align: -3px; }
  .row.message { grid-template-columns: auto minmax(0, 1fr) auto; gap: 4px 14px; align-items: start; }
  .message > .about { cursor: pointer; padding-block: 2px; }
  .message.new .name { font-weight: 650; }
  .who { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; }
  .transcript { margin: 6px 0 0; max-inline-size: 68ch; overflow-wrap: anywhere; }
  .transcript.short { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; color: var(--_color-quiet); }
  .details { aspect-ratio: 1; padding: 0; margin-inline-end: -8px; }
  .details::after { content: '▾'; }
  .message > :is(.note, .banner) { grid-column: 2 / -1; }
  .more { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: center; padding: 8px; border-block-start: 1px solid var(--_color-line); }
  @container (max-width: 560px) { .row.message { gap: 4px 10px; } }
`;
