import { html, nothing } from 'lit';
import type { CallForwarding, Destination } from '../../client/contract/call-forwarding.ts';
import { whole } from '../../client/edits.ts';
import { byCode, type Bound } from '../controllers/bound.ts';
import type { SettingController } from '../controllers/setting-controller.ts';
import type { SessionElement } from '../session-element.ts';
import type { Strings } from '../strings/en.ts';
import { fieldRow, lockedRow } from '../ui/field.ts';
import { selectField, toggleField } from '../ui/fields.ts';
import { textField } from '../ui/text-field.ts';
import { parsePhone, type Phones } from '../ui/phone.ts';
import { en as formEn } from './form-en.ts';
import { en } from './legs-en.ts';
import type { RingChoices } from './rings.ts';

const names = ['always', 'busy', 'noAnswer', 'unreachable'] as const;
type Leg = (typeof names)[number];
type Type = Destination['type'];

interface Wanted {
  readonly strings: Strings;
  readonly forwarding: SettingController<CallForwarding>;
  readonly phones: Phones;
  readonly home: string;
  /** The capability's. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly rings: RingChoices;
}
interface LegsNeeds extends Wanted { readonly words: typeof en }

/** A row below its occasion, which is part of its name for whoever does not see where it stands. */
const named = (label: string, name: Leg, { words }: LegsNeeds): unknown => html`<span class="sr">${words[name]}: </span>${label}`;

/** A destination means nothing in part. */
const to = (destination: Destination & { readonly country?: string }): Destination => whole(destination);

/** Where calls go on each occasion, for providers that have that instead of one rule. */
export function legRows(host: SessionElement, wanted: Wanted): unknown {
  const needs = { ...wanted, words: host.inLanguage(en, 'call-forwarding-legs') };
  const { forwarding, words } = needs;
  const offered = names.filter((name) => forwarding.value?.[name] && (!Array.isArray(needs.params['legs']) || needs.params['legs'].includes(name)));
  const { always } = forwarding.value ?? {};
  const isShadowed = always?.enabled && offered.some((name) => name !== 'always' && forwarding.value?.[name]?.enabled);
  return html`${offered.map((name) => html`${legRow(host, name, needs)}${name === 'always' && isShadowed ? html`<div class="row sub" part="row"><p class="hint">${words.shadowed}</p></div>` : nothing}`)}`;
}

function legRow(host: SessionElement, name: Leg, needs: LegsNeeds): unknown {
  const { forwarding, strings, words, rings } = needs;
  const enabled = forwarding.bind(name, 'enabled') as Bound<boolean>;
  if (enabled.access === 'none') return nothing;
  const isOn = enabled.value ?? false;
  return html`${toggleField(enabled, { label: words[name], words: strings, on: strings.on, off: strings.off })}
    ${isOn ? html`${name === 'noAnswer' ? rings.row(forwarding.bind('noAnswer', 'ringSeconds') as Bound<number>, true) : nothing}${destinationRows(host, name, needs)}` : nothing}`;
}

function destinationRows(host: SessionElement, name: Leg, needs: LegsNeeds): unknown {
  const { forwarding, strings, words, params } = needs;
  const field = forwarding.bind(name, 'destination') as Bound<Destination | null>;
  const { value } = field;
  const types = (Array.isArray(params['destinationTypes']) ? params['destinationTypes'] : ['number']) as Type[];
  const print = (destination: Destination | null): string => printed(destination, needs);
  if (field.access === 'read') return lockedRow({ value, reason: undefined }, { label: named(words.to, name, needs), sub: true, print });
  const choose = (type: string): void => {
    field.onInput(to({ type: type as Type }));
    if (type === 'voicemail') field.onCommit();
  };
  const isTyped = value?.type === 'number' || value?.type === 'extension';
  return html`${selectField({ ...field, id: `${name}-type`, value: value?.type ?? '', issue: field.issueCode === 'required' ? words.required : field.issue, onInput: choose, onCommit: () => undefined }, {
    label: named(words.to, name, needs), sub: true, words: strings, print: (shown: unknown) => (typeof shown === 'string' ? byCode(words.types, shown) ?? '' : print(shown as Destination | null)),
    groups: [{ label: '', choices: [...(value ? [] : [{ value: '', label: '–' }]), ...types.map((type) => ({ value: type, label: words.types[type] }))] }],
  })}${isTyped ? typedRow(host, name, field, value, needs) : nothing}`;
}

function typedRow(host: SessionElement, name: Leg, field: Bound<Destination | null>, value: Destination, needs: LegsNeeds): unknown {
  const { forwarding, strings, words, home } = needs;
  const { refused } = host.inLanguage(formEn, 'call-forwarding-form');
  const member = value.type === 'extension' ? 'extension' : 'number';
  const inner = forwarding.bind(name, 'destination' as never, member as never) as unknown as Bound<string>;
  const code = inner.issueCode;
  // An issue says only that it is not allowed; why is in the problem that brought it.
  const barred = forwarding.error?.code === 'forwarding.loop' ? refused['forwarding.loop'] : refused['number.notAllowed'];
  const malformed = member === 'extension' ? refused.unknownReference : refused['phoneNumber.invalid'];
  const issue = code === 'notAllowed' ? barred : code === 'required' || (code === 'pattern' && !value[member]) ? refused.required
    : code === 'invalid' || code === 'pattern' ? malformed : code && (byCode(refused, code) ?? inner.issue);
  const own = { ...inner, id: `${name}-${member}`, changed: field.changed, conflict: undefined, issue };
  if (member === 'extension') {
    return textField({ ...own, value: value.extension ?? '', onInput: (extension) => field.onInput(to({ type: 'extension', extension })), onCommit: field.onCommit }, {
      label: named(words.toExtension, name, needs), hint: field.changed ? undefined : value.displayName, sub: true, words: strings, inputMode: 'numeric',
    });
  }
  const type = (number: string): void => field.onInput(to({ type: 'number', number, ...(home && { country: home }) }));
  const leave = async (): Promise<void> => {
    const number = field.changed && value.number ? await parsePhone(value.number, home || undefined) : undefined;
    if (number) field.onInput(to({ type: 'number', number }));
    host.requestUpdate();
    field.onCommit();
  };
  return fieldRow(own, { label: named(words.toNumber, name, needs), sub: true, words: strings }, html`<input class="input number" part="input" id=${own.id} type="tel" dir="ltr" autocomplete="off" maxlength="32" .value=${printed(value, needs)}
    aria-invalid=${issue ? 'true' : nothing} aria-describedby=${issue ? `${own.id}-note` : nothing} @input=${(event: Event) => type((event.target as HTMLInputElement).value)} @change=${() => void leave()}>`);
}

function printed(destination: Destination | null, { words, phones, home }: LegsNeeds): string {
  if (!destination) return '';
  const { type, number = '', display, extension, displayName, name } = destination;
  if (type === 'number') return number.startsWith('+') ? phones.print({ number, display }, home || undefined) : number;
  if (type === 'extension') return [extension, displayName].filter(Boolean).join(' ');
  return name ?? words.types[type];
}
