import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { autoDnd } from '../../client/contract/auto-dnd.ts';
import { disconnectIntegration, integrations, type Integration } from '../../client/contract/integrations.ts';
import { ApiError } from '../../client/errors.ts';
import { byCode } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { Connecting, type ConnectProblem } from '../controllers/connect.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { Confirm } from '../ui/confirm.ts';
import { toggleField } from '../ui/fields.ts';
import { badge } from '../ui/frame.ts';
import { relativeTime } from '../ui/time.ts';
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
  readonly #confirm = new Confirm(this);
  readonly #flow = new Connecting({
    session: () => this.activeSession,
    integration: () => this.#calendar,
    reload: () => this.#integrations.reload(),
    changed: () => void this.#redraw(),
  });
  readonly #drawers: Drawers = new Drawers(this, async () => (await import('./inside.ts')).insides(this, this.#autoDnd, this.#drawers));
  #disconnecting = false;
  #problem: ApiError | undefined;
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
    this.#flow.stop();
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

  /** Connect becomes Cancel, and back: whoever had the one by keyboard gets the other. */
  async #redraw(): Promise<void> {
    const had = (this.shadowRoot?.activeElement as HTMLElement | null)?.closest('.control')?.querySelector('[part=connect], [part=cancel]');
    this.requestUpdate();
    await this.updateComplete;
    if (had && !had.isConnected) this.renderRoot.querySelector<HTMLElement>('[part=connect], [part=cancel]')?.focus();
  }

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
      if (status === 'connected') this.#flow.finish();
    }
    this.#told = status;
  }

  protected override body(): unknown {
    const { strings } = this;
    const calendar = this.#calendar;
    const ready = calendar?.status === 'connected';
    const enabled = this.#autoDnd.bind('enabled');
    return html`<div class="card" part="card">
      ${calendar ? this.#account(calendar) : nothing}
      ${toggleField(enabled, {
        label: this.#words.sync, hint: ready ? this.#words.syncHint : this.#words.syncLocked, words: strings, on: strings.on, off: strings.off,
        // Switching off must stay possible.
        disabled: !ready && !enabled.value && !enabled.changed,
      })}
      ${this.#nowRow()}
      ${ready || calendar?.status === 'error' ? this.#drawers.render('today', this.#words.today) : nothing}
      ${this.#hasOptions ? this.#drawers.render('more', this.#words.more) : nothing}
    </div><div class="sr" role="status">${this.#news}</div>${this.#confirm.render()}`;
  }

  /** The user may see at least one of those behind "More". */
  get #hasOptions(): boolean {
    return Object.keys(this.#autoDnd.value ?? {}).some((key) => /^(include|require)|Minutes$/.test(key) && this.activeSession?.access('autoDnd', key)?.access !== 'none');
  }

  /** The state that all of this is for. */
  #nowRow(): unknown {
    const now = this.#now;
    if (now === null || (this.activeSession?.access('doNotDisturb')?.access ?? 'none') === 'none') return nothing;
    const line = now?.render(this.#words.now);
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

  #account(calendar: Calendar): TemplateResult {
    const { problem, waiting } = this.#flow;
    // Behind a window that looks closed, the sign-in may still go on; it is not waited for in words.
    const status = waiting && !problem ? 'connecting' : calendar.status === 'connecting' ? 'disconnected' : calendar.status;
    const { accountLabel = '', lastSyncedAt } = calendar;
    const hint = status === 'connected'
      ? this.#words.checked(accountLabel, lastSyncedAt ? relativeTime(lastSyncedAt, this.locale) : '')
      : this.#words.hint[status];
    const tone = status === 'connected' ? 'ok' : status === 'reauthRequired' || status === 'error' ? 'warn' : 'off';
    const failed = problem ? this.#problemText(problem) : this.#problem ? this.#words.notDisconnected(this.#why(this.#problem)) : undefined;
    return html`<div class="row end" part="row">
      <div class="about"><span class="name" part="label">${calendar.name}</span> ${badge(this.#words.status[status], tone)}<span class="hint" part="hint">${hint}</span></div>
      <div class="control">${this.#actions(calendar, status)}</div>
      ${failed ? html`<p class="note error" part="issue" role="alert">${failed}</p>` : nothing}
    </div>`;
  }

  #actions({ id, canConnect, canDisconnect }: Calendar, status: Calendar['status']): unknown {
    const { strings } = this;
    const connect = (label: string, style = ''): TemplateResult =>
      html`<button type="button" class=${style} part="connect" @click=${() => { this.#problem = undefined; this.#flow.start(id); }}>${label}</button>`;
    if (this.activeSession?.access('integrations')?.access !== 'write') return nothing;
    switch (status) {
      case 'connecting': return html`<button type="button" part="cancel" @click=${() => this.#flow.cancel()}>${strings.cancel}</button>`;
      case 'connected': return canDisconnect ? this.#disconnectButton(id) : nothing;
      case 'reauthRequired':
      case 'error': return html`${canDisconnect ? this.#disconnectButton(id) : nothing}${canConnect ? connect(this.#words.reconnect, 'primary') : nothing}`;
      case 'disconnected': return canConnect ? connect(this.#flow.problem ? strings.retry : this.#words.connect) : nothing;
      default: return nothing;
    }
  }

  #disconnectButton(id: string): TemplateResult {
    const { strings } = this;
    return html`<button type="button" class="quiet" part="disconnect" aria-disabled=${this.#disconnecting ? 'true' : nothing}
      @click=${() => void this.#confirm.ask({
        title: this.#words.askTitle, text: [this.#words.askText], yes: this.#words.disconnect, no: strings.cancel, run: () => void this.#disconnect(id),
      })}>${this.#words.disconnect}</button>`;
  }

  async #disconnect(id: string): Promise<void> {
    const session = this.activeSession;
    if (!session || this.#disconnecting) return;
    this.#disconnecting = true;
    this.#problem = undefined;
    this.requestUpdate();
    try {
      await session.call(disconnectIntegration.call, { id });
      this.#integrations.reload();
      this.#autoDnd.reload();
      this.dispatchEvent(new SettingsSavedEvent(integrations.name, null));
      this.renderRoot.querySelector('h2')?.focus();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#problem = error;
      this.dispatchEvent(new SettingsErrorEvent(integrations.name, error));
    } finally {
      this.#disconnecting = false;
      this.requestUpdate();
    }
  }

  #why({ code = '', kind }: ApiError): string {
    return byCode(this.#words.problem, code) ?? this.strings.why[kind];
  }

  #problemText(problem: ConnectProblem): string {
    return problem instanceof ApiError ? this.#words.notConnected(this.#why(problem)) : this.#words.ended[problem];
  }
}
