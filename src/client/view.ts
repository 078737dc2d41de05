import type { ViewResource } from './contract/endpoint.ts';
import { Store, type Source } from './store.ts';

/** A document that is only read. */
export class View<T extends object> extends Store {
  readonly resource: ViewResource<T>;
  readonly #source: Source;
  #value: T | undefined;

  constructor(resource: ViewResource<T>, source: Source) {
    super();
    this.resource = resource;
    this.#source = source;
  }

  get value(): T | undefined { return this.#value; }
  protected get present(): boolean { return this.#value !== undefined; }

  protected async read(): Promise<void> {
    const answer = await this.#source.read(this.resource.name, this.resource.get, this.etag);
    if (answer.notModified) return;
    this.#value = answer.value;
    this.etag = answer.etag;
  }
}
