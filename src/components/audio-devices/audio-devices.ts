import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { SettingsSavedEvent } from '../events.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { levelStyles } from '../sound/level.ts';
import { isFinal } from '../sound/microphone.ts';
import { en as microphoneWords } from '../sound/microphone-en.ts';
import { lockedRow } from '../ui/field.ts';
import { toggleField } from '../ui/fields.ts';
import { reasonText } from '../controllers/bound.ts';
import { StoredChoice, type AudioChoice } from './choice.ts';
import { Chosen, type DeviceKey, type Output } from './chosen.ts';
import { Devices, type Device } from './devices.ts';
import { en } from './en.ts';
import { MicrophoneTest } from './microphone-test.ts';
import { ringtonesIn } from './ringtones.ts';
import { field, listRow, roleRow, volumeRow } from './rows.ts';
import { ringTune, Sounding, testTune } from './sounding.ts';
import { styles } from './styles.ts';
import { Whose } from './whose.ts';

const processing = { noiseSuppression: 'noise', echoCancellation: 'echo', autoGainControl: 'gain' } as const;
type Process = keyof typeof processing;
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
  static override styles: CSSResultGroup = [PanelElement.styles, levelStyles, styles];

  readonly #whose = new Whose(this, () => this.#devices.known);
  readonly #choice = new StoredChoice(this, () => this.#whose.id);
  readonly #devices = new Devices(this, () => this.#looked());
  readonly #chosen = new Chosen(this.#choice, this.#devices);
  readonly #sounding = new Sounding(this);
  readonly #test = new MicrophoneTest(this, this.#sounding);

  get #words(): typeof en { return this.inLanguage(en); }
  get #spoken(): typeof microphoneWords { return this.inLanguage(microphoneWords, 'sound-microphone'); }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, feature: 'audioDevices', shape: ['field', 'item', 'field', 'item', 'field', 'item'] };
  }

  protected override body(): unknown {
    const words = this.#words;
    const slot = html`<slot name="ringtones" hidden @slotchange=${() => this.requestUpdate()}></slot>`;
    const access = this.activeSession?.access('audioDevices');
    if (access?.access === 'read') return [this.#locked(reasonText(access, this.strings)), slot];
    return html`<div class="card" part="card" role="group" aria-label=${words.microphone}>${this.#microphone()}</div>
      <div class="card" part="card" role="group" aria-label=${words.speaker}>${this.#speaker()}${this.#soundRow('speaker')}</div>
      <div class="card" part="card" role="group" aria-label=${words.ringing}>${this.#ringing()}${this.#soundRow('ringer')}</div>${slot}`;
  }

  #locked(reason: string): TemplateResult {
    const words = this.#words;
    const { inputId, outputId, ringOutputId, labels } = this.#choice.value;
    const name = (id: string): string => labels[id] ?? words.systemDefault;
    return html`<div class="card" part="card">${lockedRow({ value: name(inputId), reason }, { label: words.microphone })}${lockedRow({ value: name(outputId), reason }, { label: words.speaker })}
      ${lockedRow({ value: ringOutputId === null ? words.sameAsSpeaker : name(ringOutputId), reason }, { label: words.ringer })}</div>`;
  }

  #microphone(): unknown {
    const words = this.#words;
    const devices = this.#devices;
    const { asking, trouble: refused } = this.#test.microphone;
    if (!devices.named || devices.trouble) {
      const trouble = devices.trouble ?? refused;
      const canAsk = !isFinal(trouble) && trouble !== 'denied';
      const hint = asking ? this.#spoken.asking : trouble ? this.#spoken.trouble[trouble] : words.allowHint;
      return roleRow(words.microphone, hint, !canAsk ? nothing : html`<button type="button" class="primary" part="allow"
        aria-disabled=${asking ? 'true' : nothing} @click=${() => void this.#allow()}>${trouble ? this.strings.retry : words.allow}</button>`, Boolean(trouble));
    }
    const { inputId } = this.#choice.value;
    return [
      this.#list('inputId', words.microphone, inputId, devices.inputs, [{ value: '', label: this.#defaultName('audioinput') }]),
      this.#testRow(), this.#processing(),
    ];
  }

  #testRow(): TemplateResult {
    const words = this.#words;
    const test = this.#test;
    const { state, microphone: { trouble } } = test;
    const isOpen = state === 'listening' || state === 'recording';
    const elsewhere = this.#sounding.trouble('recording');
    const text = state === 'asking' ? this.#spoken.asking
      : state === 'idle' ? trouble ? this.#spoken.trouble[trouble] : test.wasHidden ? words.test.hidden : test.cannotPlay ? words.test.cannotPlay : words.test.idle
        : isOpen && test.level.hearsNothing ? this.#spoken.nothingHeard : state === 'playing' && elsewhere ? words.sounding[elsewhere] : words.test[state];
    const isBusy = state !== 'idle' && state !== 'listening';
    const seconds = new Intl.NumberFormat(this.locale, { style: 'unit', unit: 'second', unitDisplay: 'short' }).format(test.left);
    return roleRow(words.testMicrophone, text, html`${isOpen ? test.level.render(this.#spoken) : nothing}<div class="actions">
      <button type="button" part="test" aria-label=${state === 'idle' ? `${words.start}: ${words.testMicrophone}` : nothing}
        @click=${() => state === 'idle' ? void test.listen(this.#chosen.wish) : test.stop()}>${state === 'idle' ? words.start : words.stop}</button>
      ${test.canRecord ? html`<button type="button" part="record" aria-disabled=${isBusy ? 'true' : nothing}
        @click=${() => { if (!isBusy) void test.record(this.#chosen.wish, () => this.#chosen.sink('speaker')); }}>${words.record}</button>` : nothing}
      ${state === 'recording' ? html`<span class="num left" aria-hidden="true">${seconds}</span>` : nothing}</div>`, state === 'idle' && Boolean(trouble), isOpen);
  }

  #processing(): unknown {
    const { strings } = this;
    const words = this.#words;
    const known = (Object.keys(processing) as Process[]).filter((name) => this.#devices.supports(name));
    return known.length === 0 ? nothing : html`<details part="processing"><summary>${words.processing}</summary>${known.map((name) => {
      const word = processing[name];
      return toggleField(field(name, this.#choice.value[name], (on: boolean) => this.#keep({ [name]: on })),
        { label: words[word], hint: words[`${word}Hint`], words: strings, on: strings.on, off: strings.off });
    })}</details>`;
  }

  #speaker(): unknown {
    const words = this.#words;
    const { speakers, outputs } = this.#devices;
    if (speakers !== 'list') return roleRow(words.speaker, words.output[speakers], nothing);
    return this.#list('outputId', words.speaker, this.#choice.value.outputId, outputs, [{ value: '', label: this.#defaultName('audiooutput') }]);
  }

  #ringing(): unknown {
    const words = this.#words;
    const { ringOutputId, ringVolume, ringtone } = this.#choice.value;
    const { strings } = this;
    const tones = this.#ringtones;
    return [
      this.#devices.speakers === 'list' ? this.#list('ringOutputId', words.ringer, ringOutputId ?? same, this.#devices.outputs,
        [{ value: same, label: words.sameAsSpeaker }, { value: '', label: this.#defaultName('audiooutput') }], words.ringerHint) : nothing,
      tones.length > 0 ? listRow({ id: 'ringtone', label: words.ringtone, value: tones.some(({ id }) => id === ringtone) ? ringtone ?? '' : '', words: strings,
        choices: [{ value: '', label: words.usualRingtone }, ...tones.map(({ id, label }) => ({ value: id, label }))], choose: (id) => this.#keep({ ringtone: id || null }) }) : nothing,
      volumeRow({ label: words.volume, value: ringVolume, locale: this.locale, words: strings,
        onInput: (volume) => { this.#sounding.volume = volume; this.#keep({ ringVolume: volume }, false); }, onCommit: () => this.#told() }),
    ];
  }

  #soundRow(output: Output): TemplateResult {
    const words = this.#words;
    const sounding = this.#sounding;
    const isPlaying = sounding.isPlaying(output);
    const trouble = sounding.trouble(output);
    const [name, hint] = output === 'speaker' ? [words.testSpeaker, words.testSpeakerHint] : [words.testRinger, words.testRingerHint];
    return roleRow(name, trouble ? words.sounding[trouble] : isPlaying ? words.sounding.playing : hint, html`<div class="actions">
      <button type="button" part="test" aria-label=${isPlaying ? nothing : `${words.play}: ${name}`} @click=${() => isPlaying ? sounding.stop() : void this.#play(output)}>${isPlaying ? words.stop : words.play}</button>
      ${output === 'speaker' && this.#devices.canAsk && this.#devices.speakers === 'list'
        ? html`<button type="button" part="choose" @click=${() => void this.#askForSpeaker()}>${words.choose}</button>` : nothing}</div>`, Boolean(trouble));
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

  get #ringtones() {
    return this.activeSession?.access('audioDevices', 'ringtone')?.access === 'write' ? ringtonesIn(this.renderRoot.querySelector<HTMLSlotElement>('slot[name=ringtones]')) : [];
  }

  #defaultName(kind: 'audioinput' | 'audiooutput'): string {
    const now = this.#devices.defaultLabel(kind);
    return now ? this.#words.systemDefaultNow(now) : this.#words.systemDefault;
  }

  #play(output: Output): Promise<void> {
    this.#test.stop();
    const { ringVolume, ringtone } = this.#choice.value;
    if (output === 'speaker') return this.#sounding.play(output, this.#chosen.sink(output), 100, testTune);
    const file = this.#ringtones.find(({ id }) => id === ringtone);
    return file ? this.#sounding.playFile(output, this.#chosen.sink(output), ringVolume, file.address) : this.#sounding.play(output, this.#chosen.sink(output), ringVolume, ringTune);
  }

  async #allow(): Promise<void> {
    const { microphone } = this.#test;
    if (microphone.asking) return;
    await microphone.open();
    microphone.close();
    await this.#devices.refresh();
    await this.updateComplete;
    // The button that was pressed is a list now.
    if (this.#devices.named) this.renderRoot.querySelector<HTMLElement>('#inputId')?.focus();
  }

  async #askForSpeaker(): Promise<void> {
    const device = await this.#devices.ask(this.#choice.value.outputId);
    if (device) this.#choose('outputId', device.id);
  }

  #choose(key: DeviceKey, id: string): void {
    this.#keep(this.#chosen.change(key, id === same ? null : id));
    if (key === 'inputId') this.#again();
    else this.#sounding.stop();
  }

  #keep(change: Partial<AudioChoice>, isDone = true): void {
    this.#choice.value = { ...this.#choice.value, ...change };
    if (!isDone) return;
    if (Object.keys(change).some((name) => name in processing)) this.#again();
    this.#told();
  }

  /** A test that is under way goes on with what was chosen. */
  #again(): void {
    if (this.#test.state === 'listening') void this.#test.listen(this.#chosen.wish);
  }

  #told(): void { this.dispatchEvent(new SettingsSavedEvent('audio-devices', this.#choice.value)); }

  /** What kept us from the microphone may be over: it was allowed, or there is one now. */
  #looked(): void {
    const { microphone } = this.#test;
    if (this.#devices.named && ['denied', 'dismissed', 'no-device'].includes(microphone.trouble ?? '')) microphone.forgive();
  }
}
