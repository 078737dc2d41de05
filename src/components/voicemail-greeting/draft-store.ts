import { greetings } from '../../client/contract/voicemail-greetings.ts';
import type { Session } from '../../client/session.ts';
import type { PanelHost, PanelStore } from '../controllers/panel-host.ts';
import { SettingsErrorEvent, SettingsSavedEvent, SettingsSaveEvent } from '../events.ts';
import type { Drafts } from './drafts.ts';
import { waiting } from './waiting.ts';

/** The panel's side of the greetings that wait to be sent. What goes wrong with one is said where it stands. */
export class DraftStore implements PanelStore {
  readonly #host: PanelHost;
  #session: Session | undefined;
  #drafts: Drafts | undefined;
  #unsubscribe: (() => void) | undefined;
  readonly ready = true;
  readonly conflicted = false;
  readonly error = undefined;
  readonly failed = undefined;

  constructor(host: PanelHost) {
    this.#host = host;
    host.own(this);
  }

  get all(): Drafts | undefined { return this.#drafts; }
  get dirty(): boolean { return this.#drafts?.dirty ?? false; }
  get saving(): boolean { return this.#drafts?.saving ?? false; }
  get changes(): readonly string[] { return this.#drafts?.ids.map((id) => `/${id}`) ?? []; }
  /** Those that could not be sent. */
  get stuck(): readonly string[] { return this.#drafts?.ids.filter((id) => this.#drafts?.get(id)?.error) ?? []; }

  attach(session: Session): void {
    this.#session = session;
    this.follow(waiting.get(session));
  }

  follow(drafts: Drafts | undefined): void {
    this.detach();
    this.#drafts = drafts;
    this.#unsubscribe = drafts?.subscribe(() => this.#host.requestUpdate());
  }

  detach(): void { this.#unsubscribe?.(); }
  reload(): void { /* They are only here. */ }
  discard(): void { this.#drafts?.discard(); }
  async save(): Promise<boolean> { return !(await Promise.all(this.#drafts?.ids.map((id) => this.send(id)) ?? [])).includes(false); }

  /** Sends one, unless the page says no. False when callers still do not hear it. */
  async send(id: string): Promise<boolean> {
    const drafts = this.#drafts;
    if (!drafts || !this.#host.dispatchEvent(new SettingsSaveEvent(greetings.name, [`/${id}`]))) return false;
    const isSent = await drafts.send(id);
    const error = drafts.get(id)?.error;
    if (isSent) this.#host.dispatchEvent(new SettingsSavedEvent(greetings.name, this.#session?.collection(greetings).items?.find((item) => item.id === id)));
    else if (error) this.#host.dispatchEvent(new SettingsErrorEvent(greetings.name, error));
    return isSent;
  }
}
