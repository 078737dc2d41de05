import { at, leaves, overlaps, put, same } from './edits.ts';

/** A field that was changed here and elsewhere. */
export interface Conflict {
  /** RFC 6901 JSON pointer. */
  readonly pointer: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Edit {
  readonly value: unknown;
  /** What the user saw when the edit began: where the server has moved on from it, the two are in conflict. */
  base: unknown;
  /** Made by `set()`, and not refused yet: sent at once. */
  immediate: boolean;
  /** The server has it: nothing is left to do. */
  landed: boolean;
}
export type Edits = ReadonlyMap<string, Edit>;

/** The edits as a merge patch (RFC 7396). */
export const asPatch = (edits: Edits): unknown =>
  [...edits].reduce<unknown>((patch, [pointer, { value }]) => put(patch, pointer, value), {});

/** A value with edits laid over it; itself where there are none. */
export const over = <T>(saved: T, edits: Edits): T =>
  [...edits].reduce<T>((value, [pointer, edit]) => put(value, pointer, edit.value) as T, saved);

const touches = (edits: Edits, pointer: string): boolean => [...edits.keys()].some((other) => overlaps(other, pointer));

/** The user's unsaved edits over what the server said. */
export class Overlay<T> {
  /** By JSON pointer; no pointer lies below another. */
  readonly edits = new Map<string, Edit>();
  /** The edits that are on their way. */
  sent: Edits = new Map();
  #saved: T | undefined;

  get saved(): T | undefined { return this.#saved; }

  get conflicts(): readonly Conflict[] {
    return [...this.edits].flatMap(([pointer, { value, base }]) => {
      const theirs = at(this.#saved, pointer);
      return same(theirs, base) || touches(this.sent, pointer) ? [] : [{ pointer, mine: value, theirs }];
    });
  }

  lay(patch: object, immediate: boolean): Edit[] {
    return leaves(patch).map(([pointer, value]) => this.#lay(pointer, value, immediate));
  }

  /** The conflict is settled for the user's edit. */
  keep(pointer: string): void {
    const edit = this.edits.get(pointer);
    if (edit) edit.base = at(this.#saved, pointer);
  }

  /** A new saved value, perhaps the answer to some edits: an edit that it fulfils is gone, any other stays over it. */
  accept(saved: T, answered: Edits = new Map()): void {
    const isFirst = this.#saved === undefined;
    if (!same(saved, this.#saved)) this.#saved = saved;
    for (const edit of answered.values()) edit.landed = true;
    for (const [pointer, edit] of this.edits) {
      if (edit.landed) this.edits.delete(pointer);
      // Changed again while the last change was on its way: that one is what the user saw.
      else if (isFirst || touches(answered, pointer)) edit.base = at(saved, pointer);
    }
    this.settle();
  }

  /** Edited back is not edited, except while the server may be about to take the opposite. */
  settle(): void {
    for (const [pointer, edit] of this.edits) {
      if (this.#saved === undefined || touches(this.sent, pointer) || !same(edit.value, at(this.#saved, pointer))) continue;
      this.edits.delete(pointer);
      edit.landed = true;
    }
  }

  #lay(pointer: string, value: unknown, immediate: boolean): Edit {
    for (const [other, edit] of this.edits) {
      if (other === pointer || !overlaps(other, pointer)) continue;
      if (other.length < pointer.length) return this.#lay(other, put(edit.value, pointer.slice(other.length), value), immediate);
      this.edits.delete(other);
    }
    const before = this.edits.get(pointer);
    const edit: Edit = { value, base: before ? before.base : at(this.#saved, pointer), immediate, landed: false };
    this.edits.set(pointer, edit);
    this.settle();
    return edit;
  }
}
