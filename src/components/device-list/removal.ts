import type { Device } from '../../client/contract/devices.ts';
import type { ApiError } from '../../client/errors.ts';
import { byCode } from '../controllers/bound.ts';
import type { CollectionController } from '../controllers/collection-controller.ts';
import type { SessionElement } from '../session-element.ts';
import { Confirm } from '../ui/confirm.ts';
import type { en as panelWords } from './en.ts';
import { en } from './removal-en.ts';

export interface RemovalNeeds { readonly words: () => typeof panelWords; readonly say: (news: string) => void }

/** Removes a device after a question worded by what removing does. */
export class Removal {
  readonly #host: SessionElement;
  readonly #devices: CollectionController<Device>;
  readonly #needs: RemovalNeeds;
  readonly #confirm: Confirm;

  constructor(host: SessionElement, devices: CollectionController<Device>, needs: RemovalNeeds) {
    this.#host = host;
    this.#devices = devices;
    this.#needs = needs;
    this.#confirm = new Confirm(host);
  }

  get dialog(): unknown { return this.#confirm.render(); }

  ask(device: Device): void {
    const semantics = device.removeSemantics ?? 'unknown';
    const words = this.#words;
    const more = device.isCurrent ? [words.askCurrent] : device.type === 'deskPhone' && device.status === 'online' ? [words.askOnline] : [];
    void this.#confirm.ask({
      title: words.ask[semantics](device.name), text: [words.effect[semantics], ...more], yes: this.#needs.words().remove[semantics], no: this.#host.strings.cancel,
      run: () => void this.#remove(device),
    });
  }

  /** Why it was not removed, in a sentence. */
  why(name: string, { code = '', kind }: ApiError): string {
    return this.#needs.words().removeFailed(name, byCode(this.#words.problem, code) ?? this.#host.strings.why[kind]);
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'device-list-removal'); }

  async #remove({ id, name, isCurrent }: Device): Promise<void> {
    const { renderRoot } = this.#host;
    const next = renderRoot.querySelector(`[data-id="${CSS.escape(id)}"]`)?.nextElementSibling?.querySelector('button') ?? renderRoot.querySelector('h2');
    this.#needs.say('');
    const removing = this.#devices.remove(id, isCurrent ? { confirmCurrent: 'true' } : undefined);
    await this.#host.updateComplete;
    next?.focus();
    const removed = await removing;
    const why = this.#devices.failure(id);
    this.#needs.say(removed ? this.#words.removed(name) : why ? this.why(name, why) : '');
  }
}
