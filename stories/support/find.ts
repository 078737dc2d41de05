/** By role, as assistive technology sees it. */
const roles = {
  button: 'button:not([role])',
  tab: '[role=tab]',
  menuitem: '[role=menuitem]',
  switch: '[role=switch]',
  checkbox: 'input[type=checkbox]:not([role])',
  radio: 'input[type=radio]',
  textbox: 'input[type=text]:not([role]), input[type=password], input[type=tel], textarea',
  combobox: 'select, [role=combobox]',
  searchbox: 'input[type=search]',
} as const;
export type Role = keyof typeof roles;

const isRole = (text: string): text is Role => Object.hasOwn(roles, text);

/** All elements below, those in open shadow roots included. */
function* below(root: Element | ShadowRoot): Generator<Element> {
  for (const child of root.children) {
    yield child;
    yield* below(child);
  }
  if (root instanceof Element && root.shadowRoot) yield* below(root.shadowRoot);
}

function nameOf(element: Element): string {
  const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement ? [...element.labels ?? []] : [];
  const root = element.getRootNode() as ShadowRoot;
  const named = element.getAttribute('aria-labelledby')?.split(' ').map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
  const text = named ?? element.getAttribute('aria-label') ?? (labels.length > 0 ? labels : [element]).map(({ textContent }) => textContent).join(' ');
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Elements below `root` by CSS selector, or those that are seen by role and the beginning of their name. */
export function find(root: Element, what: string, name = ''): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of below(root)) {
    if (!(element instanceof HTMLElement) || !element.matches(isRole(what) ? roles[what] : what)) continue;
    if (!isRole(what) || (element.checkVisibility() && nameOf(element).startsWith(name))) found.push(element);
  }
  return found;
}

/** Waits until `look` gives something, frame by frame; five seconds at most. */
export async function until<R>(what: string, look: () => R): Promise<NonNullable<R>> {
  for (const end = performance.now() + 5000; ;) {
    const found = look();
    if (found && !(Array.isArray(found) && found.length === 0)) return found;
    if (performance.now() > end) throw new Error(`Never came: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 15); });
  }
}
