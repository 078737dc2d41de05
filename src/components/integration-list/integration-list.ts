import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { disconnectIntegration, integrations, type Integration } from '../../client/contract/integrations.ts';
import { syncIntegration } from '../../client/contract/sync-integration.ts';
import { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import { byCode, reasonText } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { Connecting, type ConnectProblem } from '../controllers/connect.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { Confirm } from '../ui/confirm.ts';
import { badge } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { aboutAccount, hasChoice, serviceName, toneOf, type Status } from './account.ts';
import { en } from './en.ts';
import { listStyles } from './styles.ts';

/**
 * The other services that the user's phone account can be connected to. Which there are, the provider says; everything acts at once.
 *
 * @element integration-list
 * @fires settings-saved - An account was disconnected, or looked at anew.
 * @fires settings-error - Reading, disconnecting or syncing failed.
 */
export class IntegrationList extends PanelElement {
  static override readonly tag = 'integration-list';
  static override styles: CSSResultGroup = [PanelElement.styles, listStyles];

  readonly #integrations = new CollectionController(this, integrations);
  readonly #confirm = new Confirm(this);
  readonly #flow = new Connecting({
    session: () => this.activeSession,
    integration: (id) => this.#integrations.items?.find((each) => each.id === id),
    reload: () => this.#integrations.reload(),
    changed: () => void this.#redraw(),
  });
  /** The one whose services are being chosen, and which they are so far. */
  #choice: { readonly id: string; readonly chosen: Set<string> } | undefined;
  /** What is being done at the server, by id. */
  readonly #busy = new Map<string, 'syncing' | 'disconnecting'>();
  /** What did not work, by id, in words. */
  readonly #failures = new Map<string, string>();
  readonly #told = new Map<string, Status>();
  #news = '';

  constructor() {
    super();
    new EachMinute(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#flow.stop();
  }

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, feature: 'integrations', shape: ['item', 'item', 'item'] };
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    for (const { id, name, status } of this.#integrations.items ?? []) {
      const before = this.#told.get(id);
      this.#told.set(id, status);
      if (before === undefined || before === status) continue;
      if (status === 'connected' && id === this.#flow.id) this.#flow.finish();
      if (status === 'connected' && before !== 'syncing') this.#news = this.#words.nowConnected(name);
      if (status === 'disconnected' && before !== 'connecting') this.#news = this.#words.nowDisconnected(name);
      if (status === 'reauthRequired') this.#news = this.#words.nowEnded(name);
    }
  }

  protected override body(): unknown {
    const items = this.#integrations.items ?? [];
    const access = this.activeSession?.access('integrations');
    return html`<div class="card" part="card">
      ${items.length === 0 ? html`<p class="empty" part="empty">${this.#words.empty}</p>` : html`<ul class="plain" role="list" part="list">${items.map((each) => this.#row(each))}</ul>`}
      ${access?.access === 'read' ? html`<div class="row"><span class="locked" part="reason">${icons.lock()}${reasonText(access, this.strings)}</span></div>` : nothing}
    </div><div class="sr" role="status">${this.#news}</div>${this.#confirm.render()}`;
  }

  #row(integration: Integration): TemplateResult {
    const { id, name, iconUrl } = integration;
    const status = this.#statusOf(integration);
    const words = this.#words;
    const about = aboutAccount(integration, status, words, { locale: this.locale, comma: this.strings.comma });
    const problem = this.#flow.id === id ? this.#flow.problem : undefined;
    const failed = problem ? this.#problemText(problem) : this.#failures.get(id);
    return html`<li class="row end" part="row" data-id=${id}>
      <span class="mark" part="icon" aria-hidden="true">${iconUrl ? html`<img src=${iconUrl} alt="" referrerpolicy="no-referrer" @error=${(event: Event) => (event.target as Element).replaceWith(name.slice(0, 1))}>` : name.slice(0, 1)}</span>
      <div class="about"><span class="name" part="label" id="name-${id}">${name}</span> ${badge(words.status[status], toneOf(status))}
        <span class="hint" part="hint">${status === 'managedByAdmin' ? html`<span class="managed">${icons.lock()}<span>${about}</span></span>` : about}</span></div>
      <div class="control">${this.activeSession?.access('integrations')?.access === 'write' ? this.#actions(integration, status) : nothing}</div>
      ${this.#choice?.id === id ? this.#services(integration, this.#choice.chosen) : nothing}
      ${failed ? html`<p class="note error" part="issue" role="alert">${failed}</p>` : nothing}
    </li>`;
  }

  /** What this page is about to do comes before what the server last said. */
  #statusOf({ id, status }: Integration): Status {
    const { waiting, problem } = this.#flow;
    // Behind a window that looks closed, the sign-in may still go on; it is not waited for in words.
    if (waiting && !problem && this.#flow.id === id) return 'connecting';
    // Another page's attempt is none to wait for here: whoever begins anew ends it.
    return status === 'connecting' ? 'disconnected' : this.#busy.get(id) === 'syncing' ? 'syncing' : status;
  }

  #actions(integration: Integration, status: Status): unknown {
    const { id, canConnect, canDisconnect, canSync, manageUrl } = integration;
    const words = this.#words;
    // Named after its row, which a screen reader may not hear around it.
    const button = (label: string, part: string, run: () => void, style = 'quiet'): TemplateResult =>
      html`<button type="button" class=${style} part=${part} id="${part}-${id}" aria-labelledby="${part}-${id} name-${id}" aria-disabled=${this.#busy.has(id) ? 'true' : nothing}
        @click=${() => { if (!this.#busy.has(id)) run(); }}>${label}</button>`;
    if (status === 'connecting') return html`<button type="button" part="cancel" @click=${() => this.#flow.cancel()}>${this.strings.cancel}</button>`;
    if (this.#choice?.id === id) return nothing;
    return html`${manageUrl ? html`<a class="action" part="manage" id="manage-${id}" aria-labelledby="manage-${id} name-${id}" href=${manageUrl} target="_blank" rel="noopener noreferrer">${words.manage}</a>` : nothing}
      ${canSync || status === 'syncing' ? button(words.sync, 'sync', () => void this.#sync(integration)) : nothing}
      ${canDisconnect && status !== 'disconnected' ? button(words.disconnect, 'disconnect', () => this.#ask(integration)) : nothing}
      ${!canConnect ? nothing : status === 'reauthRequired' || status === 'error'
        ? button(words.reconnect, 'connect', () => this.#start(integration), 'primary')
        : button(words.connect, 'connect', () => this.#connect(integration), '')}`;
  }

  #services({ id, name, services = [] }: Integration, chosen: Set<string>): TemplateResult {
    const words = this.#words;
    return html`<fieldset class="services" part="services"><legend>${words.choose(name)}</legend>
      ${services.map((service) => html`<label><input class="check" type="checkbox" .checked=${chosen.has(service.id)} ?disabled=${service.required}
        @change=${(event: Event) => this.#agree(service.id, (event.target as HTMLInputElement).checked)}>
        <span>${serviceName(service, words)}${service.required ? html` <small>(${words.always})</small>` : nothing}</span></label>`)}
      <div class="actions">
        <button type="button" class="primary" part="connect" aria-disabled=${chosen.size === 0 ? 'true' : nothing}
          @click=${() => { if (chosen.size > 0) this.#begin(id, [...chosen]); }}>${words.proceed}</button>
        <button type="button" class="quiet" part="cancel" @click=${() => { this.#choice = undefined; void this.#redraw(); }}>${this.strings.cancel}</button>
      </div></fieldset>`;
  }

  /** Whoever had the keyboard in a row keeps it there, when the button under it goes. */
  async #redraw(): Promise<void> {
    const had = this.shadowRoot?.activeElement;
    const row = had?.closest('[data-id]');
    this.requestUpdate();
    await this.updateComplete;
    if (had && !had.isConnected) row?.querySelector<HTMLElement>('input:enabled, button:last-of-type')?.focus();
  }

  #agree(service: string, on: boolean): void {
    const chosen = this.#choice?.chosen;
    if (on) chosen?.add(service);
    else chosen?.delete(service);
    this.requestUpdate();
  }

  #connect(integration: Integration): void {
    if (!hasChoice(integration)) return this.#start(integration);
    this.#choice = { id: integration.id, chosen: new Set(integration.services?.map(({ id }) => id)) };
    void this.#redraw();
  }

  /** With what was agreed to before, where it is not the first time. */
  #start(integration: Integration): void {
    const { id, services = [] } = integration;
    const before = services.filter(({ granted, required }) => granted || required).map((service) => service.id);
    this.#begin(id, hasChoice(integration) && before.length > 0 ? before : undefined);
  }

  #begin(id: string, services?: readonly string[]): void {
    this.#choice = undefined;
    this.#failures.delete(id);
    this.#flow.start(id, services);
  }

  #ask(integration: Integration): void {
    const { name, category } = integration;
    const words = this.#words;
    const follows = category === 'calendar' && this.activeSession?.access('autoDnd')?.access !== 'none';
    void this.#confirm.ask({
      title: words.askTitle(name), text: [words.askText, ...follows ? [words.askCalendar] : []], yes: words.disconnect, no: this.strings.cancel,
      run: () => void this.#disconnect(integration),
    });
  }

  #disconnect({ id }: Integration): Promise<void> {
    return this.#work(id, 'disconnecting', this.#words.notDisconnected, async (session) => {
      await session.call(disconnectIntegration.call, { id });
      this.dispatchEvent(new SettingsSavedEvent(integrations.name, null));
      this.focusTitle();
    });
  }

  #sync({ id, name }: Integration): Promise<void> {
    return this.#work(id, 'syncing', this.#words.notSynced, async (session) => {
      const found = await session.call(syncIntegration.call, { id });
      if (found.status === 'connected') this.#news = this.#words.nowSynced(name);
      this.dispatchEvent(new SettingsSavedEvent(integrations.name, found));
    });
  }

  async #work(id: string, what: 'syncing' | 'disconnecting', sentence: (why: string) => string, work: (session: Session) => Promise<void>): Promise<void> {
    const session = this.activeSession;
    if (!session || this.#busy.has(id)) return;
    this.#busy.set(id, what);
    this.#failures.delete(id);
    this.#news = '';
    this.requestUpdate();
    try {
      await work(session);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#failures.set(id, sentence(this.#why(error)));
      this.dispatchEvent(new SettingsErrorEvent(integrations.name, error));
    } finally {
      this.#busy.delete(id);
      this.#integrations.reload();
      void this.#redraw();
    }
  }

  #why({ code = '', kind }: ApiError): string {
    return byCode(this.#words.problem, code) ?? this.strings.why[kind];
  }

  #problemText(problem: ConnectProblem): string {
    return problem instanceof ApiError ? this.#words.notConnected(this.#why(problem)) : this.#words.ended[problem];
  }
}
