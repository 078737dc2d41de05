import * as z from 'zod/mini';
import { fieldIssues } from './contract/common.ts';
import type { FieldIssue, SettingResource } from './contract/endpoint.ts';
import { leaves, overlaps, type DeepPartial } from './edits.ts';
import type { ApiError, ErrorKind } from './errors.ts';
import { asPatch, over, Overlay, type Conflict, type Edit, type Edits } from './overlay.ts';
import { Store, type Phase, type Source } from './store.ts';

/** Trying the same again would be refused again. */
const final: readonly ErrorKind[] = ['forbidden', 'not-found', 'invalid', 'conflict'];
/** How often a save starts over because somebody else was quicker. */
const mostClashes = 3;

/** What the server said, with the user's edits laid over it. */
export class Setting<T extends object> extends Store {
  readonly resource: SettingResource<T, unknown>;
  readonly #source: Source;
  readonly #overlay = new Overlay<T>();
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
  get value(): T | undefined { return this.#valueMemo ??= this.saved && over(this.saved, this.#overlay.edits); }
  get saved(): T | undefined { return this.#overlay.saved; }
  get dirty(): boolean { return this.#overlay.edits.size > 0; }
  /** JSON pointers of the unsaved edits. */
  get changes(): readonly string[] { return [...this.#overlay.edits.keys()]; }
  override get phase(): Phase { return this.#saving ? 'saving' : super.phase; }
  /** The last save's failure, else the last load's. */
  override get error(): ApiError | undefined { return this.#saveError ?? this.loadError; }
  get failed(): 'load' | 'save' | undefined { return this.#saveError ? 'save' : this.loadError && 'load'; }

  /** What is wrong with the edits and, until their fields are edited again, what the server found wrong with them. */
  get issues(): readonly FieldIssue[] {
    return this.#issuesMemo ??= [...this.#check(this.#overlay.edits), ...this.#refused];
  }

  /** Edited fields that somebody else changed meanwhile. Nothing of the whole is saved while there are any. */
  get conflicts(): readonly Conflict[] { return this.#overlay.conflicts; }

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
    this.#overlay.edits.clear();
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
    this.#overlay.keep(pointer);
    this.#changed();
  }

  /** Settles a conflict for what somebody else saved. */
  takeTheirs(pointer: string): void {
    this.#overlay.edits.delete(pointer);
    this.#changed();
  }

  protected get present(): boolean { return this.saved !== undefined; }

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
    const edits = this.#overlay.lay(patch, immediate);
    this.#refused = this.#refused.filter(({ pointer }) => !leaves(patch).some(([edited]) => overlaps(edited, pointer)));
    this.#changed();
    return edits;
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
      return this.saved !== undefined && await this.#sendAll();
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
      const edits: Edits = new Map([...this.#overlay.edits].filter(([, edit]) => this.#whole || edit.immediate));
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
      const isWanted = [...edits].some(([pointer, edit]) => this.#overlay.edits.get(pointer) === edit);
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
    this.#overlay.sent = edits;
    try {
      const { value, etag } = await this.#source.write(name, patch, { body: asPatch(edits), etag: this.etag });
      this.#overlay.sent = new Map();
      this.#accept(value as T, etag, edits);
      return undefined;
    } catch (error) {
      this.#overlay.sent = new Map();
      this.#overlay.settle();
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
      if (edit.immediate && typeof edit.value !== 'string' && this.#overlay.edits.get(pointer) === edit) this.#overlay.edits.delete(pointer);
      edit.immediate = false;
    }
    this.#refused = issues;
    this.#whole = false;
    this.#changed();
  }

  #accept(value: T, etag: string | undefined, answered?: Edits): void {
    this.#version++;
    this.etag = etag;
    this.#overlay.accept(value, answered);
  }

  #check(edits: Edits): readonly FieldIssue[] {
    if (edits.size === 0 || !this.saved) return [];
    const { patch, rules } = this.resource;
    return [...fieldIssues(patch.body && z.safeParse(patch.body, asPatch(edits)).error), ...rules(over(this.saved, edits))];
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
