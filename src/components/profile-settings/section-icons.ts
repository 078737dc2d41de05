import { html, svg, type TemplateResult } from 'lit';

const icon = (paths: TemplateResult) => (): TemplateResult =>
  html`<svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;

/** Beside the names in the navigation. */
export const sectionIcons = {
  person: icon(svg`<circle cx="9" cy="6" r="3"/><path d="M3 15.500c.8-2.800 3.100-4.200 6-4.200s5.200 1.400 6 4.200"/>`),
  clock: icon(svg`<circle cx="9" cy="9" r="6.500"/><path d="M9 5.500V9l2.500 1.500"/>`),
  phone: icon(svg`<path d="M4 3h3l1.200 3.500-1.700 1.200a9 9 0 0 0 3.800 3.800l1.200-1.700L15 11v3c0 .6-.4 1-1 1A11 11 0 0 1 3 4c0-.6.4-1 1-1z"/>`),
  screen: icon(svg`<rect x="2.500" y="3.500" width="13" height="9" rx="1.500"/><path d="M6.500 15.500h5"/>`),
};
