import { html, nothing, type CSSResultGroup } from 'lit';
import { doNotDisturb } from '../../client/contract/do-not-disturb.ts';
import { presence } from '../../client/contract/presence.ts';
import type { Session } from '../../client/session.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { ViewController } from '../controllers/view-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { reads } from '../reads.ts';
import { banner, skeleton } from '../ui/frame.ts';
import { DoNotDisturbRow } from './do-not-disturb-row.ts';
import { en } from './en.ts';
import type { Later } from './later.ts';
import { styles } from './styles.ts';

/** Rows to come, in their own shape. */
const bones = (rows: Parameters<typeof skeleton>[0]): unknown => html`<div aria-busy="true">${skeleton(rows)}</div>`;

/**
 * Whether the user's phones ring, and what colleagues see: do not disturb, status, message. Do not disturb and the status change at once.
 *
 * @element availability-status
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved, or do not disturb was changed.
 * @fires settings-error - Reading or changing failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class AvailabilityStatus extends PanelElement {
  static override readonly tag = 'availability-status';
  static override styles: CSSResultGroup = [PanelElement.styles, styles];

  readonly #dnd = new ViewController(this, doNotDisturb);
  readonly #presence = new SettingController(this, presence);
  readonly #row = new DoNotDisturbRow(this, this.#dnd, () => this.#later?.timeZone);
  /** What comes after the first draw: the status, and what happens to calls. Null where its code did not come. */
  #later: Later | null | undefined;
  #asked: Session | undefined;
  #told = '';
  #news = '';

  override get changes(): number { return super.changes - (this.#later?.unasked ?? 0); }
  override get dirty(): boolean { return this.changes > 0; }
  override get saving(): boolean { return super.saving && this.dirty; }

  get heading(): Heading {
    const { title, lead } = this.inLanguage(en);
    const feature = this.#may('doNotDisturb') || !this.#may('presence') ? 'doNotDisturb' : 'presence';
    return { title, lead, feature, shape: ['switch', 'field', 'field'] };
  }

  #may(feature: string): boolean { return this.activeSession?.access(feature)?.access !== 'none'; }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const { activeSession: session } = this;
    if (session && session !== this.#asked) this.#fetchLater(session);
    const value = this.#dnd.value;
    if (!value) return;
    const state = [value.active, value.until].join();
    if (this.#told && state !== this.#told) this.#news = this.#row.news;
    this.#told = state;
  }

  protected override body(): unknown {
    const { strings } = this;
    const later = this.#later;
    const { silentHere, pushPaused } = this.#presence.value ?? {};
    const switches = [silentHere, pushPaused].flatMap((each) => (each === undefined ? [] : ['switch' as const]));
    const lost = later === null;
    return html`<div class="card" part="card">${this.#row.render(later?.howLong() ?? (lost ? nothing : html`<span class="skeleton"><span class="bone"></span></span>`))}${
        later?.calls() ?? (lost ? nothing : bones(this.#row.scopes.length > 1 ? ['field', 'switch'] : ['switch']))}</div>
      ${lost ? banner(strings.notLoaded(strings.why.offline), { tone: 'danger', action: { label: strings.retry, run: () => this.#again() } })
        : this.#presence.value && this.#may('presence') ? later?.status(this.#presence.value) ?? bones(['switch', 'field', 'field', ...switches]) : nothing}
      <div class="sr" role="status">${this.#news}</div>`;
  }

  /** Its code comes later than the panel, its data with it. */
  #fetchLater(session: Session): void {
    this.#asked = session;
    session.prefetch(...reads[AvailabilityStatus.tag] ?? []);
    if (this.#later) return;
    import('./later.ts').then(({ Later }) => { this.#later ??= new Later(this, this.#row, this.#dnd, this.#presence); }, () => { this.#later = null; }).finally(() => this.requestUpdate());
  }

  #again(): void {
    this.#later = this.#asked = undefined;
    this.requestUpdate();
  }
}
