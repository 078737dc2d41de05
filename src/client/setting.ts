import * as z from 'zod/mini';
import { fieldIssues } from './contract/common.ts';
import type { FieldIssue, SettingResource } from './contract/endpoint.ts';
import { at, leaves, overlaps, put, same, type DeepPartial } from './edits.ts';
import type { ApiError, ErrorKind } from './errors.ts';
import { Store, type Phase, type Source } from './store.ts';

/** A field that was changed here and elsewhere. */
export interface Conflict {
  /** RFC 6901 JSON pointer. */
  readonly pointer: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

interface Edit {
  readonly value: unknown;
  /** What the user saw when the edit began: where the server has moved on from it, the two are in conflict. */
  base: unknown;
  /** Made by `set()`, and not refused yet: sent at once. */
  immediate: boolean;
  /** The server has it: nothing is left to do. */
  landed: boolean;
}
type Edits = ReadonlyMap<string, Edit>;

/** Trying the same again would be refused again. */
const final: readonly ErrorKind[] = ['forbidden', 'not-found', 'invalid', 'conflict'];
/** How often a save starts over because somebody else was quicker. */
const mostClashes = 3;

/** What the server said, with the user's edits laid over it. */
export class Setting<T extends object> extends Store {
  readonly resource: SettingResource<T, unknown>;
  readonly #source: Source;
  #saved: T | undefined;
  /** By JSON pointer; no pointer lies below another. */
  readonly #edits = new Map<string, Edit>();
  /** The edits that are on their way. */
  #sent: Edits | undefined;
  #saving: Promise<boolean> | undefined;
  /** The save on its way is one of everything, not only of immediate edits. */
  #whole = false;
  /** Counts the saved values: a read begun before the last one may know less than it. */
  #version = 0;
  #saveError: ApiError | undefined;
  #refused: readonly FieldIssue[] = [];
  #valueMemo: T | undefined;
  #issuesMemo: readonly FieldIssue[] | undefined;

  constructor(resource: SettingResource<T, unknown>, source: Source) {
    super();
    this.resource = resource;
    this.#source = source;
  }

