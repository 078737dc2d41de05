import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { autoDnd } from '../../client/contract/auto-dnd.ts';
import { integrations, type Integration } from '../../client/contract/integrations.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { connectWindow } from '../controllers/connect-window.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { toggleField } from '../ui/fields.ts';
import { badge } from '../ui/frame.ts';
import { relativeTime } from '../ui/time.ts';
import type { Account } from './account.ts';
import { Drawers, drawerStyles } from './drawers.ts';
import { en } from './en.ts';
import type { NowLine } from './now.ts';

type Calendar = Integration & { readonly status: keyof typeof en.status };

/**
 * Connects the user's calendar, and lets do-not-disturb follow it. Connecting acts at once; the switch waits to be saved.
 *
 * @element calendar-dnd
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved, or the calendar was disconnected.
 * @fires settings-error - Reading, saving or disconnecting failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class CalendarDnd extends PanelElement {
  static override readonly tag = 'calendar-dnd';
  static override styles: CSSResultGroup = [PanelElement.styles, drawerStyles];

  readonly #autoDnd = new SettingController(this, autoDnd);
  readonly #integrations = new CollectionController(this, integrations);
  /** Connecting and disconnecting: its code comes with the first of it. */
  #account: Account | undefined;
  /** What was pressed last while that code comes. */
  #pressed: 'connect' | 'disconnect' | undefined;
  /** What did not work because it did not come, in words. */
  #failed: string | undefined;
  readonly #drawers: Drawers = new Drawers(this, async () => (await import('./inside.ts')).insides(this, this.#autoDnd, this.#drawers));
  #told: string | undefined;
  /** Null where its code did not come. */
  #now: NowLine | null | undefined;
  #isNowAsked = false;
  #news = '';

  constructor() {
    super();
    new EachMinute(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#account?.stop();
  }

  override async save(): Promise<boolean> {
    const saved = await super.save();
    // Perhaps the calendar is not connected any more, and nobody has told.
    if (!saved) this.#integrations.reload();
    return saved;
  }

  /** What has to be looked at may be behind "More". */
  override showProblem(): void {
    const { changes, conflicted, error } = this.#autoDnd;
    if (changes.every((pointer) => pointer === '/enabled') || !(conflicted || error?.issues.length)) super.showProblem();
    else void this.#drawers.open('more').then(() => super.showProblem());
  }

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, problem: this.#words.problem, feature: 'autoDnd', shape: ['item', 'switch'] };
  }

  get #calendar(): Calendar | undefined {
    const found = this.#integrations.items?.find(({ category }) => category === 'calendar');
    const status = found?.status;
    // Read just now, or connected by the organisation: what the calendar is for here works.
    return found && { ...found, status: status === 'syncing' || status === 'managedByAdmin' ? 'connected' : found.status as Calendar['status'] };
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    this.#fetchNow();
    const calendar = this.#calendar;
    const status = calendar?.status;
    if (this.#told && status && status !== this.#told) {
      const wasConnected = this.#told !== 'connecting';
      this.#news = status === 'connected' ? this.#words.nowConnected(calendar.accountLabel ?? '') : status === 'disconnected' && wasConnected ? this.#words.nowDisconnected : '';
      if (status === 'connected') this.#account?.finish();
    }
    this.#told = status;
  }

  protected override body(): unknown {
    const { strings } = this;
    const calendar = this.#calendar;
    const ready = calendar?.status === 'connected';
    const enabled = this.#autoDnd.bind('enabled');
    return html`<div class="card" part="card">
      ${calendar ? this.#row(calendar) : nothing}
      ${toggleField(enabled, {
        label: this.#words.sync, hint: this.#words[ready ? this.#counts : 'syncLocked'], words: strings, on: strings.on, off: strings.off,
        // Switching off must stay possible.
        disabled: !ready && !enabled.value && !enabled.changed,
      })}
      ${this.#nowRow()}
      ${ready || calendar?.status === 'error' ? this.#drawers.render('today', this.#words.today) : nothing}
      ${this.#hasOptions ? this.#drawers.render('more', this.#words.more) : nothing}
    </div><div class="sr" role="status">${this.#news}</div>${this.#account?.dialog}`;
  }

  /** As it is chosen now, saved or not. */
  get #counts(): 'syncHint' | 'syncMeetings' | 'syncBusy' {
    const { granularity, includeFocusTime, includeOutOfOffice } = this.#autoDnd.value ?? {};
    if (granularity === 'freeBusy') return 'syncBusy';
    return includeFocusTime && includeOutOfOffice ? 'syncHint' : 'syncMeetings';
  }

  /** The user may see at least one of those behind "More". */
  get #hasOptions(): boolean {
    return Object.keys(this.#autoDnd.value ?? {}).some((key) => /^(include|require)|(Minutes|HoursOnly)$/.test(key) && this.activeSession?.access('autoDnd', key)?.access !== 'none');
  }

  /** The state that all of this is for. */
  #nowRow(): unknown {
    const now = this.#now;
    if (now === null || (this.activeSession?.access('doNotDisturb')?.access ?? 'none') === 'none') return nothing;
    const line = now?.render();
    const busy = !line && !now?.settled;
    return line || busy ? html`<div class="row end" part="row now" aria-busy=${busy ? 'true' : 'false'}>${line ?? html`<div class="about skeleton"><span class="bone"></span></div>`}</div>` : nothing;
  }

  /** What it reads comes with the panel's, its code afterwards. */
  #fetchNow(): void {
    const { activeSession: session } = this;
    if (!session || this.#now !== undefined || this.#isNowAsked) return;
    this.#isNowAsked = true;
    session.prefetch('do-not-disturb', 'profile');
    import('./now.ts').then(({ NowLine }) => { this.#now = new NowLine(this); }, () => { this.#now = null; }).finally(() => this.requestUpdate());
  }

  #row(calendar: Calendar): TemplateResult {
    const account = this.#account;
    const status = account?.waiting ? 'connecting' : calendar.status === 'connecting' ? 'disconnected' : calendar.status;
    const { accountLabel = '', lastSyncedAt } = calendar;
    const hint = status === 'connected'
      ? this.#words.checked(accountLabel, lastSyncedAt ? relativeTime(lastSyncedAt, this.locale) : '')
      : this.#words.hint[status];
    const tone = status === 'connected' ? 'ok' : status === 'reauthRequired' || status === 'error' ? 'warn' : 'off';
    const failed = account?.problem ?? this.#failed;
    return html`<div class="row end" part="row">
      <div class="about"><span class="name" part="label">${calendar.name}</span> ${badge(this.#words.status[status], tone)}<span class="hint" part="hint">${hint}</span></div>
      <div class="control">${this.#buttons(calendar, status)}</div>
      ${failed ? html`<p class="note error" part="issue" role="alert">${failed}</p>` : nothing}
    </div>`;
  }

  #buttons({ id, canConnect, canDisconnect }: Calendar, status: Calendar['status']): unknown {
    const words = this.#words;
    const account = this.#account;
    const button = (part: 'connect' | 'disconnect', label: string, style: string): TemplateResult =>
      html`<button type="button" class=${style} part=${part} aria-busy=${this.#pressed === part ? 'true' : nothing} aria-disabled=${account?.disconnecting ? 'true' : nothing}
        @click=${() => void this.#act(part, id)}>${label}</button>`;
    if (this.activeSession?.access('integrations')?.access !== 'write') return nothing;
    const disconnect = canDisconnect ? button('disconnect', words.disconnect, 'quiet') : nothing;
    switch (status) {
      case 'connecting': return html`<button type="button" part="cancel" @click=${() => account?.cancel()}>${this.strings.cancel}</button>`;
      case 'connected': return disconnect;
      case 'reauthRequired':
      case 'error': return html`${disconnect}${canConnect ? button('connect', words.reconnect, 'primary') : nothing}`;
      case 'disconnected': return canConnect ? button('connect', account?.failed || this.#failed ? this.strings.retry : words.connect, '') : nothing;
      default: return nothing;
    }
  }

  async #act(action: 'connect' | 'disconnect', id: string): Promise<void> {
    this.#account?.stop();
    const popup = action === 'connect' ? connectWindow() : null;
    if (!this.#account) {
      this.#pressed = action;
      this.#failed = undefined;
      this.requestUpdate();
      const loaded = await import('./account.ts').catch(() => undefined);
      // Pressed twice: there is one window for both.
      if (this.#account) return;
      if (this.#pressed !== action) return popup?.close();
      this.#pressed = undefined;
      this.requestUpdate();
      if (!loaded || !this.isConnected) {
        popup?.close();
        this.#failed = this.#words[action === 'connect' ? 'notConnected' : 'notDisconnected'](this.strings.why.offline);
        return;
      }
      this.#account = new loaded.Account(this, { words: () => this.#words, calendar: () => this.#calendar, reload: () => this.#integrations.reload() });
    }
    this.#account[action](id, popup);
  }
}
