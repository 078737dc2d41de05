import type * as z from 'zod/mini';
import { page, PageQuery } from './common.ts';
import type { CollectionResource, Endpoint, Feature, SettingResource, ViewResource } from './endpoint.ts';

const base = '/v1/me';

interface SettingOptions<T> { feature: Feature | Readonly<Record<string, Feature>>; rules?: (value: T) => ReturnType<SettingResource['rules']> }

/** `GET` and `PATCH` of a singleton. `schema` reads leniently, `writable` is a strict object of optional members. */
export const setting = <S extends z.ZodMiniObject, W extends z.ZodMiniObject>(
  name: string, schema: S, writable: W, { feature, rules = () => [] }: SettingOptions<z.output<S>>,
): SettingResource<z.output<S>, z.input<W>> & { schema: S } => ({
  kind: 'setting', name, feature, rules, schema,
  get: { method: 'GET', path: `${base}/${name}`, summary: `Read ${name}`, status: 200, response: schema },
  patch: { method: 'PATCH', path: `${base}/${name}`, summary: `Change part of ${name}`, status: 200, body: writable, response: schema },
});

interface CollectionOptions { feature: Feature; item?: boolean; update?: z.core.$ZodType; removeQuery?: z.core.$ZodType }

/** Which operations the options named, so that a server's missing handler is a compile error. */
type Operations<O, T> = { item: Endpoint<never, T> }
  & (O extends { update: z.core.$ZodType } ? { update: Endpoint<unknown, T> } : unknown)
  & (O extends { removeQuery: z.core.$ZodType } ? { remove: Endpoint<never, never> } : unknown);

/** `GET` of a list in pages, and of its items what the options name. */
export const collection = <S extends z.ZodMiniObject, O extends CollectionOptions>(
  name: string, item: S, { feature, update, removeQuery }: O,
): CollectionResource<z.output<S> & { id: string }> & { schema: S } & Operations<O, z.output<S> & { id: string }> => {
  type Item = z.output<S> & { id: string };
  const path = `${base}/${name}/:id`;
  const resource: CollectionResource<Item> & { schema: S } = {
    kind: 'collection', name, feature, schema: item,
    list: { method: 'GET', path: `${base}/${name}`, summary: `List ${name}`, status: 200, query: PageQuery, response: page(item) },
    item: { method: 'GET', path, summary: `Read one of ${name}`, status: 200, response: item },
    ...(update && { update: { method: 'PATCH', path, summary: `Change part of one of ${name}`, status: 200, body: update, response: item } }),
    ...(removeQuery && { remove: { method: 'DELETE', path, summary: `Remove one of ${name}`, status: 204, query: removeQuery } }),
  };
  return resource as typeof resource & Operations<O, Item>;
};

/** `GET` of a read-only document. */
export const view = <S extends z.ZodMiniObject>(name: string, schema: S, summary: string): ViewResource<z.output<S>> & { schema: S } => ({
  kind: 'view', name, schema,
  get: { method: 'GET', path: `${base}/${name}`, summary, status: 200, response: schema },
});
