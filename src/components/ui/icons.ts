import { svg, html, type TemplateResult } from 'lit';

const icon = (paths: TemplateResult, size = 18): TemplateResult =>
  html`<svg aria-hidden="true" width=${size} height=${size} viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;

/** Drawn on an 18-pixel grid; always beside words, never instead of them. */
export const icons = {
  lock: () => icon(svg`<rect x="4" y="8" width="10" height="7" rx="1.5"/><path d="M6.500 8V6a2.500 2.500 0 0 1 5 0v2"/>`, 16),
  alert: () => icon(svg`<circle cx="9" cy="9" r="6.500"/><path d="M9 5.500v4M9 12.200v.1"/>`),
  check: () => icon(svg`<path d="m4 9.500 3.200 3.200L14 6"/>`),
  offline: () => icon(svg`<path d="M2.500 7a9.500 9.500 0 0 1 13 0M5 9.700a5.800 5.800 0 0 1 8 0M7.500 12.300a2.200 2.200 0 0 1 3 0M3 3l12 12"/>`),
  swap: () => icon(svg`<path d="M3 6.500h11M11 3.500l3 3-3 3M15 11.500H4M7 8.500l-3 3 3 3"/>`),
  refresh: () => icon(svg`<path d="M14.500 9a5.500 5.500 0 1 1-1.600-3.900M14.500 3v3h-3"/>`, 16),
};
