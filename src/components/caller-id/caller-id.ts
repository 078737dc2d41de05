import { css, html, nothing } from 'lit';
import { callerId, callerIdOptions, type CallerIdChoice, type CallerIdOption } from '../../client/contract/caller-id.ts';
import { devices, type Device } from '../../client/contract/devices.ts';
import type { Bound } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { lockedRow, plainRow } from '../ui/field.ts';
import { selectField, toggleField } from '../ui/fields.ts';
import { textField } from '../ui/text-field.ts';
import { numberLabel } from '../ui/number-label.ts';
import { Phones } from '../ui/phone.ts';
import { choiceOf, isHidden, keyOf } from './choices.ts';
import { en } from './en.ts';

/** The value of a device's list that hides the number. */
const hiddenKey = 'hidden';

/**
 * How the user's calls appear to the people called: which number, under which name, or hidden; on each device where the provider can.
 *
 * @element caller-id
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved.
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class CallerId extends PanelElement {
  static override readonly tag = 'caller-id';
  static override styles = [PanelElement.styles, css`h3 { margin: 24px 0 -8px; font-size: 1em; font-weight: 600; }`];

  readonly #callerId = new SettingController(this, callerId);
  readonly #options = new CollectionController(this, callerIdOptions);
  readonly #devices = new CollectionController(this, devices);
  readonly #phones = new Phones(this);

  get #words(): typeof en { return this.inLanguage(en); }
  get #params(): Readonly<Record<string, unknown>> { return this.activeSession?.access('callerId')?.params ?? {}; }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, feature: 'callerId', problem: this.#words.problem, shape: ['field', 'field', 'switch'] };
  }

  protected override body(): unknown {
    const options = this.#options.items ?? [];
    if (!options.some(({ number }) => number)) return html`<div class="card" part="card"><p class="empty" part="empty">${this.#words.noNumber}</p></div>`;
    const usual = this.#callerId.bind('default');
    return html`<div class="card" part="card">${this.#number(usual, options)}${this.#name()}${this.#hide(usual)}</div>
      ${this.#params['perDevice'] === true ? this.#perDevice(options) : nothing}`;
  }

  #number(usual: Bound<CallerIdChoice>, options: readonly CallerIdOption[]): unknown {
    const words = this.#words;
    const labels = this.#labels(options);
    const choice = usual.value ?? { type: 'company' };
    const chosen = keyOf(choice);
    const isGone = !labels.has(chosen);
    const key = isGone ? 'company' : chosen;
    if (usual.access === 'write' && !isGone && new Set(options.map(({ number }) => number)).size === 1) {
      // One number, whichever is chosen: there is nothing to choose.
      return plainRow({ label: words.number }, labels.get(keyOf(options.at(-1)?.option ?? choice)));
    }
    const saved = this.#callerId.saved?.default;
    return selectField({
      ...usual, value: key, changed: usual.changed && saved !== undefined && keyOf(saved) !== chosen,
      conflict: usual.conflict && { ...usual.conflict, theirs: this.#describe(usual.conflict.theirs, labels) },
      onInput: (value) => usual.onInput(choiceOf(value, isHidden(choice))),
    }, {
      label: words.number, hint: isGone ? words.gone : isHidden(choice) ? words.whileHidden : key === 'company' ? words.followsCompany : undefined, words: this.strings,
      groups: [{ label: '', choices: [...labels].map(([value, label]) => ({ value, label })) }], print: (value: string) => labels.get(value) ?? value,
    });
  }

  #name(): unknown {
    const words = this.#words;
    const field = this.#callerId.bind('name');
    if (field.access === 'none' || (field.access === 'read' && !field.value)) return nothing;
    return field.access === 'write' && this.#params['allowName'] === true
      ? textField({ ...field, value: field.value ?? '' }, { label: words.name, words: this.strings, autocomplete: 'name' })
      : lockedRow({ value: field.value, reason: undefined }, { label: words.name, hint: words.nameHint });
  }

  #hide(usual: Bound<CallerIdChoice>): unknown {
    const { strings } = this;
    const words = this.#words;
    const choice = usual.value ?? { type: 'company' };
    const hidden = isHidden(choice);
    if (this.#params['allowBlock'] === false && !hidden) return nothing;
    const saved = this.#callerId.saved?.default;
    return toggleField({
      // What is wrong, and why it is locked, is told once, by the number.
      ...usual, id: `${usual.id}-hidden`, value: hidden, changed: usual.changed && saved !== undefined && isHidden(saved) !== hidden,
      reason: undefined, issue: undefined, conflict: undefined,
      onInput: (on) => usual.onInput(choiceOf(keyOf(choice), on)),
    }, { label: words.hide, hint: words.hideHint, words: strings, on: strings.on, off: strings.off });
  }

  #perDevice(options: readonly CallerIdOption[]): unknown {
    const perDevice = this.#callerId.value?.perDevice ?? {};
    const all = (this.#devices.items ?? []).filter(({ id }) => id in perDevice);
    return all.length === 0 ? nothing : html`<section part="devices" aria-labelledby="devices"><h3 id="devices">${this.#words.devices}</h3>
      <div class="card" part="card">${all.map((device) => this.#device(device, options))}</div></section>`;
  }

  #device({ id, name }: Device, options: readonly CallerIdOption[]): unknown {
    const words = this.#words;
    const field = this.#callerId.bind('perDevice', id);
    const choice = field.value ?? { type: 'inherit' };
    const labels = new Map([['inherit', words.usual], ...this.#labels(options)]);
    if (this.#params['allowBlock'] !== false || isHidden(choice)) labels.set(hiddenKey, words.hidden);
    const chosen = isHidden(choice) ? hiddenKey : keyOf(choice);
    return selectField({
      ...field, value: labels.has(chosen) ? chosen : 'company', reason: undefined,
      conflict: field.conflict && { ...field.conflict, theirs: this.#describe(field.conflict.theirs, labels) },
      onInput: (value) => field.onInput(value === hiddenKey ? choiceOf('company', true) : choiceOf(value)),
    }, {
      label: name, hint: labels.has(chosen) ? undefined : words.gone, words: this.strings,
      groups: [{ label: '', choices: [...labels].map(([value, label]) => ({ value, label })) }], print: (value: string) => labels.get(value) ?? value,
    });
  }

  /** What somebody else chose, in words. */
  #describe(theirs: unknown, labels: ReadonlyMap<string, string>): string {
    const choice = (theirs ?? { type: 'inherit' }) as CallerIdChoice;
    return isHidden(choice) ? this.#words.hidden : labels.get(keyOf(choice)) ?? keyOf(choice);
  }

  #labels(options: readonly CallerIdOption[]): Map<string, string> {
    return new Map(options.map((each) => {
      const number = this.#print(each);
      const label = each.option.type === 'company' ? this.#words.sameAsCompany : each.label;
      return [keyOf(each.option), number ? numberLabel(number, label) : label];
    }));
  }

  #print({ number, display, country }: CallerIdOption): string {
    const home = this.activeSession?.access('numbers')?.params?.['country'];
    return number ? this.#phones.print({ number, display, country }, typeof home === 'string' ? home : undefined) : '';
  }
}
