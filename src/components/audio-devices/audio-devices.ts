import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { SettingsSavedEvent } from '../events.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { lockedRow } from '../ui/field.ts';
import { banner } from '../ui/frame.ts';
import { reasonText } from '../controllers/bound.ts';
import { processes, StoredChoice, type AudioChoice } from './choice.ts';
import { Chosen, type DeviceKey } from './chosen.ts';
import { Devices, type Device } from './devices.ts';
import { en } from './en.ts';
import { listRow, roleRow } from './rows.ts';
import { styles } from './styles.ts';
import type { Trials } from './trials.ts';
import { Whose } from './whose.ts';

/** A row to come. */
const bones = html`<div class="skeleton" aria-hidden="true" aria-busy="true"><div class="row"><div class="about"><span class="bone"></span><span class="bone"></span></div><div class="control"><span class="bone"></span></div></div></div>`;

/** Rings on the speaker, in a list. */
const same = 'same';

/**
 * The microphone and the speakers for calls in this browser, with tests. Everything acts at once and is kept in this browser (`localStorage`,
 * `faceplate/audio-devices/<user id>`), where the page that makes the calls finds it.
 *
 * @element audio-devices
 * @slot ringtones - The page's ringtones: `<audio src>` with `id` and `data-label`. Without, there is nothing to choose.
 * @fires settings-saved - Another device, volume or ringtone was chosen (`audio-devices`, with the whole choice).
 * @fires settings-error - Reading failed.
 */
export class AudioDevices extends PanelElement {
  static override readonly tag = 'audio-devices';
  static override styles: CSSResultGroup = [PanelElement.styles, styles];

  readonly #whose = new Whose(this, () => this.#devices.known);
  readonly #choice = new StoredChoice(this, () => this.#whose.id);
  readonly #devices = new Devices(this, () => this.#trials?.looked());
  readonly #chosen = new Chosen(this.#choice, this.#devices);
  /** What can be tried comes after the lists; null where its code does not come. */
  #trials: Trials | null | undefined;
  #asked = false;

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, feature: 'audioDevices', shape: ['field', 'item', 'field', 'item', 'field', 'item'] };
  }

  protected override body(): unknown {
    const words = this.#words;
    const slot = html`<slot name="ringtones" hidden @slotchange=${() => this.requestUpdate()}></slot>`;
    const access = this.activeSession?.access('audioDevices');
    if (access?.access === 'read') return [this.#locked(reasonText(access, this.strings)), slot];
    this.#fetchTrials();
    const trials = this.#trials;
    const row = (draw: (trials: Trials) => unknown): unknown => trials ? draw(trials) : trials === null ? nothing : bones;
    return html`${trials === null ? banner(this.strings.notLoaded(this.strings.why.offline), { action: { label: this.strings.retry, run: () => this.#fetchAgain() } }) : nothing}
      <div class="card" part="card" role="group" aria-label=${words.microphone}>${this.#microphone(row)}</div>
      <div class="card" part="card" role="group" aria-label=${words.speaker}>${this.#speaker()}${row((each) => each.soundRow('speaker'))}</div>
      <div class="card" part="card" role="group" aria-label=${words.ringing}>${this.#devices.speakers === 'list' ? this.#ringer() : nothing}${row((each) => [each.ringing(), each.soundRow('ringer')])}</div>${slot}`;
  }

  #locked(reason: string): TemplateResult {
    const words = this.#words;
    const { inputId, outputId, ringOutputId, labels } = this.#choice.value;
    const name = (id: string): string => labels[id] ?? words.systemDefault;
    return html`<div class="card" part="card">${lockedRow({ value: name(inputId), reason }, { label: words.microphone })}${lockedRow({ value: name(outputId), reason }, { label: words.speaker })}
      ${lockedRow({ value: ringOutputId === null ? words.sameAsSpeaker : name(ringOutputId), reason }, { label: words.ringer })}</div>`;
  }

  #microphone(row: (draw: (trials: Trials) => unknown) => unknown): unknown {
    const { microphone } = this.#words;
    const { named, trouble, inputs } = this.#devices;
    if (!named || trouble) return row((trials) => trials.allowRow(microphone));
    return [
      this.#list('inputId', microphone, this.#choice.value.inputId, inputs, [{ value: '', label: this.#defaultName('audioinput') }]),
      row((trials) => [trials.testRow(), trials.processing()]),
    ];
  }

  #speaker(): unknown {
    const words = this.#words;
    const { speakers, outputs } = this.#devices;
    if (speakers !== 'list') return roleRow(words.speaker, words.output[speakers], nothing);
    return this.#list('outputId', words.speaker, this.#choice.value.outputId, outputs, [{ value: '', label: this.#defaultName('audiooutput') }]);
  }

  #ringer(): unknown {
    const { ringer, ringerHint, sameAsSpeaker } = this.#words;
    return this.#list('ringOutputId', ringer, this.#choice.value.ringOutputId ?? same, this.#devices.outputs,
      [{ value: same, label: sameAsSpeaker }, { value: '', label: this.#defaultName('audiooutput') }], ringerHint);
  }

  /** A list of devices; the one that is chosen stays chosen while it is away. */
  #list(key: DeviceKey, label: string, value: string, devices: readonly Device[], fixed: readonly { value: string; label: string }[], hint?: string): unknown {
    const words = this.#words;
    const isFixed = fixed.some((each) => each.value === value);
    const found = isFixed ? undefined : this.#chosen.find(value, devices);
    const missing = isFixed || found ? undefined : this.#chosen.labelOf(value) || words.chosenOne;
    const isOutput = key !== 'inputId';
    const choices = [...fixed, ...devices.map((each, index) => ({ value: each.id, label: each.label || words.device(new Intl.NumberFormat(this.locale).format(index + 1)) }))];
    if (missing) choices.push({ value, label: words.notConnected(missing) });
    return listRow({
      id: key, label, value: found?.id ?? value, choices, words: this.strings, choose: (id) => this.#choose(key, id),
      hint: missing ? (isOutput && this.#devices.canAsk ? words.confirm : words.fallback)(missing) : hint, warned: Boolean(missing),
    });
  }

  #defaultName(kind: 'audioinput' | 'audiooutput'): string {
    const now = this.#devices.defaultLabel(kind);
    return now ? this.#words.systemDefaultNow(now) : this.#words.systemDefault;
  }

  #fetchTrials(): void {
    if (this.#asked) return;
    this.#asked = true;
    import('./trials.ts').then(({ Trials }) => {
      this.#trials = new Trials(this, {
        devices: this.#devices, chosen: this.#chosen, choice: () => this.#choice.value,
        keep: (change, isDone) => this.#keep(change, isDone), told: () => this.#told(), chooseSpeaker: (id) => this.#choose('outputId', id),
      });
    }, () => { this.#trials = null; }).finally(() => this.requestUpdate());
  }

  #fetchAgain(): void {
    this.#asked = false;
    this.#trials = undefined;
    this.requestUpdate();
  }

  #choose(key: DeviceKey, id: string): void {
    this.#keep(this.#chosen.change(key, id === same ? null : id));
    if (key === 'inputId') this.#trials?.again();
    else this.#trials?.silence();
  }

  #keep(change: Partial<AudioChoice>, isDone = true): void {
    this.#choice.value = { ...this.#choice.value, ...change };
    if (!isDone) return;
    if (processes.some((name) => name in change)) this.#trials?.again();
    this.#told();
  }

  #told(): void { this.dispatchEvent(new SettingsSavedEvent('audio-devices', this.#choice.value)); }
}
