const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** RFC 7396: members replace members, arrays are replaced whole, null removes. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else if (value !== undefined) result.set(key, mergePatch(result.get(key), value));
  }
  return Object.fromEntries(result);
}

/** A merge patch of a representation: a member that it always has is null, not absent, once cleared. */
export function patched<T extends object>(current: T, patch: unknown): T {
  const cleared = Object.fromEntries(Object.keys(current).map((key) => [key, null]));
  return { ...cleared, ...(mergePatch(current, patch) as T) };
}
