// Writes openapi.json from the contract; with --check only says (exit code 1) whether it is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { keywords } from '../src/client/contract/keywords.ts';
import { ChangeEvent, eventsPath, eventTypes } from '../src/client/contract/events.ts';
import type { Endpoint } from '../src/client/contract/endpoint.ts';
import { contract } from '../src/client/contract/index.ts';
import { Problem } from '../src/client/contract/problem.ts';
import { routesOf, type Route } from '../server/src/app/routes.ts';

type Json = Record<string, unknown>;

const file = new URL('../openapi.json', import.meta.url);

/** Responses may grow: `io: 'input'` leaves `additionalProperties` open there and closed in strict request bodies. */
const schemaOf = (schema: z.core.$ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input', unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { known, ...words } = keywords.get(zodSchema) ?? {};
      Object.assign(jsonSchema, words, known !== undefined && { type: undefined, anyOf: [{ type: 'string', enum: known }, { type: 'string' }] });
    },
  }) as Json;
  return rest;
};

const header = (name: string, description: string, required: boolean): Json => ({ name, in: 'header', required, description, schema: { type: 'string' } });
const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

const responseHeaders = {
  ETag: { description: 'Tag of the representation (RFC 9110).', schema: { type: 'string' } },
  'X-Request-Id': { description: 'The request\'s own, or a new one.', schema: { type: 'string' } },
  Link: { description: 'RFC 8288, `rel="next"`, on pages that are not the last.', schema: { type: 'string' } },
};

const headersOf = ({ operation, key }: Route): Json => {
  const { ETag, Link, ...always } = responseHeaders;
  const tagged = operation !== 'remove' && operation !== 'call' && operation !== 'upload' && operation !== 'clear' && key !== 'batch';
  return { ...always, ...(tagged && { ETag }), ...(operation === 'list' && { Link }) };
};

const problems: Readonly<Record<number, string>> = {
  400: 'Malformed JSON, or no Idempotency-Key', 401: 'No token, or one that is not accepted', 403: 'The capability does not allow it; `reason` says why',
  404: 'Not there, or not this user\'s', 409: 'The present state does not allow it', 412: 'Changed in the meantime; `currentEtag` is the newer one',
  413: 'Larger than `params.maxBytes`', 415: 'Another media type than `params.accepted`', 422: 'Values are not accepted; `errors` points to each',
  428: 'If-Match is missing', 429: 'Too many requests; see Retry-After', 500: 'Something went wrong', 501: 'The provider cannot do this', 503: 'The provider cannot do this just now',
};

/** Needs the tag of what it replaces, once there is something. */
const replaces = (operation: string): boolean => operation === 'upload' || operation === 'clear';

function problemsOf({ endpoint: { method, body, bytes, query, path }, operation }: Route): number[] {
  const writes = operation === 'patch' || operation === 'update' || operation === 'remove';
  return [
    401, 403, 429, 500,
    ...(path.includes(':') ? [404] : []),
    ...(method === 'POST' ? [400, 409, 501, 503] : []),
    ...(writes ? [409, 412, 428] : []),
    ...(replaces(operation) ? [412, 428] : []),
    ...(body || (bytes && method === 'PUT') ? [400, 413, 415, 422] : []),
    ...(operation === 'download' ? [404] : []),
    ...(query ? [422] : []),
  ];
}

function parametersOf({ endpoint: { method, path, query }, operation, key }: Route): Json[] {
  const properties = (query ? schemaOf(query)['properties'] : {}) as Record<string, Json>;
  const required = (query ? (schemaOf(query)['required'] ?? []) : []) as string[];
  const writes = operation === 'patch' || operation === 'update' || operation === 'remove';
  return [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema })),
    ...(method === 'GET' && key !== 'batch' ? [header('If-None-Match', 'Answers 304 when the tag still fits.', false)] : []),
    ...(writes ? [header('If-Match', 'The ETag that was read; `*` is refused.', true)] : []),
    ...(replaces(operation) ? [header('If-Match', 'The ETag of the file; required once there is one.', false)] : []),
    ...(method === 'POST' ? [header('Idempotency-Key', '1 to 255 visible characters, best a UUID; remembered for 24 hours.', true)] : []),
    ref('parameters', 'RequestId'), ref('parameters', 'Language'),
  ];
}

