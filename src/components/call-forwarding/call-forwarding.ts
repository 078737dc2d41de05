import { html, nothing } from 'lit';
import { callForwarding, modes, type CallForwarding as Forwarding } from '../../client/contract/call-forwarding.ts';
import { forwardingNumbers } from '../../client/contract/forwarding-numbers.ts';
import { schedules } from '../../client/contract/schedules.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { lockedRow, note } from '../ui/field.ts';
import { toggleField } from '../ui/fields.ts';
import { banner, skeleton } from '../ui/frame.ts';
import { live } from '../ui/live.ts';
import { en } from './en.ts';
import { keep } from './keep.ts';
import type { Parts } from './parts.ts';
import { styles } from './styles.ts';

type Mode = NonNullable<Forwarding['mode']>;

/**
 * Where the user's calls go besides their own devices: whether, by which rule, to which numbers, and when. The numbers act at once,
 * everything else is saved together.
 *
 * @element call-forwarding
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved, or a number was added, changed or removed.
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class CallForwarding extends PanelElement {
  static override readonly tag = 'call-forwarding';
  static override styles = [PanelElement.styles, styles];

  readonly #forwarding = new SettingController(this, callForwarding);
  readonly #numbers = new CollectionController(this, forwardingNumbers);
  readonly #schedules = new CollectionController(this, schedules);
  /** What comes after the rule has been drawn; null where its code did not come. */
  #parts: Parts | null | undefined;
  #asked = false;

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    const { title, lead, problem } = this.#words;
    return { title, lead, feature: 'callForwarding', shape: ['switch', 'field', 'field', 'item'], problem };
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const { saved } = this.#forwarding;
    if (saved && !this.#asked) void this.#fetchParts(saved);
  }

  protected override body(): unknown {
    const { strings } = this;
    const parts = this.#parts;
    const value = this.#forwarding.value;
    if (!value) return nothing;
    return html`${parts?.elsewhere()}
      <div class="card" part="card">${this.#enabled()}${value.mode ? this.#rule(value) : nothing}${
        parts ? parts.rings(value) : skeleton(value.mode ? ['field'] : ['switch', 'switch', 'switch'])}${this.#flag('directOnly')}${this.#flag('keepCallerId')}</div>
      ${parts ? parts.below(value) : parts === null ? banner(strings.notLoaded(strings.why.offline), { tone: 'danger', action: { label: strings.retry, run: () => void this.#fetchParts(value) } })
        : html`<div class="to-come" aria-busy="true"></div>`}
      <div class="sr" role="status">${parts?.news}</div>`;
  }

  #enabled(): unknown {
    const { strings } = this;
    const words = this.#words;
    const field = this.#forwarding.bind('enabled');
    const status = this.#parts?.status();
    return toggleField({
      ...field,
      onInput: (on) => {
        // Turned on with the rule "Off", nothing would happen: the last rule comes back.
        const { mode, lastMode } = this.#forwarding.value ?? {};
        if (on && mode === 'off') keep(this.#forwarding.bind('mode'), lastMode && lastMode !== 'off' && lastMode !== 'unknown' ? lastMode : 'ringAll');
        field.onInput(on);
      },
    }, { label: words.enabled, hint: status ? html`${status}${field.reason ? html`<br>${field.reason}` : nothing}` : words.enabledHint, words: strings, on: strings.on, off: strings.off });
  }

  #rule(value: Forwarding): unknown {
    const words = this.#words;
    const field = this.#forwarding.bind('mode');
    const mode = value.mode ?? 'off';
    const print = (each: Mode): string => words.modes[each];
    if (field.access === 'none') return nothing;
    if (field.access === 'read') return lockedRow({ value: mode, reason: undefined }, { label: words.rule, hint: words.means[mode], print });
    const { modes: allowed } = this.activeSession?.access('callForwarding')?.params ?? {};
    const offered = modes.filter((each) => !Array.isArray(allowed) || allowed.includes(each));
    const isNowhere = value.enabled && mode === 'forwardOnly' && !this.#numbers.items?.some(({ enabled }) => enabled);
    // What the server said of it is over once there is a number.
    const shown = { ...field, issue: isNowhere ? words.nowhere : field.issueCode === 'noNumbers' ? undefined : field.issue };
    return html`<div class="row choices ${field.changed ? 'changed' : ''}" part="row" role="radiogroup" aria-labelledby="mode-label"><span class="name" part="label" id="mode-label">${words.rule}</span>
      ${offered.map((each) => html`<label class="choice"><input type="radio" name="mode" part="radio" aria-labelledby="mode-${each}" aria-describedby="mode-${each}-hint" aria-invalid=${shown.issue && each === mode ? 'true' : nothing} .checked=${live(each === mode)}
        @change=${() => { field.onInput(each); field.onCommit(); }}><span><span class="name" id="mode-${each}">${print(each)}</span><span class="hint" id="mode-${each}-hint">${words.means[each]}</span></span></label>`)}
      ${note(shown, { words: this.strings, print })}</div>`;
  }

  #flag(name: 'directOnly' | 'keepCallerId'): unknown {
    const { strings } = this;
    const words = this.#words;
    const field = this.#forwarding.bind(name);
    return field.value === undefined ? nothing : toggleField({ ...field, value: field.value }, { label: words[name], hint: words[`${name}Hint`], words: strings, on: strings.on, off: strings.off });
  }

  async #fetchParts({ mode }: Forwarding): Promise<void> {
    this.#asked = true;
    this.#parts = undefined;
    this.requestUpdate();
    try {
      const [{ Parts }, legs] = await Promise.all([import('./parts.ts'), mode ? undefined : import('./legs.ts')]);
      this.#parts = new Parts(this, { forwarding: this.#forwarding, numbers: this.#numbers, schedules: this.#schedules }, legs);
    } catch {
      this.#parts = null;
    }
    this.requestUpdate();
  }
}
