import { html, nothing, type TemplateResult } from 'lit';
import type { PanelElement } from '../panel-element.ts';
import { levelStyles } from '../sound/level.ts';
import { isFinal, type MicrophoneTrouble } from '../sound/microphone.ts';
import { en as microphoneWords } from '../sound/microphone-en.ts';
import { mediaDevices } from '../sound/permission.ts';
import { toggleField } from '../ui/fields.ts';
import { wear } from '../ui/wear.ts';
import { processes, type AudioChoice, type Process } from './choice.ts';
import type { Chosen, Output } from './chosen.ts';
import { chooser, type Devices } from './devices.ts';
import { MicrophoneTest } from './microphone-test.ts';
import { ringtonesIn } from './ringtones.ts';
import { field, listRow, roleRow } from './rows.ts';
import { ringTune, Sounding, testTune } from './sounding.ts';
import { en } from './trials-en.ts';
import { styles } from './trials-styles.ts';
import { volumeRow } from './volume-row.ts';

interface Parts {
  readonly devices: Devices;
  readonly chosen: Chosen;
  readonly choice: () => AudioChoice;
  /** Not `isDone` while it is still being dragged. */
  readonly keep: (change: Partial<AudioChoice>, isDone?: boolean) => void;
  readonly told: () => void;
  readonly chooseSpeaker: (id: string) => void;
}

const processing = { noiseSuppression: 'noise', echoCancellation: 'echo', autoGainControl: 'gain' } as const satisfies Record<Process, string>;
/** What is over once a microphone has a name. */
const passing: readonly (MicrophoneTrouble | undefined)[] = ['denied', 'dismissed', 'no-device'];

/** What opens the microphone and makes sounds: to allow it, and to try what was chosen. */
export class Trials {
  readonly #host: PanelElement;
  readonly #parts: Parts;
  readonly #sounding: Sounding;
  readonly #test: MicrophoneTest;

  constructor(host: PanelElement, parts: Parts) {
    this.#host = host;
    this.#parts = parts;
    this.#sounding = new Sounding(host);
    this.#test = new MicrophoneTest(host, this.#sounding);
    wear(host, levelStyles, styles);
  }

