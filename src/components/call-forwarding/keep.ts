import type { Bound } from '../controllers/bound.ts';

/** An edit that is complete: with `autosave` it is sent with whatever else is kept in the same moment. */
export function keep<V>(field: Bound<V>, value: V): void {
  field.onInput(value);
  field.onCommit();
}
