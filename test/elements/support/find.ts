import { computeAccessibleName, getRole } from 'dom-accessibility-api';

/** All elements below, those in open shadow roots included. */
export function* deep(root: Element | ShadowRoot | Document): Generator<HTMLElement | SVGElement> {
  if (root instanceof Element && root.shadowRoot) yield* deep(root.shadowRoot);
  for (const child of root.children) {
    if (child instanceof HTMLElement || child instanceof SVGElement) yield child;
    yield* deep(child);
  }
}

/** The element is drawn, and assistive technology is told of it. */
const isThere = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden=true]');

export const nameOf = (element: Element): string => computeAccessibleName(element).replaceAll(/\s+/g, ' ').trim();

const fits = (element: Element, name: string | RegExp | undefined): boolean =>
  name === undefined || (typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element)));

/** All that have this role and accessible name, as a screen reader would list them. */
export const allByRole = (root: Element, role: string, name?: string | RegExp): HTMLElement[] =>
  [...deep(root)].filter((each): each is HTMLElement => each instanceof HTMLElement && getRole(each) === role && isThere(each) && fits(each, name));

/** The one with this role and accessible name; says what there is when there is none, or more than one. */
export function byRole(root: Element, role: string, name?: string | RegExp): HTMLElement {
  const [found, second] = allByRole(root, role, name);
  if (found && !second) return found;
  const names = allByRole(root, role).map((each) => `“${nameOf(each)}”`).join(', ');
  throw new Error(`${second ? 'More than one' : 'No'} ${role} ${String(name ?? '')} here, only: ${names || 'none'}`);
}

/** What can be used now: everything a key press can reach and change. */
export const controlsIn = (root: Element): HTMLElement[] =>
  [...deep(root)].filter((each): each is HTMLElement => each instanceof HTMLElement
    && each.matches('button, summary, input, select, textarea, a[href], [tabindex="0"]') && !each.matches(':disabled, [aria-disabled=true]') && isThere(each));

const textIn = (node: Node): string => {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLElement && !(node instanceof HTMLSlotElement) && (!node.checkVisibility({ visibilityProperty: true }) || node.matches('style, script, optgroup, option'))) return '';
  const inner = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : [...(node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes];
  return `${inner.map(textIn).join('')}${node instanceof HTMLElement && !getComputedStyle(node).display.startsWith('inline') ? ' ' : ''}`;
};

/** What can be read in it. */
export const wordsOf = (root: Element): string => textIn(root).replaceAll(/\s+/g, ' ').trim();

/** Waits until `look` gives something true, fifteen seconds at most unless told otherwise. */
export async function until<R>(what: string | (() => string), look: () => R | Promise<R>, timeout = 15_000): Promise<NonNullable<R>> {
  for (const end = performance.now() + timeout; ;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`Never came: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
}

/** The element and all in it has loaded, or failed to. */
export const ready = (root: HTMLElement): Promise<unknown> => until(() => `the end of loading in “${wordsOf(root)}”`, () => {
  const frames = [...deep(root)].filter((each) => each.hasAttribute('aria-busy'));
  return frames.length > 0 && frames.every((frame) => frame.ariaBusy === 'false');
});

/** Where the focus is, through all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
