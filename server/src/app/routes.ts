import type { CollectionResource, Endpoint, Method, ActionResource, FileResource, PartResource, SettingResource, ViewResource } from '../../../src/client/contract/endpoint.ts';
import type { AnyHandlers } from './handlers.ts';

export type AnyResource =
  | (Omit<SettingResource, 'rules'> & { rules(value: object): ReturnType<SettingResource['rules']>; schema?: { shape?: object } })
  | CollectionResource | PartResource | ViewResource | ActionResource | FileResource;
export type Operation = 'get' | 'patch' | 'list' | 'item' | 'create' | 'update' | 'remove' | 'call' | 'download' | 'upload' | 'clear';

export interface Route {
  readonly key: string;
  readonly resource: AnyResource;
  readonly operation: Operation;
  readonly endpoint: Endpoint;
  readonly handlers: AnyHandlers;
}
interface Found { readonly methods: ReadonlyMap<Method, Route>; readonly id: string }
export interface Router {
  find(pathname: string): Found | undefined;
  /** By the name that batches and events use. */
  readonly byName: ReadonlyMap<string, Route>;
  readonly all: readonly Route[];
}

const operations: readonly Operation[] = ['get', 'patch', 'list', 'item', 'create', 'update', 'remove', 'call', 'download', 'upload', 'clear'];

/** The routes of a contract: a pattern for each path, and what each method does there. */
export function routesOf(contract: Readonly<Record<string, unknown>>, handlers: Readonly<Record<string, unknown>>): Router {
  const paths = new Map<string, { pattern: RegExp; methods: Map<Method, Route> }>();
  const byName = new Map<string, Route>();
  for (const [key, value] of Object.entries(contract)) {
    const resource = value as AnyResource;
    for (const operation of operations) {
      const endpoint = (resource as unknown as Partial<Record<Operation, Endpoint>>)[operation];
      if (!endpoint) continue;
      const route: Route = { key, resource, operation, endpoint, handlers: (handlers[key] ?? {}) as AnyHandlers };
      const pattern = new RegExp(`^${endpoint.path.replaceAll('.', '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
      const entry = paths.get(endpoint.path) ?? { pattern, methods: new Map<Method, Route>() };
      paths.set(endpoint.path, entry);
      entry.methods.set(endpoint.method, route);
      if ((operation === 'get' || operation === 'list') && 'name' in resource && resource.name !== 'batch') byName.set(resource.name, route);
    }
  }
  // Where an id could stand too, a word of the contract's own comes first.
  const ordered = [...paths.entries()].toSorted(([a], [b]) => Number(a.includes(':')) - Number(b.includes(':'))).map(([, entry]) => entry);
  return {
    byName,
    all: [...paths.values()].flatMap(({ methods }) => [...methods.values()]),
    find(pathname) {
      for (const { pattern, methods } of ordered) {
        const match = pattern.exec(pathname);
        if (!match) continue;
        const id = decode(match.groups?.['id'] ?? '');
        return id === undefined ? undefined : { methods, id };
      }
      return undefined;
    },
  };
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
