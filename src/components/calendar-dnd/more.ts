import { html, nothing, type TemplateResult } from 'lit';
import type { AutoDnd } from '../../client/contract/auto-dnd.ts';
import { type Schedule, schedules } from '../../client/contract/schedules.ts';
import type { Bound } from '../controllers/bound.ts';
import { Companions } from '../controllers/companions.ts';
import type { PanelHost } from '../controllers/panel-host.ts';
import type { SettingController } from '../controllers/setting-controller.ts';
import { checkField, selectField } from '../ui/fields.ts';
import type { en } from './more-en.ts';

type Flag = 'includeFocusTime' | 'includeOutOfOffice' | 'includeAllDay' | 'includeTentative' | 'includeUnanswered' | 'requireOtherAttendees' | 'workingHoursOnly';

/** The lengths to choose from; the longest of each is the most that the contract allows. */
const lengths = {
  minDurationMinutes: [0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240],
  leadMinutes: [0, 1, 2, 3, 5, 10, 15], trailMinutes: [0, 1, 2, 3, 5, 10, 15], mergeGapMinutes: [0, 1, 2, 3, 5, 10, 15],
};

/** Which events keep calls away, and for how long around them; saved with the switch above. */
export class More {
  readonly #host: PanelHost & { readonly locale: string };
  readonly #settings: SettingController<AutoDnd>;

  constructor(host: PanelHost & { readonly locale: string }, settings: SettingController<AutoDnd>) {
    this.#host = host;
    this.#settings = settings;
    new Companions(host, (session) => (session.access('autoDnd', 'workingHoursOnly')?.access === 'none' ? [] : [session.collection(schedules)]));
  }

  render(words: typeof en): TemplateResult {
    const check = (key: Flag, label: string, hint?: string): unknown => this.#check(key, label, hint);
    const length = (key: keyof typeof lengths, hint?: string): unknown => this.#length(key, words, hint);
    return html`${this.#section('counts', words.counts, [
      check('includeFocusTime', words.includeFocusTime),
      check('includeOutOfOffice', words.includeOutOfOffice),
      check('includeAllDay', words.includeAllDay, this.#settings.value?.granularity === 'freeBusy' ? words.busyDaysHint : words.includeAllDayHint),
      check('includeTentative', words.includeTentative),
      check('includeUnanswered', words.includeUnanswered),
      check('requireOtherAttendees', words.requireOtherAttendees, words.requireOtherAttendeesHint),
      length('minDurationMinutes'),
    ])}${this.#section('when', words.when, [...this.#hours(words), length('leadMinutes'), length('trailMinutes'), length('mergeGapMinutes', words.mergeGapMinutesHint)])}`;
  }

  /** Nothing where all of its rows are hidden. */
  #section(id: string, title: string, rows: readonly unknown[]): unknown {
    return rows.every((row) => row === nothing) ? nothing : html`<section aria-labelledby=${id}><h3 id=${id}>${title}</h3>${rows}</section>`;
  }

  #check(key: Flag, label: string, hint: string | undefined): unknown {
    const { strings } = this.#host;
    const field = this.#settings.bind(key);
    return checkField(field, {
      label, hint: this.#reason(field) ?? hint, words: strings, on: strings.on, off: strings.off, print: (on: boolean) => (on ? strings.on : strings.off),
    });
  }

  /** The company's hours; which of them, where there are several. */
  #hours(words: typeof en): readonly unknown[] {
    const { activeSession: session } = this.#host;
    const all = session?.collection(schedules).items ?? [];
    const field = this.#settings.bind('scheduleId');
    const found = (wanted: string | null | undefined): Schedule | undefined => all.find(({ id }) => id === wanted) ?? all.find(({ kind }) => kind === 'businessHours') ?? all[0];
    const chosen = found(field.value);
    return [
      this.#check('workingHoursOnly', words.workingHoursOnly, chosen && words.workingHoursHint(chosen.name)),
      this.#settings.value?.workingHoursOnly && all.length > 1 ? selectField({ ...field, reason: this.#reason(field), value: chosen?.id ?? '' }, {
        label: words.workingHours, words: this.#host.strings, sub: true, print: (id) => found(id)?.name ?? '–', groups: [{ label: '', choices: all.map(({ id, name }) => ({ value: id, label: name })) }],
      }) : nothing,
    ];
  }

  #length(key: keyof typeof lengths, words: typeof en, hint: string | undefined): unknown {
    const field = this.#settings.bind(key);
    const print = (value: number | string): string => (key === 'minDurationMinutes' && Number(value) === 0 ? words.anyLength : this.#minutes(Number(value)));
    const offered = lengths[key];
    return selectField({
      ...field,
      reason: this.#reason(field),
      value: field.value === undefined ? undefined : String(field.value),
      issue: field.issueCode === 'outOfRange' ? words.outOfRange(this.#minutes(0), this.#minutes(offered.at(-1) ?? 0)) : field.issue,
      onInput: (value) => field.onInput(Number(value)),
    }, { label: words[key], hint, words: this.#host.strings, print, groups: [{ label: '', choices: offered.map((value) => ({ value: String(value), label: print(value) })) }] });
  }

  /** Told once, by the switch above, where all is locked. */
  #reason({ access, reason }: Pick<Bound<never>, 'access' | 'reason'>): string | undefined {
    return access === 'read' && this.#settings.bind('enabled').access === 'write' ? reason : undefined;
  }

  #minutes(minutes: number): string {
    const isHours = minutes > 0 && minutes % 60 === 0;
    return new Intl.NumberFormat(this.#host.locale, { style: 'unit', unit: isHours ? 'hour' : 'minute', unitDisplay: 'long' }).format(isHours ? minutes / 60 : minutes);
  }
}
