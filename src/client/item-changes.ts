import type { Collection } from './collection.ts';
import type { Endpoint } from './contract/endpoint.ts';
import { ApiError } from './errors.ts';

// Apart from `collection.ts`: most lists are only read.

/** Adds an item to a list. Rejects with `ApiError`. */
export const createItem = <T extends { id: string }, B>(collection: Collection<T>, create: Endpoint<B, T>, body: NoInfer<B>): Promise<T> =>
  collection.change(async (source) => (await source.write(collection.resource.name, create, { body })).value as T);

/** Changes a part of an item as it is now. Rejects with `ApiError`. */
export function updateItem<T extends { id: string }>(collection: Collection<T>, id: string, body: object): Promise<T> {
  const { name, item, update } = collection.resource;
  return collection.change(async (source) => {
    for (let tries = 0; ; tries++) {
      try {
        if (!item || !update) throw new ApiError('forbidden');
        const { etag } = await source.call(item, { id });
        return (await source.write(name, update as Endpoint<unknown, T>, { id, body, etag })).value as T;
      } catch (error) {
        // Changed between the two requests: once more.
        if (tries > 0 || (error as ApiError).status !== 412) throw error;
      }
    }
  });
}
