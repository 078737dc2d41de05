import type { TestContext } from 'node:test';

/** Gives a global object another member until the test ends, as another platform would have it. */
export function replace(t: TestContext, object: object, name: string, value: unknown): void {
  const own = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { configurable: true, writable: true, value });
  t.after(() => own ? Object.defineProperty(object, name, own) : Reflect.deleteProperty(object, name));
}
