import { css, type CSSResult } from 'lit';
import type { SessionElement } from '../session-element.ts';
import { SettingsThemeChangeEvent, type UserTheme } from '../events.ts';

/** An element of ours as far as its theme goes: a panel, a shell or a `<settings-session>`, whichever copy of the package it is from. */
type Themed = HTMLElement & Pick<SessionElement, 'theme'>;

const isOurs = (element: Element): element is Themed => 'theme' in element && 'session' in element && element.shadowRoot !== null;

/** The element and all of ours around it, through shadow roots, up to its `<settings-session>`. */
export function ourselvesAround(element: Element): Themed[] {
  const found: Themed[] = [];
  for (let at: Node | null = element; at; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null)) {
    if (!(at instanceof Element) || !isOurs(at)) continue;
    found.push(at);
    if (at.localName.endsWith('settings-session')) break;
  }
  return found;
}

// Inherited names, so that our panels take the theme and what the page has between them does not. The empty one gives them a ground.
const looks: Readonly<Record<'light' | 'dark', CSSResult>> = {
  light: css`:host { --_fp-scheme: light; --_fp-worn: ; }`,
  dark: css`:host { --_fp-scheme: dark; --_fp-worn: ; }`,
};
const worn = new WeakMap<Themed, UserTheme>();

/** Puts a theme on all of ours inside `root`, unless the page, which is told first, does it itself. */
export function wear(root: Themed, theme: UserTheme, teller: HTMLElement): void {
  if (theme === (worn.get(root) ?? 'system')) return;
  takeOff(root);
  worn.set(root, theme);
  const look = teller.dispatchEvent(new SettingsThemeChangeEvent(theme)) && theme !== 'system' && looks[theme].styleSheet;
  if (look) root.shadowRoot?.adoptedStyleSheets.push(look);
}

/** The page has a theme of its own now. */
export function takeOff(root: Themed): void {
  const { shadowRoot } = root;
  worn.delete(root);
  if (shadowRoot) shadowRoot.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.filter((sheet) => sheet !== looks.light.styleSheet && sheet !== looks.dark.styleSheet);
}
