import { html, nothing, type TemplateResult } from 'lit';
import { disconnectIntegration, integrations, type Integration } from '../../client/contract/integrations.ts';
import { syncIntegration } from '../../client/contract/sync-integration.ts';
import { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import { byCode } from '../controllers/bound.ts';
import type { CollectionController } from '../controllers/collection-controller.ts';
import { connectWindow } from '../controllers/connect-window.ts';
import { Connecting } from '../controllers/connect.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import type { SessionElement } from '../session-element.ts';
import { Confirm } from '../ui/confirm.ts';
import { wear } from '../ui/wear.ts';
import { hasChoice, serviceName, type Status } from './account.ts';
import { en } from './actions-en.ts';
import { actionStyles } from './action-styles.ts';
import type { en as panelWords } from './en.ts';

export interface ActionNeeds { readonly words: () => typeof panelWords; readonly say: (news: string) => void }

/** What is done with an account of another service: choosing what may be used, connecting, disconnecting, looking anew. */
export class Actions {
  readonly #host: SessionElement;
  readonly #integrations: CollectionController<Integration>;
  readonly #needs: ActionNeeds;
  readonly #confirm: Confirm;
  readonly #flow: Connecting;
  /** The one whose services are being chosen, and which they are so far. */
  #choice: { readonly id: string; readonly chosen: Set<string> } | undefined;
  /** What is being done at the server, by id. */
  readonly #busy = new Map<string, 'syncing' | 'disconnecting'>();
  /** What did not work, by id, in words. */
  readonly #failures = new Map<string, string>();

  constructor(host: SessionElement, list: CollectionController<Integration>, needs: ActionNeeds) {
    this.#host = host;
    this.#integrations = list;
    this.#needs = needs;
    this.#confirm = new Confirm(host);
    this.#flow = new Connecting({
      session: () => host.activeSession,
      integration: (id) => list.items?.find((each) => each.id === id),
      reload: () => list.reload(),
      changed: () => void this.#redraw(),
    });
    wear(host, actionStyles);
  }

  get dialog(): unknown { return this.#confirm.render(); }
  get #words(): typeof en { return this.#host.inLanguage(en, 'integration-list-actions'); }

  /** What this page is about to do comes before what the server last said. */
  statusOf(id: string): Status | undefined {
    const { waiting, problem } = this.#flow;
    // Behind a window that looks closed, the sign-in may still go on; it is not waited for in words.
    return waiting && !problem && this.#flow.id === id ? 'connecting' : this.#busy.get(id) === 'syncing' ? 'syncing' : undefined;
  }

  busy(id: string): boolean { return this.#busy.has(id); }

  problemOf(id: string): string | undefined {
    const { problem } = this.#flow;
    if (!problem || this.#flow.id !== id) return this.#failures.get(id);
    return problem instanceof ApiError ? this.#needs.words().notConnected(this.#why(problem)) : this.#words.ended[problem];
  }

  /** The server has said so. */
  connected(id: string): void { if (id === this.#flow.id) this.#flow.finish(); }

  cancel(): void { this.#flow.cancel(); }
  stop(): void { this.#flow.stop(); }

  /** The choice of what may be used; undefined where it is not made now. */
  services({ id, name, services = [] }: Integration): TemplateResult | undefined {
    const words = this.#words;
    if (this.#choice?.id !== id) return undefined;
    const { chosen } = this.#choice;
    return html`<fieldset class="services" part="services"><legend>${words.choose(name)}</legend>
      ${services.map((service) => html`<label><input class="check" type="checkbox" .checked=${chosen.has(service.id)} ?disabled=${service.required}
        @change=${(event: Event) => this.#agree(service.id, (event.target as HTMLInputElement).checked)}>
        <span>${serviceName(service, this.#needs.words())}${service.required ? html` <small>(${words.always})</small>` : nothing}</span></label>`)}
      <div class="actions">
        <button type="button" class="primary" part="connect" aria-disabled=${chosen.size === 0 ? 'true' : nothing}
          @click=${() => { if (chosen.size > 0) this.#begin(id, [...chosen]); }}>${words.proceed}</button>
        <button type="button" class="quiet" part="cancel" @click=${() => { this.#choice = undefined; void this.#redraw(); }}>${this.#host.strings.cancel}</button>
      </div></fieldset>`;
  }

  choose({ id, services = [] }: Integration): void {
    this.#choice = { id, chosen: new Set(services.map((service) => service.id)) };
    void this.#redraw();
  }

  /** With what was agreed to before, where it is not the first time. */
  connect(integration: Integration, popup: Window | null): void {
    const { id, services = [] } = integration;
    const before = services.filter(({ granted, required }) => granted || required).map((service) => service.id);
    this.#begin(id, hasChoice(integration) && before.length > 0 ? before : undefined, popup);
  }

  disconnect(integration: Integration): void {
    const { id, name, category } = integration;
    const words = this.#words;
    const panel = this.#needs.words();
    const follows = category === 'calendar' && this.#host.activeSession?.access('autoDnd')?.access !== 'none';
    void this.#confirm.ask({
      title: words.askTitle(name), text: [words.askText, ...follows ? [words.askCalendar] : []], yes: panel.disconnect, no: this.#host.strings.cancel,
      run: () => void this.#work(id, 'disconnecting', panel.notDisconnected, async (session) => {
        await session.call(disconnectIntegration.call, { id });
        this.#host.dispatchEvent(new SettingsSavedEvent(integrations.name, null));
        this.#host.focusTitle();
      }),
    });
  }

  sync({ id, name }: Integration): void {
    void this.#work(id, 'syncing', this.#needs.words().notSynced, async (session) => {
      const found = await session.call(syncIntegration.call, { id });
      if (found.status === 'connected') this.#needs.say(this.#words.nowSynced(name));
      this.#host.dispatchEvent(new SettingsSavedEvent(integrations.name, found));
    });
  }

  #agree(service: string, on: boolean): void {
    const chosen = this.#choice?.chosen;
    if (on) chosen?.add(service);
    else chosen?.delete(service);
    this.#host.requestUpdate();
  }

  #begin(id: string, services?: readonly string[], popup?: Window | null): void {
    this.#choice = undefined;
    this.#failures.delete(id);
    if (popup === undefined) this.stop();
    this.#flow.start(id, popup === undefined ? connectWindow() : popup, services);
  }

  async #work(id: string, what: 'syncing' | 'disconnecting', sentence: (why: string) => string, work: (session: Session) => Promise<void>): Promise<void> {
    const host = this.#host;
    const session = host.activeSession;
    if (!session || this.#busy.has(id)) return;
    this.#busy.set(id, what);
    this.#failures.delete(id);
    this.#needs.say('');
    host.requestUpdate();
    try {
      await work(session);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#failures.set(id, sentence(this.#why(error)));
      host.dispatchEvent(new SettingsErrorEvent(integrations.name, error));
    } finally {
      this.#busy.delete(id);
      this.#integrations.reload();
      void this.#redraw();
    }
  }

  /** Whoever had the keyboard in a row keeps it there, when the button under it goes. */
  async #redraw(): Promise<void> {
    const host = this.#host;
    const had = host.shadowRoot?.activeElement;
    const row = had?.closest('[data-id]');
    host.requestUpdate();
    await host.updateComplete;
    if (had && !had.isConnected) row?.querySelector<HTMLElement>('input:enabled, button:last-of-type')?.focus();
  }

  #why({ code = '', kind }: ApiError): string {
    return byCode(this.#words.problem, code) ?? this.#host.strings.why[kind];
  }
}
