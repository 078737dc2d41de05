import { pathOf, pointerTo } from './contract/common.ts';

/** The members of `T` that someone wants to change: objects in part, arrays and scalars whole, `null` where a member may be absent. */
export type DeepPartial<T> = { readonly [K in keyof T]?: Change<T[K]> };
type Change<V> = V extends readonly unknown[] ? V : V extends object ? DeepPartial<V> : V extends undefined ? null : V;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own members only: ids are keys too, and may be called `__proto__`. */
const member = (node: unknown, key: string): unknown => isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;

/** Equal as JSON; an absent member and `null` are the same, as in a merge patch (RFC 7396). */
export function same(a: unknown, b: unknown): boolean {
  if ((a ?? null) === (b ?? null)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  return Object.keys({ ...a, ...b }).every((key) => same(member(a, key), member(b, key)));
}

/** What stands at a JSON pointer, if anything. */
export const at = (root: unknown, pointer: string): unknown => pathOf(pointer).reduce(member, root);

/** A copy of `root` with `value` at the pointer; what lies beside the path is shared, objects that miss on it are made. */
export const put = (root: unknown, pointer: string, value: unknown): unknown => putAt(root, pathOf(pointer), value);
function putAt(root: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  return { ...(isObject(root) ? root : {}), [key]: putAt(member(root, key), rest, value) };
}

/** Shared by every copy of the package on a page, as a panel of one may edit a setting of another. */
const wholeMark = Symbol.for('faceplate/whole');

/** An object whose members mean nothing without each other, as of a union: an edit changes all of it or nothing. */
export const whole = <T extends object>(value: T): T => Object.defineProperty(value, wholeMark, { value: true });

/** The pointers and values that a partial object names. */
export function leaves(patch: object, pointer = ''): [pointer: string, value: unknown][] {
  return Object.entries(patch).flatMap(([key, value]): [string, unknown][] => {
    if (value === undefined) return [];
    const here = pointer + pointerTo([key]);
    return isObject(value) && !(wholeMark in value) ? leaves(value, here) : [[here, value]];
  });
}

/** One pointer is, or lies below, the other. */
export const overlaps = (a: string, b: string): boolean => `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
