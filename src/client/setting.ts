import type { FieldIssue, SettingResource } from './contract/endpoint.ts';
import type { DeepPartial } from './edits.ts';
import type { ApiError } from './errors.ts';
import { Store, type Phase } from './store.ts';

/** A field that was changed here and elsewhere. */
export interface Conflict {
  /** RFC 6901 JSON pointer. */
  readonly pointer: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export class Setting<T extends object> extends Store {
  readonly resource: SettingResource<T, unknown>;
  constructor(resource: SettingResource<T, unknown>) { super(); this.resource = resource; }
  get value(): T | undefined { return undefined; }
  get saved(): T | undefined { return undefined; }
  get dirty(): boolean { return false; }
  changed(_pointer: string): boolean { return false; }
  get changes(): readonly string[] { return []; }
  get issues(): readonly FieldIssue[] { return []; }
  get phase(): Phase { return 'idle'; }
  get error(): ApiError | undefined { return undefined; }
  get failed(): 'load' | 'save' | undefined { return undefined; }
  get conflicts(): readonly Conflict[] { return []; }
  load(): Promise<void> { return Promise.resolve(); }
  edit(_patch: DeepPartial<T>): void { /* skeleton */ }
  save(): Promise<boolean> { return Promise.resolve(true); }
  set(_patch: DeepPartial<T>): Promise<boolean> { return Promise.resolve(true); }
  discard(): void { /* skeleton */ }
  receive(_value: T, _etag?: string): void { /* skeleton */ }
  keepMine(_pointer: string): void { /* skeleton */ }
  takeTheirs(_pointer: string): void { /* skeleton */ }
}
