export interface DefineOptions {
  /** Tags become `<prefix>-<tag>`. */
  readonly prefix?: string;
  /** Where to register; the page's own registry unless set. */
  readonly registry?: CustomElementRegistry;
}

interface Definable extends CustomElementConstructor { readonly tag: string }

const taken = new WeakSet<CustomElementConstructor>();
const made = new WeakMap<CustomElementConstructor, { from: CustomElementConstructor; options: DefineOptions }>();

/** Under which options a class was registered, so that an element can make others of its kind. */
export const optionsOf = (element: object): DefineOptions => made.get(element.constructor as CustomElementConstructor)?.options ?? {};

/**
 * Registers an element class and gives its name in that registry. A name that somebody else has is a warning, never a throw;
 * without a DOM nothing happens. Undefined where it could not be registered.
 */
export function define(element: Definable, options: DefineOptions = {}): string | undefined {
  const registry = options.registry ?? globalThis.customElements;
  if (!registry) return undefined;
  const name = options.prefix ? `${options.prefix}-${element.tag}` : element.tag;
  const there = registry.get(name);
  if (!there) {
    // A registry takes a class once, so a second name needs a class of its own.
    const fresh = taken.has(element) ? class extends element {} : element;
    registry.define(name, fresh);
    taken.add(fresh);
    made.set(fresh, { from: element, options });
    return name;
  }
  if (there === element || made.get(there)?.from === element) return name;
  console.warn(`<${name}> is already taken on this page; Faceplate leaves it alone. Use define({ prefix }) for other names.`);
  return undefined;
}

/** A new element of a class that `define()` gave a name to. */
export const create = (name: string, registry?: CustomElementRegistry): HTMLElement =>
  registry && registry !== globalThis.customElements
    ? document.createElement(name, { customElementRegistry: registry } as ElementCreationOptions)
    : document.createElement(name);
