import { html, type TemplateResult } from 'lit';

/** Says that a list opens here. */
export const chevron = (): TemplateResult => html`<svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="none"
  stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="m5 7.500 4 4 4-4"/></svg>`;
