import type { TestEvent } from 'node:test/reporters';

/** Which tests were begun, or meant to be, and never ended: a process that went away too early takes their results with it. */
export function begun() {
  const open = new Map<string, number>();
  return {
    see(event: TestEvent): void {
      if (event.type !== 'test:enqueue' && event.type !== 'test:complete') return;
      const { file = '', name, nesting } = event.data;
      const key = JSON.stringify([file, nesting, name]);
      open.set(key, (open.get(key) ?? 0) + (event.type === 'test:enqueue' ? 1 : -1));
    },
    /** The name of each, as often as it is missing. */
    missing: (): { file: string; name: string }[] => [...open].flatMap(([key, count]) => {
      const [file, , name] = JSON.parse(key) as [string, number, string];
      return Array.from({ length: Math.max(0, count) }, () => ({ file, name }));
    }),
  };
}
