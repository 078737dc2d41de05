import type { ViewResource } from './contract/endpoint.ts';
import { Store, type Source } from './store.ts';

/** A document that is only read. */
export class View<T extends object> extends Store {
  readonly resource: ViewResource<T>;
  readonly #source: Source;
  #value: T | undefined;
  /** Counts the pushed values: a read begun before the last one may know less. */
  #version = 0;

  constructor(resource: ViewResource<T>, source: Source) {
    super();
    this.resource = resource;
    this.#source = source;
  }

  get value(): T | undefined { return this.#value; }

  /** Takes a value that the server pushed, or answered to an action. */
  receive(value: T): void {
    this.#version++;
    this.#value = value;
    this.etag = undefined;
    this.notify();
  }

  protected get present(): boolean { return this.#value !== undefined; }

  protected async read(): Promise<void> {
    for (;;) {
      const version = this.#version;
      const answer = await this.#source.read(this.resource.name, this.resource.get, this.etag);
      if (version !== this.#version) continue;
      if (answer.notModified) return;
      this.#value = answer.value;
      this.etag = answer.etag;
      return;
    }
  }
}
