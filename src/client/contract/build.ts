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

interface CollectionOptions {
  feature: Feature;
  /** What the list can be asked for; pages only unless set. */
  query?: z.core.$ZodType;
  create?: z.core.$ZodType;
  update?: z.core.$ZodType;
  /** Items can be removed; `removeQuery` where that asks for more than the id. */
  remove?: true;
  removeQuery?: z.core.$ZodType;
}

/** Which operations the options named, so that a server's missing handler is a compile error. */
type Operations<O, T> = { item: Endpoint<never, T> }
  & (O extends { create: z.core.$ZodType } ? { create: Endpoint<z.input<O['create']>, T> } : unknown)
  & (O extends { update: z.core.$ZodType } ? { update: Endpoint<unknown, T> } : unknown)
  & (O extends { removeQuery: z.core.$ZodType } | { remove: true } ? { remove: Endpoint<never, never> } : unknown);

/** `GET` of a list in pages, and of its items what the options name. */
export const collection = <S extends z.ZodMiniObject, O extends CollectionOptions>(
  name: string, item: S, { feature, query, create, update, remove, removeQuery }: O,
): CollectionResource<z.output<S> & { id: string }> & { schema: S } & Operations<O, z.output<S> & { id: string }> => {
  type Item = z.output<S> & { id: string };
  const path = `${base}/${name}/:id`;
  const resource: CollectionResource<Item> & { schema: S } = {
    kind: 'collection', name, feature, schema: item,
    list: { method: 'GET', path: `${base}/${name}`, summary: `List ${name}`, status: 200, query: query ?? PageQuery, response: page(item) },
    item: { method: 'GET', path, summary: `Read one of ${name}`, status: 200, response: item },
    ...(create && { create: { method: 'POST', path: `${base}/${name}`, summary: `Add one to ${name}`, status: 201, body: create, response: item } }),
    ...(update && { update: { method: 'PATCH', path, summary: `Change part of one of ${name}`, status: 200, body: update, response: item } }),
    ...((remove || removeQuery) && { remove: { method: 'DELETE', path, summary: `Remove one of ${name}`, status: 204, ...(removeQuery && { query: removeQuery }) } }),
  };
  return resource as typeof resource & Operations<O, Item>;
};

/** `GET` of a read-only document. */
export const view = <S extends z.ZodMiniObject>(name: string, schema: S, summary: string, feature?: Feature): ViewResource<z.output<S>> & { schema: S } => ({
  kind: 'view', name, schema, ...(feature && { feature }),
  get: { method: 'GET', path: `${base}/${name}`, summary, status: 200, response: schema },
});
