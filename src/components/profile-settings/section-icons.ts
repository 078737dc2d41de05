import { html, svg, type TemplateResult } from 'lit';

const icon = (paths: TemplateResult) => (): TemplateResult =>
  html`<svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;

/** Beside the names in the navigation. */
export const sectionIcons = {
  person: icon(svg`<circle cx="9" cy="6" r="3"/><path d="M3 15.500c.8-2.800 3.100-4.200 6-4.200s5.200 1.400 6 4.200"/>`),
  people: icon(svg`<circle cx="6.500" cy="6.500" r="2.500"/><path d="M2 14.500c.5-2.400 2.300-3.600 4.500-3.600s4 1.200 4.500 3.600M11.500 4.200a2.500 2.500 0 0 1 0 4.600M13 11.200c1.600.5 2.700 1.600 3 3.300"/>`),
  ribbon: icon(svg`<circle cx="9" cy="7" r="4.500"/><path d="M6.200 10.600 5.500 16 9 14l3.500 2-.7-5.400"/>`),
  look: icon(svg`<circle cx="9" cy="9" r="6.500"/><path d="M9 2.500v13a6.500 6.500 0 0 0 0-13z" fill="currentColor"/>`),
  building: icon(svg`<path d="M3.500 15.500V4a1 1 0 0 1 1-1H10a1 1 0 0 1 1 1v11.500M11 7.500h2.500a1 1 0 0 1 1 1v7M2.500 15.500h13M6 6.500h2.500M6 9.500h2.500M6 12.500h2.500"/>`),
  available: icon(svg`<circle cx="9" cy="9" r="6.500"/><path d="m6 9.300 2.200 2.200L12 7"/>`),
  clock: icon(svg`<circle cx="9" cy="9" r="6.500"/><path d="M9 5.500V9l2.500 1.500"/>`),
  forward: icon(svg`<path d="M3 9h11.500M10.500 5l4 4-4 4"/>`),
  phone: icon(svg`<path d="M4 3h3l1.200 3.500-1.700 1.200a9 9 0 0 0 3.800 3.800l1.200-1.700L15 11v3c0 .6-.4 1-1 1A11 11 0 0 1 3 4c0-.6.4-1 1-1z"/>`),
  voicemail: icon(svg`<circle cx="5.500" cy="9" r="3"/><circle cx="12.500" cy="9" r="3"/><path d="M5.500 12h7"/>`),
  options: icon(svg`<path d="M2.500 5.500h4M10.500 5.500h5M2.500 12.500h6M12.500 12.500h3"/><circle cx="8.500" cy="5.500" r="2"/><circle cx="10.500" cy="12.500" r="2"/>`),
  barred: icon(svg`<circle cx="9" cy="9" r="6.500"/><path d="m4.500 4.500 9 9"/>`),
  book: icon(svg`<path d="M4 15.500V4a1.500 1.500 0 0 1 1.500-1.500H14v13H5.500A1.500 1.500 0 0 1 4 14M2.500 6H5M2.500 9H5M2.500 12H5"/><circle cx="9.500" cy="7" r="1.500"/><path d="M7 11.800c.400-1.500 1.300-2.200 2.500-2.200s2.100.700 2.500 2.200"/>`),
  plug: icon(svg`<path d="M6.500 2.500v4M11.500 2.500v4M4.500 6.500h9v2.200a4.500 4.500 0 0 1-9 0zM9 13.200v2.300"/>`),
  bell: icon(svg`<path d="M4.500 12.500h9c-1-1-1.300-2.200-1.300-4.700a3.200 3.200 0 0 0-6.400 0c0 2.500-.3 3.700-1.300 4.700zM7.500 15a1.600 1.600 0 0 0 3 0"/>`),
  headset: icon(svg`<path d="M3.500 11V9a5.500 5.500 0 0 1 11 0v2M14.500 13.500c0 1.500-1.500 2.200-4 2.200"/><rect x="2.500" y="10" width="3" height="4.500" rx="1.200"/><rect x="12.500" y="10" width="3" height="4.500" rx="1.200"/>`),
  screen: icon(svg`<rect x="2.500" y="3.500" width="13" height="9" rx="1.500"/><path d="M6.500 15.500h5"/>`),
};
