import { html, nothing, type TemplateResult } from 'lit';
import { describedBy, fieldRow, lockedRow, type Field, type RowOptions } from './field.ts';
import { live } from './live.ts';

export const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

export interface Choice { readonly value: string; readonly label: string }
/** Without a label its choices stand by themselves. */
export interface ChoiceGroup { readonly label: string; readonly choices: readonly Choice[] }

const choice = (selected: string | undefined) => ({ value, label }: Choice): TemplateResult =>
  html`<option value=${value} .selected=${live(value === selected)}>${label}</option>`;

/** One of many, by the browser's own list. */
export function selectField(field: Field<string>, options: RowOptions & { readonly groups: readonly ChoiceGroup[] }): TemplateResult | typeof nothing {
  if (field.access === 'none') return nothing;
  if (field.access === 'read') return lockedRow(field, options);
  const { value } = field;
  const known = options.groups.some(({ choices }) => choices.some((each) => each.value === value));
  return fieldRow(field, options, html`<select class="input" part="input select" id=${field.id}
    aria-invalid=${field.issue ? 'true' : nothing} aria-describedby=${describedBy(field, options.hint)}
    @change=${(event: Event) => { field.onInput(valueOf(event)); field.onCommit(); }}>
    ${known || value === undefined ? nothing : choice(value)({ value, label: options.print?.(value as never) ?? value })}
    ${options.groups.map(({ label, choices }) => label ? html`<optgroup label=${label}>${choices.map(choice(value))}</optgroup>` : choices.map(choice(value)))}
  </select>`);
}

interface SwitchOptions extends RowOptions {
  /** Cannot be used now, for a reason the hint tells. */
  readonly disabled?: boolean;
  readonly on: string;
  readonly off: string;
}

const onOff = ({ on, off }: SwitchOptions) => (value: boolean): string => (value ? on : off);

/** On or off. */
export function toggleField(field: Field<boolean>, options: SwitchOptions): TemplateResult | typeof nothing {
  if (field.access === 'none') return nothing;
  if (field.access === 'read') return lockedRow(field, { ...options, print: onOff(options) }, true);
  return fieldRow(field, options, html`<input class="switch" part="switch" id=${field.id} type="checkbox" role="switch" .checked=${live(field.value ?? false)}
    ?disabled=${options.disabled} aria-invalid=${field.issue ? 'true' : nothing} aria-describedby=${describedBy(field, options.hint)}
    @change=${(event: Event) => { field.onInput((event.target as HTMLInputElement).checked); field.onCommit(); }}>`, true);
}

/** One tick of several that stand together. */
export function checkField(field: Field<boolean>, options: SwitchOptions): TemplateResult | typeof nothing {
  if (field.access === 'none') return nothing;
  // The reason is told once, by the switch above.
  if (field.access === 'read') return lockedRow({ value: field.value }, { ...options, print: onOff(options) }, true);
  return fieldRow(field, options, html`<input class="check" part="checkbox" id=${field.id} type="checkbox" .checked=${live(field.value ?? false)}
    ?disabled=${options.disabled} aria-invalid=${field.issue ? 'true' : nothing} aria-describedby=${describedBy(field, options.hint)}
    @change=${(event: Event) => { field.onInput((event.target as HTMLInputElement).checked); field.onCommit(); }}>`, true);
}
