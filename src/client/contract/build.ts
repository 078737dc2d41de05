import type * as z from 'zod/mini';
import { page, PageQuery } from './common.ts';
import type { CollectionResource, Feature, SettingResource, ViewResource } from './endpoint.ts';

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

/** `GET` of a list in pages, and of its items what the options name. */
export const collection = <S extends z.ZodMiniObject>(
  name: string, item: S, { feature, update, removeQuery }: CollectionOptions,
): CollectionResource<z.output<S> & { id: string }> & { schema: S } => {
  const path = `${base}/${name}/:id`;
  return {
    kind: 'collection', name, feature, schema: item,
    list: { method: 'GET', path: `${base}/${name}`, summary: `List ${name}`, status: 200, query: PageQuery, response: page(item) },
    item: { method: 'GET', path, summary: `Read one of ${name}`, status: 200, response: item },
    ...(update && { update: { method: 'PATCH', path, summary: `Change part of one of ${name}`, status: 200, body: update, response: item } }),
    ...(removeQuery && { remove: { method: 'DELETE', path, summary: `Remove one of ${name}`, status: 204, query: removeQuery } }),
  };
};

/** `GET` of a read-only document. */
export const view = <S extends z.ZodMiniObject>(name: string, schema: S, summary: string): ViewResource<z.output<S>> & { schema: S } => ({
  kind: 'view', name, schema,
  get: { method: 'GET', path: `${base}/${name}`, summary, status: 200, response: schema },
});