/** A form has a file, and options as JSON (RFC 7578). */
const formOf = (options: Json, { types, maxBytes }: NonNullable<Endpoint['form']>): Json => ({
  'multipart/form-data': {
    schema: { type: 'object', required: ['options', 'file'], properties: { options, file: { type: 'string', description: `At most ${maxBytes} bytes.` } } },
    encoding: { options: { contentType: 'application/json' }, file: { contentType: types.join(', ') } },
  },
});

function operationOf(route: Route): Json {
  const { endpoint: { summary, body, bytes, form, response, status, method }, operation, key } = route;
  const files = Object.fromEntries((bytes?.types ?? []).map((type) => [type, {}]));
  const content = response ? { content: { 'application/json': { schema: schemaOf(response) } } } : operation === 'download' ? { content: files } : {};
  const patches = operation === 'patch' || operation === 'update';
  return {
    operationId: operation === 'call' ? key : `${key}.${operation}`,
    summary,
    tags: [key],
    parameters: parametersOf(route),
    ...(body && {
      requestBody: { required: true, content: form ? formOf(schemaOf(body), form) : { [patches ? 'application/merge-patch+json' : 'application/json']: { schema: schemaOf(body) } } },
    }),
    ...(operation === 'upload' && { requestBody: { required: true, description: `At most ${bytes?.maxBytes} bytes.`, content: files } }),
    responses: {
      [status]: { description: 'Done', headers: headersOf(route), ...content },
      ...(method === 'GET' && key !== 'batch' && { 304: { description: 'Not modified' } }),
      ...Object.fromEntries([...new Set(problemsOf(route))].toSorted((a, b) => a - b).map((code) => [code, ref('responses', `Problem${code}`)])),
    },
  };
}

function document(): Json {
  const paths: Record<string, Json> = {};
  for (const route of routesOf(contract, {}).all) {
    const endpoint: Endpoint = route.endpoint;
    (paths[endpoint.path.replace(/:(\w+)/g, '{$1}')] ??= {})[endpoint.method.toLowerCase()] = operationOf(route);
  }
  paths[eventsPath] = {
    get: {
      operationId: 'events', summary: 'Changes as they happen (WHATWG server-sent events)', tags: ['events'],
      description: `Event names: ${eventTypes.map((name) => `\`${name}\``).join(', ')}. \`data\` is a ChangeEvent. Ids only grow; events are kept for at least five minutes, \`resync\` says that some were missed.`,
      parameters: [header('Last-Event-ID', 'Replays what came after it.', false), ref('parameters', 'RequestId')],
      responses: {
        200: { description: 'A stream that ends with the token', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        401: ref('responses', 'Problem401'), 429: ref('responses', 'Problem429'),
      },
    },
  };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Faceplate profile settings', version: '1.0.0', license: { name: 'MIT', identifier: 'MIT' },
      description: 'What a phone provider serves so that the panels work over it. Generated from src/client/contract; do not edit.',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      parameters: {
        RequestId: header('X-Request-Id', 'Echoed, and carried by the events that the request causes.', false),
        Language: header('Accept-Language', 'Only changes text for people.', false),
      },
      schemas: { Problem: schemaOf(Problem), ChangeEvent: schemaOf(ChangeEvent) },
      responses: Object.fromEntries(Object.entries(problems).map(([code, description]) => [`Problem${code}`, {
        description, content: { 'application/problem+json': { schema: ref('schemas', 'Problem') } },
        ...(code === '429' && { headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } } }),
      }])),
    },
  };
}

const text = `${JSON.stringify(document(), null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('openapi.json is out of date: run npm run openapi.');
  process.exitCode = 1;
}
