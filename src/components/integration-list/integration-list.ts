import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { integrations, type Integration } from '../../client/contract/integrations.ts';
import { reasonText } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { connectWindow } from '../controllers/connect-window.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { badge } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { aboutAccount, hasChoice, toneOf, type Status } from './account.ts';
import type { Actions } from './actions.ts';
import { en } from './en.ts';
import { listStyles } from './styles.ts';

type Action = 'choose' | 'connect' | 'sync' | 'disconnect';

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
  /** What is done with accounts: its code comes with the first of it. */
  #actions: Actions | undefined;
  /** What was pressed last while that code comes, and what did not work because it did not. */
  #pressed: { readonly id: string; readonly action: Action; readonly failed?: string } | undefined;
  readonly #told = new Map<string, Status>();
  #news = '';

  constructor() {
    super();
    new EachMinute(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#actions?.stop();
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
      if (status === 'connected') this.#actions?.connected(id);
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
    </div><div class="sr" role="status">${this.#news}</div>${this.#actions?.dialog}`;
  }

  #row(integration: Integration): TemplateResult {
    const { id, name, iconUrl } = integration;
    const actions = this.#actions;
    // Another page's attempt is none to wait for here: whoever begins anew ends it. With an account, it was to sign in again.
    const status = actions?.statusOf(id) ?? (integration.status !== 'connecting' ? integration.status : integration.accountLabel ? 'reauthRequired' : 'disconnected');
    const words = this.#words;
    const about = aboutAccount(integration, status, words, { locale: this.locale, comma: this.strings.comma });
    const services = actions?.services(integration);
    const failed = actions?.problemOf(id) ?? (this.#pressed?.id === id && this.#pressed.failed);
    return html`<li class="row end" part="row" data-id=${id}>
      <span class="mark" part="icon" aria-hidden="true">${iconUrl ? html`<img src=${iconUrl} alt="" referrerpolicy="no-referrer" @error=${(event: Event) => (event.target as Element).replaceWith(name.slice(0, 1))}>` : name.slice(0, 1)}</span>
      <div class="about"><span class="name" part="label" id="name-${id}">${name}</span> ${badge(words.status[status], toneOf(status))}
        <span class="hint" part="hint">${status === 'managedByAdmin' ? html`<span class="managed">${icons.lock()}<span>${about}</span></span>` : about}</span></div>
      <div class="control">${this.activeSession?.access('integrations')?.access === 'write' && !services ? this.#buttons(integration, status) : nothing}</div>
      ${services}
      ${failed ? html`<p class="note error" part="issue" role="alert">${failed}</p>` : nothing}
    </li>`;
  }

  #buttons(integration: Integration, status: Status): unknown {
    const { id, canConnect, canDisconnect, canSync, manageUrl } = integration;
    const words = this.#words;
    const isBusy = this.#actions?.busy(id);
    // Named after its row, which a screen reader may not hear around it.
    const button = (label: string, action: Action, style = 'quiet', part: string = action): TemplateResult =>
      html`<button type="button" class=${style} part=${part} id="${part}-${id}" aria-labelledby="${part}-${id} name-${id}" aria-disabled=${isBusy ? 'true' : nothing}
        aria-busy=${this.#isComing(id, action) ? 'true' : nothing} @click=${() => { if (!isBusy) void this.#act(action, integration); }}>${label}</button>`;
    if (status === 'connecting') return html`<button type="button" part="cancel" @click=${() => this.#actions?.cancel()}>${this.strings.cancel}</button>`;
    return html`${manageUrl ? html`<a class="action" part="manage" id="manage-${id}" aria-labelledby="manage-${id} name-${id}" href=${manageUrl} target="_blank" rel="noopener noreferrer">${words.manage}</a>` : nothing}
      ${canSync || status === 'syncing' ? button(words.sync, 'sync') : nothing}
      ${canDisconnect && status !== 'disconnected' ? button(words.disconnect, 'disconnect') : nothing}
      ${!canConnect ? nothing : status === 'reauthRequired' || status === 'error'
        ? button(words.reconnect, 'connect', 'primary')
        : button(words.connect, hasChoice(integration) ? 'choose' : 'connect', '', 'connect')}`;
  }

  #isComing(id: string, action: Action): boolean {
    return this.#pressed?.id === id && this.#pressed.action === action && this.#pressed.failed === undefined;
  }

  async #act(action: Action, integration: Integration): Promise<void> {
    const { id } = integration;
    const words = this.#words;
    if (action === 'connect') this.#actions?.stop();
    const popup = action === 'connect' ? connectWindow() : null;
    if (!this.#actions) {
      const pressed = this.#pressed = { id, action };
      this.requestUpdate();
      const loaded = await import('./actions.ts').catch(() => undefined);
      if (this.#pressed !== pressed) {
        // There is one window for all that connect.
        if (this.#pressed?.action !== 'connect') popup?.close();
        return;
      }
      if (!loaded || !this.isConnected) {
        popup?.close();
        const sentence = action === 'sync' ? words.notSynced : action === 'disconnect' ? words.notDisconnected : words.notConnected;
        this.#pressed = { ...pressed, failed: sentence(this.strings.why.offline) };
        this.requestUpdate();
        return;
      }
      this.#pressed = undefined;
      this.#actions = new loaded.Actions(this, this.#integrations, {
        words: () => this.#words,
        say: (news) => { this.#news = news; },
      });
    }
    this.#actions[action](integration, popup);
  }
}
