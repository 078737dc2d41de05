import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { devices, type Device } from '../../client/contract/devices.ts';
import { reasonText } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { badge } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { relativeTime } from '../ui/time.ts';
import { en } from './en.ts';
import type { Removal } from './removal.ts';

const rank = ({ isCurrent, status }: Device): number => (isCurrent ? 0 : status === 'online' ? 1 : 2);

/** In use first, then online, then the one seen last. */
const inOrder = (items: readonly Device[]): Device[] =>
  items.toSorted((a, b) => rank(a) - rank(b) || (b.lastSeenAt ?? '').localeCompare(a.lastSeenAt ?? '') || a.name.localeCompare(b.name));

/**
 * The phones and apps of the user. Removing one acts at once, after a question worded by what removing does.
 *
 * @element device-list
 * @fires settings-saved - A device was removed.
 * @fires settings-error - Reading or removing failed.
 */
export class DeviceList extends PanelElement {
  static override readonly tag = 'device-list';

  readonly #devices = new CollectionController(this, devices);
  /** Its code comes with the first removal. */
  #removal: Removal | undefined;
  /** The id of the device that was pressed last, while that code comes; and of the one that waits in vain. */
  #pressed = '';
  #failed = '';
  #news = '';

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    return {
      title: this.#words.title, lead: this.#words.lead, feature: 'devices', shape: ['item', 'item', 'item'],
      tools: html`<button type="button" class="quiet" part="refresh" @click=${() => this.#devices.reload()}>${icons.refresh()}${this.#words.refresh}</button>`,
    };
  }

  protected override body(): unknown {
    const items = inOrder(this.#devices.items ?? []);
    return html`<div class="card" part="card">
      ${items.length === 0 ? html`<p class="empty" part="empty">${this.#words.empty}</p>` : html`<ul class="plain" role="list" part="list">${repeat(items, ({ id }) => id, (device) => this.#row(device))}</ul>`}
    </div><div class="sr" role="status">${this.#news}</div>${this.#removal?.dialog}`;
  }

  #row(device: Device): TemplateResult {
    const { id, name, type, status, model, appVersion, isCurrent, lastSeenAt } = device;
    const semantics = device.removeSemantics ?? 'unknown';
    const error = this.#devices.failure(id);
    const why = this.#failed === id ? 'offline' : error?.kind;
    const failure = error && this.#removal ? this.#removal.why(name, error) : why && this.#words.removeFailed(name, this.strings.why[why]);
    const about = [
      this.#words.type[type], model && !name.includes(model) && model, appVersion && this.#words.version(appVersion),
      !isCurrent && status !== 'online' && lastSeenAt && this.#words.lastSeen(relativeTime(lastSeenAt, this.locale)),
    ].filter(Boolean).join(this.strings.comma);
    const tone = status === 'online' ? 'ok' : status === 'error' ? 'danger' : status === 'activating' ? 'warn' : 'off';
    return html`<li class="row end" part="row" data-id=${id}>
      <div class="about"><span class="name" part="label">${name}</span> ${badge(this.#words.status[status], tone)}
        <span class="hint" part="hint">${isCurrent ? `${this.#words.thisDevice} ` : nothing}${about}${this.#removable(device) ? nothing : html`<br>${this.#whyNot(device)}`}</span></div>
      <div class="control">${this.#removable(device) ? html`<button type="button" class="quiet danger" part="remove" aria-label=${this.#words.removes[semantics](name)}
        aria-busy=${this.#pressed === id ? 'true' : nothing} @click=${() => void this.#ask(device)}>${this.#words.remove[semantics]}</button>` : nothing}</div>
      ${failure ? html`<p class="note error" part="issue" role=${error ? nothing : 'alert'}>${failure}</p>` : nothing}
    </li>`;
  }

  #removable({ removable }: Device): boolean {
    return removable && this.activeSession?.access('devices.remove')?.access === 'write';
  }

  #whyNot({ removeReason }: Device): string {
    const access = this.activeSession?.access('devices.remove');
    return access?.access === 'write' || removeReason
      ? removeReason ? reasonText({ access: 'read', reason: removeReason }, this.strings) : this.#words.notRemovable
      : access?.reason ? reasonText(access, this.strings) : this.#words.notRemovable;
  }

  async #ask(device: Device): Promise<void> {
    if (!this.#removal) {
      this.#pressed = device.id;
      this.#failed = '';
      this.requestUpdate();
      const loaded = await import('./removal.ts').catch(() => undefined);
      if (this.#pressed !== device.id) return;
      this.#pressed = '';
      this.#failed = loaded ? '' : device.id;
      this.requestUpdate();
      if (!loaded) return;
      this.#removal = new loaded.Removal(this, this.#devices, {
        words: () => this.#words,
        say: (news) => {
          this.#news = news;
          this.requestUpdate();
        },
      });
    }
    this.#removal.ask(device);
  }
}
