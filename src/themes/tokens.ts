import { css, unsafeCSS, type CSSResult } from 'lit';

interface Token { readonly light: string; readonly dark?: string; readonly contrast?: readonly [light: string, dark: string] }

/** Of the accent, whichever the page has set. */
const tint = (percent: number): string => `color-mix(in oklab,var(--_color-accent) ${percent}%,var(--_color-surface))`;

/**
 * Every public token, once: `--fp-<name>` is the host's to set, on any ancestor; without it the value here holds.
 * `contrast` replaces the pair under `theme="high-contrast"` and `prefers-contrast: more`.
 */
export const tokens = {
  'color-surface': { light: '#fff', dark: 'oklch(0.215 0.012 260)', contrast: ['#fff', '#000'] },
  'color-raised': { light: 'oklch(0.985 0.002 260)', dark: 'oklch(0.245 0.013 260)', contrast: ['#fff', '#000'] },
  'color-line': { light: 'oklch(0.915 0.005 260)', dark: 'oklch(0.32 0.014 260)', contrast: ['#555', '#aaa'] },
  'color-field-line': { light: 'oklch(0.62 0.015 260)', dark: 'oklch(0.6 0.015 260)', contrast: ['#000', '#fff'] },
  'color-text': { light: 'oklch(0.24 0.02 260)', dark: 'oklch(0.94 0.006 260)', contrast: ['#000', '#fff'] },
  'color-quiet': { light: 'oklch(0.49 0.02 260)', dark: 'oklch(0.73 0.012 260)', contrast: ['#222', '#eee'] },
  'color-accent': { light: 'oklch(0.5 0.17 262)', dark: 'oklch(0.76 0.12 262)', contrast: ['oklch(0.36 0.17 262)', 'oklch(0.87 0.09 250)'] },
  'color-on-accent': { light: '#fff', dark: 'oklch(0.19 0.03 262)', contrast: ['#fff', '#000'] },
  'color-accent-soft': { light: tint(10), dark: tint(18), contrast: ['oklch(0.92 0.05 262)', 'oklch(0.32 0.09 262)'] },
  'color-ok': { light: 'oklch(0.46 0.12 155)', dark: 'oklch(0.79 0.14 155)', contrast: ['oklch(0.33 0.1 155)', 'oklch(0.88 0.14 155)'] },
  'color-ok-soft': { light: 'oklch(0.96 0.03 155)', dark: 'oklch(0.29 0.05 155)', contrast: ['#fff', '#000'] },
  'color-warn': { light: 'oklch(0.47 0.11 65)', dark: 'oklch(0.84 0.13 80)', contrast: ['oklch(0.36 0.09 65)', 'oklch(0.9 0.12 85)'] },
  'color-warn-soft': { light: 'oklch(0.965 0.03 80)', dark: 'oklch(0.29 0.045 75)', contrast: ['#fff', '#000'] },
  'color-danger': { light: 'oklch(0.5 0.19 25)', dark: 'oklch(0.76 0.13 22)', contrast: ['oklch(0.39 0.16 25)', 'oklch(0.86 0.09 20)'] },
  'color-danger-soft': { light: 'oklch(0.965 0.02 20)', dark: 'oklch(0.28 0.055 22)', contrast: ['#fff', '#000'] },
  'font-family': { light: 'inherit' },
  'font-size': { light: '14.5px' },
  'radius-control': { light: '8px' },
  'radius-card': { light: '12px' },
  'radius-frame': { light: '14px' },
  'shadow-frame': { light: '0 1px 2px oklch(0.2 0.02 260 / 0.05), 0 8px 28px oklch(0.2 0.02 260 / 0.06)' },
  'duration': { light: '150ms' },
} as const satisfies Record<string, Token>;

const entries: [string, Token][] = Object.entries(tokens);
const pair = (light: string, dark = light): string => (light === dark ? light : `light-dark(${light},${dark})`);
const contrasted = entries.flatMap(([name, { contrast }]) => (contrast ? [[name, pair(...contrast)] as const] : []));

// `--_fp-` is ours: it carries high contrast from the element that has the theme down to the panels inside it.
const declared = (use: (name: string, value: string) => string): CSSResult =>
  unsafeCSS(contrasted.map(([name, value]) => use(name, value)).join(''));
const highContrast = declared((name, value) => `--_fp-${name}:${value};`);
const normalContrast = declared((name) => `--_fp-${name}:initial;`);
const privates = unsafeCSS(entries.filter(([name]) => name !== 'font-family').map(([name, { light, dark, contrast }]) => {
  const value = pair(light, dark);
  return `--_${name}:var(--fp-${name},${contrast ? `var(--_fp-${name},${value})` : value});`;
}).join(''));

/** `theme` on any element of ours: it follows the page unless told otherwise. */
export const themes = css`
  :host([theme='light']) { color-scheme: light; ${normalContrast} }
  :host([theme='dark']) { color-scheme: dark; ${normalContrast} }
  :host([theme='high-contrast']) { ${highContrast} }
  @media (prefers-contrast: more) { :host { ${highContrast} } }
`;

/** The root of every shadow tree: nothing of the page gets in but its font, direction and colour scheme. */
export const root = css`
  .fp {
    all: initial;
    ${privates}
    display: block;
    position: relative;
    direction: inherit;
    color-scheme: inherit;
    color: var(--_color-text);
    /* Only in a theme that the user chose: the first name is empty then, and all is invalid otherwise. */
    background: var(--_fp-worn) var(--_color-surface);
    box-shadow: var(--_fp-worn) 0 0 0 12px var(--_color-surface);
    border-radius: var(--_radius-control);
    font: 400 var(--_font-size) / 1.5 system-ui, sans-serif;
    font-family: var(--fp-font-family, inherit);
    text-align: start;
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
  }
  .fp[dir='rtl'] { direction: rtl; }
`;
