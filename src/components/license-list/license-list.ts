import { css, html, nothing, type TemplateResult } from 'lit';
import { licenses, type License } from '../../client/contract/licenses.ts';
import { byCode } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { badge } from '../ui/frame.ts';
import { en } from './en.ts';

const tones = { active: 'ok', trial: 'off', suspended: 'warn', expired: 'danger', pending: 'off', unknown: 'off' } as const;
const chevron = (): TemplateResult => html`<svg aria-hidden="true" width="16" height="16" viewBox="0 0 18 18" fill="none" stroke="currentColor"
  stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="m5 7 4 4 4-4"/></svg>`;

/**
 * The licences of the user and what each enables, to be looked at: administrators assign them.
 *
 * @element license-list
 * @slot help - How to get more licences, in the words of the page.
 * @fires settings-error - Reading failed.
 */
export class LicenseList extends PanelElement {
  static override readonly tag = 'license-list';
  static override styles = [PanelElement.styles, css`
    summary { cursor: pointer; }
    summary::-webkit-details-marker { display: none; }
    summary:hover { background: var(--_color-raised); }
    li + li { border-block-start: 1px solid var(--_color-line); }
    li .row { border-block-start: 0; }
    .card { overflow: clip; }
    summary:focus-visible { outline-offset: -3px; border-radius: var(--_radius-card); }
    summary svg { color: var(--_color-quiet); transition: rotate var(--_duration); }
    [open] > summary svg { rotate: 180deg; }
    .more { padding: 0 18px 16px; }
    .more ul { margin: 4px 0 6px; padding-inline-start: 20px; list-style: disc; }
    .more li + li { border: 0; }
    .package > .about { flex-basis: 7em; }
    .help { margin-block-start: 12px; }
    @container (max-width: 560px) { .more { padding: 0 14px 14px; } }
  `];

  readonly #open = new Set<string>();
  readonly #licenses = new CollectionController(this, licenses);

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, feature: 'licenses', shape: ['item', 'item', 'item'] };
  }

  protected override body(): unknown {
    const items = this.#licenses.items ?? [];
    return html`${this.#package()}<div class="card" part="card">
      ${items.length === 0 ? html`<p class="empty" part="empty">${this.#words.empty}</p>`
    : html`<ul class="plain" role="list" part="list">${items.map((license) => html`<li>${this.#license(license)}</li>`)}</ul>`}
    </div><div class="lead help" part="help"><slot name="help">${items.length > 0 ? this.#words.help : nothing}</slot></div>`;
  }

  /** Where the provider has packages at all. */
  #package(): unknown {
    const name = this.activeSession?.access('licenses')?.params?.['package'];
    return name === null || typeof name === 'string' ? html`<div class="card" part="card"><div class="row end package" part="row">
      <div class="about"><span class="name" part="label">${this.#words.package}</span></div><div class="control" part="value">${name ?? this.#words.unassigned}</div></div></div>` : nothing;
  }

  #license({ id, name, status, features = [], assignedAt, expiresAt }: License): TemplateResult {
    const hint = status === 'suspended' ? this.#words.suspended : expiresAt && (status === 'expired' ? this.#words.ended : this.#words.ends)(this.#date(expiresAt));
    const about = html`<span class="about"><span class="name" part="label">${name}</span> ${badge(this.#words.status[status], tones[status])}
      ${hint ? html`<span class="hint" part="hint">${hint}</span>` : nothing}</span>`;
    if (features.length === 0 && !assignedAt) return html`<div class="row end" part="row">${about}</div>`;
    return html`<details part="details" .open=${this.#open.has(id)} @toggle=${({ target }: Event) => this.#toggled(id, (target as HTMLDetailsElement).open)}><summary class="row end" part="row">${about}<span class="control">${chevron()}</span></summary><div class="more" part="features">
      ${features.length > 0 ? html`<span class="name">${this.#words.enables}</span> <ul>${features.map((key) => html`<li>${byCode(this.#words.feature, key) ?? key}</li>`)}</ul>` : nothing}
      ${assignedAt ? html`<span class="hint">${this.#words.assigned(this.#date(assignedAt))}</span>` : nothing}</div></details>`;
  }

  #toggled(id: string, isOpen: boolean): void {
    if (isOpen) this.#open.add(id);
    else this.#open.delete(id);
    this.requestUpdate();
  }

  #date(instant: string): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'long' }).format(new Date(instant));
  }
}
