import { render } from 'lit';

/**
 * One element for each item, which stays where it is as long as the item does: so does what is heard in it, or has the focus. It is
 * drawn again only when something in it changes. (As Lit's `repeat` with `guard`, which weigh 1 kB more.)
 */
export class Keyed<T extends { readonly id: string }> {
  readonly #list = document.createElement('div');
  readonly #rows = new Map<string, { readonly row: HTMLElement; seen: readonly unknown[] }>();

  constructor() {
    this.#list.role = 'list';
    this.#list.part.add('list');
  }

  /** `seen` is all that `row` looks at. */
  draw(items: readonly T[], seen: (item: T) => readonly unknown[], row: (item: T) => unknown): HTMLElement {
    const gone = new Set(this.#rows.keys());
    for (const { id } of items) gone.delete(id);
    for (const id of gone) {
      this.#rows.get(id)?.row.remove();
      this.#rows.delete(id);
    }
    for (const [at, item] of items.entries()) {
      const known = this.#rows.get(item.id) ?? { row: document.createElement('div'), seen: [] };
      this.#rows.set(item.id, known);
      const there = this.#list.children[at] ?? null;
      known.row.role = 'listitem';
      known.row.dataset['id'] = item.id;
      if (known.row !== there) this.#list.insertBefore(known.row, there);
      const now = seen(item);
      if (now.some((each, index) => each !== known.seen[index])) render(row(item), known.row);
      known.seen = now;
    }
    return this.#list;
  }
}