  /** In place of the list of microphones: why there is none, and a way to it. */
  allowRow(label: string): TemplateResult {
    const words = this.#words;
    const { asking, trouble: refused } = this.#test.microphone;
    const trouble = this.#parts.devices.trouble ?? refused;
    const canAsk = !isFinal(trouble) && trouble !== 'denied';
    const hint = asking ? this.#spoken.asking : trouble ? this.#spoken.trouble[trouble] : words.allowHint;
    return roleRow(label, hint, !canAsk ? nothing : html`<button type="button" class="primary" part="allow" aria-label=${trouble ? `${this.#host.strings.retry}: ${label}` : nothing}
      aria-disabled=${asking ? 'true' : nothing} @click=${() => void this.#allow()}>${trouble ? this.#host.strings.retry : words.allow}</button>`, Boolean(trouble));
  }

  testRow(): TemplateResult {
    const words = this.#words;
    const test = this.#test;
    const { wish } = this.#parts.chosen;
    const { state, microphone: { trouble } } = test;
    const isOpen = state === 'listening' || state === 'recording';
    const elsewhere = this.#sounding.trouble('recording');
    const text = state === 'asking' ? this.#spoken.asking
      : state === 'idle' ? trouble ? this.#spoken.trouble[trouble] : test.wasHidden ? words.test.hidden : test.cannotPlay ? words.test.cannotPlay : words.test.idle
        : isOpen && test.level.hearsNothing ? this.#spoken.nothingHeard : state === 'playing' && elsewhere ? words.sounding[elsewhere] : words.test[state];
    const isBusy = state !== 'idle' && state !== 'listening';
    const seconds = new Intl.NumberFormat(this.#host.locale, { style: 'unit', unit: 'second', unitDisplay: 'short' }).format(test.left);
    return roleRow(words.testMicrophone, text, html`${isOpen ? test.level.render(this.#spoken) : nothing}<div class="actions">
      <button type="button" part="test" aria-label=${state === 'idle' ? `${words.start}: ${words.testMicrophone}` : nothing}
        @click=${() => state === 'idle' ? void test.listen(wish) : test.stop()}>${state === 'idle' ? words.start : words.stop}</button>
      ${test.canRecord ? html`<button type="button" part="record" aria-disabled=${isBusy ? 'true' : nothing}
        @click=${() => { if (!isBusy) void test.record(wish, () => this.#parts.chosen.sink('speaker')); }}>${words.record}</button>` : nothing}
      ${state === 'recording' ? html`<span class="num left" aria-hidden="true">${seconds}</span>` : nothing}</div>`, state === 'idle' && Boolean(trouble), isOpen);
  }

  processing(): unknown {
    const { strings } = this.#host;
    const words = this.#words;
    const known = processes.filter((name) => this.#parts.devices.supports(name));
    return known.length === 0 ? nothing : html`<details part="processing"><summary>${words.processing}</summary>${known.map((name) => {
      const word = processing[name];
      return toggleField(field(name, this.#parts.choice()[name], (on: boolean) => this.#parts.keep({ [name]: on })),
        { label: words[word], hint: words[`${word}Hint`], words: strings, on: strings.on, off: strings.off });
    })}</details>`;
  }

  /** What rings, and how loud. */
  ringing(): unknown {
    const words = this.#words;
    const { strings, locale } = this.#host;
    const { ringVolume, ringtone } = this.#parts.choice();
    const { keep, told } = this.#parts;
    const tones = this.#ringtones;
    return [
      tones.length > 0 ? listRow({ id: 'ringtone', label: words.ringtone, value: tones.some(({ id }) => id === ringtone) ? ringtone ?? '' : '', words: strings,
        choices: [{ value: '', label: words.usualRingtone }, ...tones.map(({ id, label }) => ({ value: id, label }))], choose: (id) => keep({ ringtone: id || null }) }) : nothing,
      volumeRow({ label: words.volume, value: ringVolume, locale, words: strings, onCommit: told, onInput: (volume) => {
        this.#sounding.volume = volume;
        keep({ ringVolume: volume }, false);
      } }),
    ];
  }

  soundRow(output: Output): TemplateResult {
    const words = this.#words;
    const sounding = this.#sounding;
    const { devices } = this.#parts;
    const isPlaying = sounding.isPlaying(output);
    const trouble = sounding.trouble(output);
    const [name, hint] = output === 'speaker' ? [words.testSpeaker, words.testSpeakerHint] : [words.testRinger, words.testRingerHint];
    return roleRow(name, trouble ? words.sounding[trouble] : isPlaying ? words.sounding.playing : hint, html`<div class="actions">
      <button type="button" part="test" aria-label=${isPlaying ? nothing : `${words.play}: ${name}`} @click=${() => isPlaying ? sounding.stop() : void this.#play(output)}>${isPlaying ? words.stop : words.play}</button>
      ${output === 'speaker' && devices.canAsk && devices.speakers === 'list'
        ? html`<button type="button" part="choose" @click=${() => void this.#askForSpeaker()}>${words.choose}</button>` : nothing}</div>`, Boolean(trouble));
  }

  /** A test that is under way goes on with what was chosen. */
  again(): void {
    if (this.#test.state === 'listening') void this.#test.listen(this.#parts.chosen.wish);
  }

  silence(): void { this.#sounding.stop(); }

  /** What kept us from the microphone may be over: it was allowed, or there is one now. */
  looked(): void {
    const { microphone } = this.#test;
    if (this.#parts.devices.named && passing.includes(microphone.trouble)) microphone.forgive();
  }

  get #ringtones() {
    const { activeSession, renderRoot } = this.#host;
    return activeSession?.access('audioDevices', 'ringtone')?.access === 'write' ? ringtonesIn(renderRoot.querySelector<HTMLSlotElement>('slot[name=ringtones]')) : [];
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'audio-devices-trials'); }
  get #spoken(): typeof microphoneWords { return this.#host.inLanguage(microphoneWords, 'sound-microphone'); }

  #play(output: Output): Promise<void> {
    this.#test.stop();
    const { chosen, choice } = this.#parts;
    const { ringVolume, ringtone } = choice();
    if (output === 'speaker') return this.#sounding.play(output, chosen.sink(output), 100, testTune);
    const file = this.#ringtones.find(({ id }) => id === ringtone);
    return file ? this.#sounding.playFile(output, chosen.sink(output), ringVolume, file.address) : this.#sounding.play(output, chosen.sink(output), ringVolume, ringTune);
  }

  async #allow(): Promise<void> {
    const { microphone } = this.#test;
    const { devices } = this.#parts;
    if (microphone.asking) return;
    await microphone.open();
    // Some browsers tell the names only while one is open.
    await devices.refresh();
    microphone.close();
    await this.#host.updateComplete;
    // The button that was pressed is a list now.
    if (devices.named) this.#host.renderRoot.querySelector<HTMLElement>('#inputId')?.focus();
  }

  /** In the browser's own list. Only ever in a click. */
  async #askForSpeaker(): Promise<void> {
    const { outputId } = this.#parts.choice();
    // Undefined where the user chose none.
    const device = await chooser()?.call(mediaDevices(), outputId ? { deviceId: outputId } : {}).catch(() => undefined);
    await this.#parts.devices.refresh();
    if (device) this.#parts.chooseSpeaker(device.deviceId);
  }
}
