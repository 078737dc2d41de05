import type * as z from 'zod/mini';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One HTTP operation: all that a client method, a server route and an OpenAPI operation need. */
export interface Endpoint<Body = unknown, Answer = unknown, Path extends string = string> {
  readonly method: Method;
  /** Absolute path below the provider's base URL; `:id` stands for one path segment. */
  readonly path: Path;
  readonly summary: string;
  /** The status of success. */
  readonly status: 200 | 201 | 202 | 204;
  readonly body?: z.core.$ZodType;
  readonly query?: z.core.$ZodType;
  /** What goes in (PUT) or comes out (GET) is a file of one of these media types, not JSON. */
  readonly bytes?: { readonly types: readonly string[]; readonly maxBytes: number };
  /** The body is `multipart/form-data`: a `file` of one of these media types, and `options`, which is JSON as `body` says. */
  readonly form?: { readonly types: readonly string[]; readonly maxBytes: number };
  /** Absent where success has no body (204). */
  readonly response?: z.core.$ZodType;
  /** Types only; never set. */
  readonly types?: { readonly body: Body; readonly answer: Answer };
}

/** Name of a key of `GET /v1/me/capabilities` (`contract.md` a.1). */
export type Feature = string;

/** Something wrong with one field, as the wire (`errors[]` of RFC 9457 problems) and the forms both say it. */
export interface FieldIssue {
  /** RFC 6901 JSON pointer into the resource; empty for the whole. */
  readonly pointer: string;
  /** Stable code, for example `required` or `tooLong`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A single object the user owns: read it whole, change part of it (RFC 7396 merge patch). */
export interface SettingResource<T extends object = object, P = unknown> {
  readonly kind: 'setting';
  /** Path below `/v1/me/`: also its name in `GET /v1/me/batch` and in events. */
  readonly name: string;
  /** The capability that gates it, or one for each first-level member. */
  readonly feature: Feature | Readonly<Record<string, Feature>>;
  readonly get: Endpoint<never, T>;
  readonly patch: Endpoint<P, T>;
  /** What must hold of the whole value beyond the single fields; checked in the form and on the server alike. */
  readonly rules: (value: T) => readonly FieldIssue[];
}

/** A list of items the user owns, by `id`. */
export interface CollectionResource<T extends { id: string } = { id: string }> {
  readonly kind: 'collection';
  readonly name: string;
  readonly feature: Feature;
  readonly list: Endpoint<never, Page<T>>;
  readonly item?: Endpoint<never, T>;
  /** Answers 201 with the new item. */
  readonly create?: Endpoint<unknown, T>;
  readonly update?: Endpoint<unknown, T>;
  readonly remove?: Endpoint<never, never>;
}

/** A part of an item that is read and changed by itself. */
export interface PartResource<T extends object = object> {
  readonly kind: 'part';
  readonly feature: Feature;
  readonly item: Endpoint<never, T>;
  readonly update: Endpoint<unknown, T>;
}

/** A read-only document. */
export interface ViewResource<T extends object = object> {
  readonly kind: 'view';
  readonly name: string;
  /** The capability that gates it; anybody may read it without. */
  readonly feature?: Feature;
  readonly get: Endpoint<never, T>;
}

export interface ActionResource {
  readonly kind: 'action';
  readonly feature: Feature;
  readonly call: Endpoint;
}

/** A file the user owns. */
export interface FileResource<A = unknown> {
  readonly kind: 'file';
  readonly name: string;
  readonly feature: Feature;
  readonly download: Endpoint<never, Blob>;
  readonly upload: Endpoint<Blob, A>;
  readonly clear: Endpoint<never, never>;
}

export type Resource = SettingResource<never> | CollectionResource<never> | PartResource<never> | ViewResource<never> | ActionResource | FileResource;
export interface Page<T> { readonly items: T[]; readonly nextCursor: string | null; readonly total?: number | undefined }
