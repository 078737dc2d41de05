import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';

class Guarded extends Directive {
  #known: readonly unknown[] = [];

  render(known: readonly unknown[], draw: () => unknown): unknown {
    if (known.length === this.#known.length && known.every((each, at) => each === this.#known[at])) return noChange;
    this.#known = known;
    return draw();
  }
}

/** Draws again only when one of these has changed; there is always one. As Lit's own `guard`, which is a file of its own on a page. */
export const guarded = directive(Guarded);
