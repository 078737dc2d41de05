import type { ReactiveControllerHost } from 'lit';
import type { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import type { Strings } from '../strings/en.ts';

/** What the frame asks of each store a panel shows. */
export interface PanelStore {
  readonly ready: boolean;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly error: ApiError | undefined;
  readonly failed: 'load' | 'save' | undefined;
  readonly conflicted: boolean;
  readonly changes: readonly string[];
  attach(session: Session): void;
  detach(): void;
  reload(): void;
  save(): Promise<boolean>;
  discard(): void;
}

/** The side of a panel that its controllers see. */
export interface PanelHost extends ReactiveControllerHost, HTMLElement {
  readonly activeSession: Session | undefined;
  readonly strings: Strings;
  readonly autosave: boolean;
  own(store: PanelStore): void;
}
