import * as z from 'zod/mini';
import { dictionary, Integer, list } from './common.ts';
import type { Endpoint } from './endpoint.ts';

/** Most resources in one batch. */
export const batchLimit = 32;

export const Batch = z.object({
  items: dictionary(z.object({ status: Integer, etag: z.optional(z.string()), body: z.unknown() })),
});
export type Batch = z.output<typeof Batch>;

/** Several reads in one request: `?resource=profile&resource=devices`, each item as its own `GET` would have answered. */
export const batch: { kind: 'view'; name: 'batch'; get: Endpoint<never, Batch> } = {
  kind: 'view', name: 'batch',
  get: {
    method: 'GET', path: '/v1/me/batch', summary: 'Read several resources at once', status: 200,
    query: z.object({ resource: list(z.string(), 1, batchLimit) }), response: Batch,
  },
};
