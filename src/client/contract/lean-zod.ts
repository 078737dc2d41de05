// The part of zod/mini that the contract is written in, with the same results: the build puts it in zod's place (decision 0026), so that
// a page carries 1 kB for it and not 5.5. Everything else, the server and its OpenAPI document too, uses zod. A test compares the two.

type Key = string | number;
export interface Issue { readonly code: string; path: Key[]; readonly keys?: readonly string[] }
/** What a check reads and may replace; as zod does, it keeps the `input` of issues to itself. */
interface Payload { value: unknown; readonly issues: (Partial<Issue> & { input?: unknown })[] }
type Check = (payload: Payload) => void;
type Shape = Readonly<Record<string, Schema>>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const wrong = (payload: Payload): void => void payload.issues.push({ code: 'invalid_type' });

class Schema {
  readonly run: Check;
  readonly shape: Shape | undefined;
  /** May be absent. */
  readonly absent: boolean;

  constructor(run: Check, { shape, absent = false }: { shape?: Shape; absent?: boolean } = {}) {
    this.run = run;
    this.shape = shape;
    this.absent = absent;
  }

  /** What else must hold of a value that has the right type. */
  check(check: Check): Schema {
    return new Schema((payload) => {
      this.run(payload);
      if (payload.issues.length === 0) check(payload);
    });
  }

  safeParse(value: unknown) { return safeParse(this, value); }
}

/** Runs a schema over something inside; its issues get the way to it. */
function within(schema: Schema, value: unknown, key: Key, { issues }: Payload): unknown {
  const inner: Payload = { value, issues: [] };
  schema.run(inner);
  for (const issue of inner.issues) issues.push({ ...issue, path: [key, ...issue.path ?? []] });
  return inner.value;
}

/** `others` is for members that the shape does not name; they are left out where it is undefined, and refused where it is null. */
function objectOf(shape: Shape, others?: Schema | null): Schema {
  return new Schema((payload) => {
    const { value, issues } = payload;
    if (!isObject(value)) return wrong(payload);
    const result: Record<string, unknown> = payload.value = {};
    for (const [key, schema] of Object.entries(shape)) {
      if (key in value) result[key] = within(schema, value[key], key, payload);
      else if (!schema.absent) issues.push({ code: 'invalid_type', path: [key] });
    }
    if (others === undefined) return;
    const unknown = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
    if (others) for (const key of unknown) if (key !== '__proto__') result[key] = within(others, value[key], key, payload);
    if (!others && unknown.length > 0) issues.push({ code: 'unrecognized_keys', keys: unknown });
  }, { shape });
}

const typed = (test: (value: unknown) => boolean) => (): Schema => new Schema((payload) => { if (!test(payload.value)) wrong(payload); });

export const string = typed((value) => typeof value === 'string');
export const number = typed(Number.isFinite);
export const boolean = typed((value) => typeof value === 'boolean');
export const unknown = typed(() => true);
export const object = (shape: Shape): Schema => objectOf(shape);
export const strictObject = (shape: Shape): Schema => objectOf(shape, null);
export const catchall = ({ shape = {} }: Schema, others: Schema): Schema => objectOf(shape, others);
export const extend = ({ shape }: Schema, more: Shape): Schema => objectOf({ ...shape, ...more });
export const optional = (schema: Schema): Schema => new Schema((payload) => { if (payload.value !== undefined) schema.run(payload); }, { absent: true });
export const nullable = (schema: Schema): Schema => new Schema((payload) => { if (payload.value !== null) schema.run(payload); }, { absent: schema.absent });
export const array = (item: Schema): Schema => new Schema((payload) => {
  const { value } = payload;
  if (Array.isArray(value)) payload.value = value.map((each, index) => within(item, each, index, payload));
  else wrong(payload);
});

export function safeParse(schema: Schema, value: unknown) {
  const payload: Payload = { value, issues: [] };
  schema.run(payload);
  const issues = payload.issues.map((issue) => ({ path: [], ...issue, input: undefined }));
  return issues.length > 0 ? { success: false, error: { issues } } : { success: true, data: payload.value };
}

export function parse(schema: Schema, value: unknown): unknown {
  const { data, error } = safeParse(schema, value);
  if (error) throw new TypeError(JSON.stringify(error.issues));
  return data;
}
