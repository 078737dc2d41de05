import { disconnectIntegration, integrations, type Integration } from '../../client/contract/integrations.ts';
import { ApiError } from '../../client/errors.ts';
import { byCode } from '../controllers/bound.ts';
import { Connecting } from '../controllers/connect.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import type { PanelElement } from '../panel-element.ts';
import { Confirm } from '../ui/confirm.ts';
import { en } from './account-en.ts';
import type { en as panelWords } from './en.ts';

export interface AccountNeeds { readonly words: () => typeof panelWords; readonly calendar: () => Integration | undefined; readonly reload: () => void }

/** Connecting the calendar, and disconnecting it. */
export class Account {
  readonly #host: PanelElement;
  readonly #needs: AccountNeeds;
  readonly #confirm: Confirm;
  readonly #flow: Connecting;
  #problem: ApiError | undefined;
  disconnecting = false;

  constructor(host: PanelElement, needs: AccountNeeds) {
    this.#host = host;
    this.#needs = needs;
    this.#confirm = new Confirm(host);
    this.#flow = new Connecting({
      session: () => host.activeSession, integration: needs.calendar, reload: needs.reload, changed: () => void this.#redraw(),
    });
  }

  get dialog(): unknown { return this.#confirm.render(); }
  /** Behind a window that looks closed, the sign-in may still go on; it is not waited for in words. */
  get waiting(): boolean { return this.#flow.waiting && !this.#flow.problem; }
  /** It is to be tried again. */
  get failed(): boolean { return this.#flow.problem !== undefined; }

  get problem(): string | undefined {
    const { problem } = this.#flow;
    const words = this.#needs.words();
    if (problem) return problem instanceof ApiError ? words.notConnected(this.#why(problem)) : this.#words.ended[problem];
    return this.#problem && words.notDisconnected(this.#why(this.#problem));
  }

  connect(id: string, popup: Window | null): void {
    this.#problem = undefined;
    this.#flow.start(id, popup);
  }

  /** The server says it is done. */
  finish(): void { this.#flow.finish(); }
  cancel(): void { this.#flow.cancel(); }
  stop(): void { this.#flow.stop(); }

  disconnect(id: string): void {
    const words = this.#words;
    void this.#confirm.ask({
      title: words.askTitle, text: [words.askText], yes: this.#needs.words().disconnect, no: this.#host.strings.cancel, run: () => void this.#disconnect(id),
    });
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'calendar-dnd-account'); }

  async #disconnect(id: string): Promise<void> {
    const host = this.#host;
    const session = host.activeSession;
    if (!session || this.disconnecting) return;
    this.disconnecting = true;
    this.#problem = undefined;
    host.requestUpdate();
    try {
      await session.call(disconnectIntegration.call, { id });
      for (const store of host.stores) store.reload();
      host.dispatchEvent(new SettingsSavedEvent(integrations.name, null));
      host.focusTitle();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#problem = error;
      host.dispatchEvent(new SettingsErrorEvent(integrations.name, error));
    } finally {
      this.disconnecting = false;
      host.requestUpdate();
    }
  }

  /** Connect becomes Cancel, and back: whoever had the one by keyboard gets the other. */
  async #redraw(): Promise<void> {
    const host = this.#host;
    const control = '[part=connect], [part=cancel]';
    const had = (host.shadowRoot?.activeElement as HTMLElement | null)?.closest('.control')?.querySelector(control);
    host.requestUpdate();
    await host.updateComplete;
    if (had && !had.isConnected) host.renderRoot.querySelector<HTMLElement>(control)?.focus();
  }

  #why({ code = '', kind }: ApiError): string {
    return byCode(this.#needs.words().problem, code) ?? this.#host.strings.why[kind];
  }
}
