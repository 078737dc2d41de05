import type { FieldIssue } from '../../../src/client/contract/endpoint.ts';

/** Whether the provider's phones can ring so long, by the capability's `ring`. */
export function ringIssues(ring: unknown, seconds: number, pointer: string): FieldIssue[] {
  const { unit, min = 1, max = 10, step = 1, secondsPerRing = 6 } = (ring ?? {}) as { unit?: string; min?: number; max?: number; step?: number; secondsPerRing?: number };
  const each = unit === 'seconds' ? 1 : secondsPerRing;
  const params = { min: min * each, max: max * each, step: step * each };
  const isIn = seconds >= params.min && seconds <= params.max && (seconds - params.min) % params.step === 0;
  return isIn ? [] : [{ pointer, code: 'outOfRange', params }];
}