  /** The saved value with the edits over it: the same object until something changes. Undefined until it was read. */
  get value(): T | undefined { return this.#valueMemo ??= this.#over(this.#edits); }
  get saved(): T | undefined { return this.#saved; }
  get dirty(): boolean { return this.#edits.size > 0; }
  /** JSON pointers of the unsaved edits. */
  get changes(): readonly string[] { return [...this.#edits.keys()]; }
  override get phase(): Phase { return this.#saving ? 'saving' : super.phase; }
  /** The last save's failure, else the last load's. */
  override get error(): ApiError | undefined { return this.#saveError ?? this.loadError; }
  get failed(): 'load' | 'save' | undefined { return this.#saveError ? 'save' : this.loadError && 'load'; }

  /** What is wrong with the edits and, until their fields are edited again, what the server found wrong with them. */
  get issues(): readonly FieldIssue[] {
    return this.#issuesMemo ??= [...this.#check(this.#edits), ...this.#refused];
  }

  /** Edited fields that somebody else changed meanwhile. Nothing of the whole is saved while there are any. */
  get conflicts(): readonly Conflict[] {
    return [...this.#edits].flatMap(([pointer, { value, base }]) => {
      const theirs = at(this.#saved, pointer);
      return same(theirs, base) || this.#onItsWay(pointer) ? [] : [{ pointer, mine: value, theirs }];
    });
  }

  /** The field, or something below it, has an unsaved edit. */
  changed(pointer: string): boolean { return this.changes.some((edited) => overlaps(edited, pointer)); }

  /** Changes fields here, to be saved later. */
  edit(patch: DeepPartial<T>): void { this.#lay(patch, false); }

  /** Sends all edits, also those made meanwhile. False, without a request, while there are issues or conflicts; false when refused. */
  save(): Promise<boolean> {
    this.#whole = true;
    return this.#start();
  }

  /**
   * Changes fields and sends them at once, and nothing else. When they are refused for good, they go back to what they were,
   * save for texts, which stay to be corrected.
   */
  async set(patch: DeepPartial<T>): Promise<boolean> {
    const mine = this.#lay(patch, true);
    return await this.#start() || mine.every((edit) => edit.landed);
  }

  /** Forgets the edits. What is already on its way still counts. */
  discard(): void {
    this.#edits.clear();
    this.#forgive();
    this.#changed();
  }

  /** Takes a value that the server pushed. */
  receive(value: T, etag?: string): void {
    this.#accept(value, etag);
    this.#changed();
  }

  /** Settles a conflict for the user's edit, which the next save sends. */
  keepMine(pointer: string): void {
    const edit = this.#edits.get(pointer);
    if (edit) edit.base = at(this.#saved, pointer);
    this.#changed();
  }

  /** Settles a conflict for what somebody else saved. */
  takeTheirs(pointer: string): void {
    this.#edits.delete(pointer);
    this.#changed();
  }

  protected get present(): boolean { return this.#saved !== undefined; }

  protected async read(): Promise<void> {
    // A read beside a save could not tell which of the two is newer.
    await this.#saving;
    await this.#read(this.etag);
  }

  async #read(etag: string | undefined): Promise<void> {
    const version = this.#version;
    const answer = await this.#source.read(this.resource.name, this.resource.get, etag);
    if (answer.notModified || version !== this.#version) return;
    this.#accept(answer.value, answer.etag);
    this.#changed();
  }

  #lay(patch: DeepPartial<T>, immediate: boolean): Edit[] {
    const edits = leaves(patch).map(([pointer, value]) => this.#layOne(pointer, value, immediate));
    this.#changed();
    return edits;
  }

  #layOne(pointer: string, value: unknown, immediate: boolean): Edit {
    for (const [other, edit] of this.#edits) {
      if (other === pointer || !overlaps(other, pointer)) continue;
      if (other.length < pointer.length) return this.#layOne(other, put(edit.value, pointer.slice(other.length), value), immediate);
      this.#edits.delete(other);
    }
    this.#refused = this.#refused.filter((issue) => !overlaps(issue.pointer, pointer));
    const before = this.#edits.get(pointer);
    const saved = at(this.#saved, pointer);
    const edit: Edit = { value, base: before ? before.base : saved, immediate, landed: false };
    this.#edits.set(pointer, edit);
    this.#dropIfSaved(pointer, edit);
    return edit;
  }

  #start(): Promise<boolean> {
    this.#forgive();
    if (!this.#saving) {
      this.#saving = this.#save();
      this.#changed();
    }
    return this.#saving;
  }

  async #save(): Promise<boolean> {
    // What is set in one go travels in one request; and `#saving` is there before the end clears it.
    await undefined;
    try {
      return this.#saved !== undefined && await this.#sendAll();
    } finally {
      // Not in a `then`: an edit made between the two would find a save that no longer looks at edits.
      this.#saving = undefined;
      this.#whole = false;
      this.#changed();
    }
  }

  /** One request at a time, until nothing wanted is left. */
  async #sendAll(): Promise<boolean> {
    let isAllSaved = true;
    for (let clashes = 0; ;) {
      const edits: Edits = new Map([...this.#edits].filter(([, edit]) => this.#whole || edit.immediate));
      if (edits.size === 0) return isAllSaved;
      if (this.conflicts.some(({ pointer }) => edits.has(pointer))) return false;
      const issues = this.#check(edits);
      if (issues.length > 0) {
        if (this.#whole) return false;
        this.#refuse(edits, issues);
        isAllSaved = false;
        continue;
      }
      const error = await this.#send(edits);
      if (!error || (error.status === 412 && clashes++ < mostClashes && await this.#catchUp())) continue;
      // What the user has changed again since is no longer a matter of this answer.
      const isWanted = [...edits].some(([pointer, edit]) => this.#edits.get(pointer) === edit);
      const isFinal = final.includes(error.kind) && error.status !== 412;
      if (isFinal && !isWanted) continue;
      if (this.dirty) this.#saveError ??= error;
      if (!isFinal) return false;
      this.#refuse(edits, error.issues);
      isAllSaved = false;
    }
  }

  /** Undefined when the server took the edits. */
  async #send(edits: Edits): Promise<ApiError | undefined> {
    const { name, patch } = this.resource;
    this.#sent = edits;
    try {
      const { value, etag } = await this.#source.write(name, patch, { body: asPatch(edits), etag: this.etag });
      this.#sent = undefined;
      this.#accept(value as T, etag, edits);
      return undefined;
    } catch (error) {
      this.#sent = undefined;
      for (const [pointer, edit] of this.#edits) this.#dropIfSaved(pointer, edit);
      return error as ApiError;
    } finally {
      this.#changed();
    }
  }

  /** Reads what somebody else has saved, whatever is here already. */
  async #catchUp(): Promise<boolean> {
    try {
      await this.#read(undefined);
      return true;
    } catch (error) {
      this.#saveError = error as ApiError;
      return false;
    }
  }

  #refuse(edits: Edits, issues: readonly FieldIssue[]): void {
    for (const [pointer, edit] of edits) {
      if (edit.immediate && typeof edit.value !== 'string' && this.#edits.get(pointer) === edit) this.#edits.delete(pointer);
      edit.immediate = false;
    }
    this.#refused = issues;
    this.#whole = false;
    this.#changed();
  }

  /** A new saved value: an edit that it fulfils is gone, any other stays over it. */
  #accept(value: T, etag: string | undefined, answered: Edits = new Map()): void {
    const isFirst = this.#saved === undefined;
    this.#version++;
    if (!same(value, this.#saved)) this.#saved = value;
    this.etag = etag;
    for (const edit of answered.values()) edit.landed = true;
    for (const [pointer, edit] of this.#edits) {
      if (edit.landed) {
        this.#edits.delete(pointer);
        continue;
      }
      // Changed again while the last change was on its way: that one is what the user saw.
      if (isFirst || touches(answered, pointer)) edit.base = at(value, pointer);
      this.#dropIfSaved(pointer, edit);
    }
  }

  /** Edited back is not edited, except while the server may be about to take the opposite. */
  #dropIfSaved(pointer: string, edit: Edit): void {
    if (!this.#saved || this.#onItsWay(pointer) || !same(edit.value, at(this.#saved, pointer))) return;
    this.#edits.delete(pointer);
    edit.landed = true;
  }

  #onItsWay(pointer: string): boolean { return this.#sent !== undefined && touches(this.#sent, pointer); }

  #over(edits: Edits): T | undefined {
    return this.#saved && [...edits].reduce<T>((value, [pointer, edit]) => put(value, pointer, edit.value) as T, this.#saved);
  }

  #check(edits: Edits): readonly FieldIssue[] {
    const value = edits.size > 0 && this.#over(edits);
    if (!value) return [];
    const { body } = this.resource.patch;
    return [...fieldIssues(body && z.safeParse(body, asPatch(edits)).error), ...this.resource.rules(value)];
  }

  #forgive(): void {
    this.#saveError = undefined;
    this.#refused = [];
  }

  #changed(): void {
    this.#valueMemo = this.#issuesMemo = undefined;
    this.notify();
  }
}

const touches = (edits: Edits, pointer: string): boolean => [...edits.keys()].some((other) => overlaps(other, pointer));

/** The edits as a merge patch (RFC 7396). */
const asPatch = (edits: Edits): unknown => [...edits].reduce<unknown>((patch, [pointer, { value }]) => put(patch, pointer, value), {});
