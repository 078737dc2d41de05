import type { LitElement, ReactiveController } from 'lit';

/** Does something when an element of its host comes near the part of the page that is seen; again whenever `key` has changed since. */
export class WhenNear implements ReactiveController {
  readonly #host: LitElement;
  readonly #find: () => { readonly element: Element | null; readonly key: unknown };
  readonly #run: () => void;
  #observer: IntersectionObserver | undefined;
  #element: Element | null = null;
  #key: unknown;

  constructor(host: LitElement, find: () => { readonly element: Element | null; readonly key: unknown }, run: () => void) {
    this.#host = host;
    this.#find = find;
    this.#run = run;
    host.addController(this);
  }

  hostUpdated(): void {
    const { element, key } = this.#find();
    if (element === this.#element && key === this.#key) return;
    this.hostDisconnected();
    this.#element = element;
    this.#key = key;
    if (!element || !this.#host.isConnected) return;
    // Who scrolls does not wait for what comes next.
    this.#observer = new IntersectionObserver((seen) => { if (seen.some(({ isIntersecting }) => isIntersecting)) this.#run(); }, { rootMargin: '1200px 0px' });
    this.#observer.observe(element);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#element = null;
  }
}
