import type { TestContext } from 'node:test';
import { replace } from './replace.ts';

/**
 * Lets every wait of 1 to 10 s pass at once, and gives those waits in order, in milliseconds. The limits of a request, from 10 s on,
 * stay what they are.
 */
export function hurried(t: TestContext): readonly number[] {
  const waits: number[] = [];
  const { setTimeout } = globalThis;
  replace(t, globalThis, 'setTimeout', (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    const isWait = ms >= 1_000 && ms < 10_000;
    if (isWait) waits.push(ms);
    return setTimeout(run, isWait ? 0 : ms, ...args);
  });
  return waits;
}
