import { html, nothing } from 'lit';
import { live } from '../ui/live.ts';
import type { DoNotDisturb } from '../../client/contract/do-not-disturb.ts';
import type { Presence } from '../../client/contract/presence.ts';
import { milliseconds } from '../../rules/durations.ts';
import { byCode } from '../controllers/bound.ts';
import type { SettingController } from '../controllers/setting-controller.ts';
import type { SessionElement } from '../session-element.ts';
import { lockedRow, note } from '../ui/field.ts';
import { selectField, toggleField } from '../ui/fields.ts';
import { textField } from '../ui/text-field.ts';
import { icons } from '../ui/icons.ts';
import type { en } from './later-en.ts';
import { en as first } from './en.ts';
import { durationText } from './presets.ts';

/** A status that the provider lets the user choose. */
interface Choice { readonly id: string; readonly label?: string; readonly shows?: Presence['shown'] }

interface Parts {
  readonly words: () => typeof en;
  readonly dnd: () => DoNotDisturb | undefined;
  /** A moment in words. */
  readonly when: (instant: string) => string;
}

const usual: readonly Choice[] = [{ id: 'available' }, { id: 'away' }];
const clearings = ['PT30M', 'PT1H', 'PT4H', 'P1D'];
const labelOf = ({ id, label }: Choice, words: typeof en): string => label ?? byCode<string>(words.choices, id) ?? id;

/** What colleagues see, and who is not to be rung or told here. The status changes at once; the rest waits to be saved. */
export class StatusCards {
  readonly #host: SessionElement;
  readonly #presence: SettingController<Presence>;
  readonly #parts: Parts;
  /** A status is on its way: it does not wait for the save button. */
  choosing = false;

  constructor(host: SessionElement, presence: SettingController<Presence>, parts: Parts) {
    this.#host = host;
    this.#presence = presence;
    this.#parts = parts;
  }

  render(value: Presence): unknown {
    return html`<div class="card" part="card">${this.#status(value)}${this.#message()}</div>${this.#quiet(value)}`;
  }

  #status({ activity: doing, shown }: Presence): unknown {
    const words = this.#parts.words();
    const { activeSession, strings } = this.#host;
    const field = this.#presence.bind('availability');
    if (field.access === 'none') return nothing;
    const offered = activeSession?.access('presence')?.params?.['choices'];
    const choices = Array.isArray(offered) ? offered as readonly Choice[] : usual;
    const print = (id: string | null): string => (id === null ? words.noChoice : labelOf(choices.find((each) => each.id === id) ?? { id }, words));
    const activity = doing === 'idle' || doing === 'unknown' ? '' : words.activity[doing];
    // Others see what was saved, not what is still on its way.
    const saved = this.#presence.saved?.availability;
    const seen = this.#parts.dnd()?.active ? this.#host.inLanguage(first).dnd : saved ? print(saved) : words.choices[shown];
    const hint = words.seen([seen, activity].filter(Boolean).join(strings.comma));
    if (field.access === 'read') return lockedRow({ value: print(field.value ?? null), reason: field.reason }, { label: words.status, hint });
    const all: readonly Choice[] = [{ id: '', label: words.noChoice }, ...choices];
    return html`<div class="row status" part="row"><div class="about"><span class="name" part="label" id="status">${words.status}</span><span class="hint" part="hint" id="status-hint">${hint}</span></div>
      <div class="statuses" role="radiogroup" aria-labelledby="status" aria-describedby="status-hint">${all.map((choice) => html`<label class="chip" part="choice">
        <input type="radio" name="status" value=${choice.id} .checked=${live((field.value ?? '') === choice.id)} @change=${() => void this.#choose(choice.id)}>
        ${choice.id ? html`<span class="sign ${choice.shows ?? choice.id}" aria-hidden="true"></span>` : icons.refresh()}<span>${labelOf(choice, words)}</span></label>`)}</div>
      ${note(field, { words: strings, print })}</div>`;
  }

  #message(): unknown {
    const words = this.#parts.words();
    const { when } = this.#parts;
    const { strings: own, locale } = this.#host;
    const message = this.#presence.bind('message');
    const end = this.#presence.bind('messageExpiresAt');
    const known = end.value ? [{ value: end.value, label: words.clearsAt(when(end.value)) }] : [];
    const choices = [{ value: '', label: words.never }, ...known, ...clearings.map((each) => ({ value: each, label: words.clearAfter(durationText(each, locale)) }))];
    return html`${textField(message, { label: words.message, hint: words.messageHint, words: own })}
      ${message.value && message.access === 'write' ? selectField({
        ...end, value: end.value ?? '',
        onInput: (chosen) => end.onInput(clearings.includes(chosen) ? new Date(Date.now() + milliseconds(chosen)).toISOString() : chosen || null),
      }, { label: words.clear, words: own, sub: true, groups: [{ label: '', choices }], print: (moment: string | null) => (moment ? when(moment) : words.never) }) : nothing}`;
  }

  #quiet({ silentHere, pushPaused }: Presence): unknown {
    const words = this.#parts.words();
    const { strings: own } = this.#host;
    const rows = ([['silentHere', silentHere, words.silentHere, words.silentHereHint], ['pushPaused', pushPaused, words.pushPaused, words.pushPausedHint]] as const)
      .flatMap(([name, value, label, hint]) => (value === undefined ? [] : [toggleField({ ...this.#presence.bind(name), value }, { label, hint, words: own, on: own.on, off: own.off })]))
      .filter((row) => row !== nothing);
    return rows.length > 0 ? html`<div class="card" part="card">${rows}</div>` : nothing;
  }

  async #choose(id: string): Promise<void> {
    this.choosing = true;
    await this.#presence.set({ availability: id || null });
    this.choosing = false;
    this.#host.requestUpdate();
  }
}
