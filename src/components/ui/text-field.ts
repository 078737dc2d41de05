import { html, nothing, type TemplateResult } from 'lit';
import { directive } from 'lit/directive.js';
import { describedBy, fieldRow, lockedRow, type Field, type RowOptions } from './field.ts';
import { valueOf } from './fields.ts';
import { Live } from './live.ts';

const tidy = (text: string): string => text.trim().normalize();

/** Shows a value in a text field, save that what is being typed there stays as it is while the two differ only in their spaces. */
export function show(input: HTMLInputElement, value: string): void {
  const isTyping = (input.getRootNode() as Document | ShadowRoot).activeElement === input;
  if (input.value !== value && !(isTyping && tidy(input.value) === tidy(value))) input.value = value;
}

class Typed extends Live {
  override put(input: object, _: string, value: string): void { show(input as HTMLInputElement, value); }
}

/** For `.value`: a saved answer comes trimmed, and would join the next word to the one before. */
export const typed = directive(Typed);

interface TextOptions extends RowOptions {
  readonly autocomplete?: string;
  readonly maxLength?: number;
  /** What holds while it is empty. */
  readonly placeholder?: string;
  readonly required?: boolean;
  /** Which keys a touch screen shows. */
  readonly inputMode?: 'numeric';
}

/** One line of text. */
export function textField(field: Field<string>, options: TextOptions): TemplateResult | typeof nothing {
  if (field.access === 'none') return nothing;
  if (field.access === 'read') return lockedRow(field, options);
  return fieldRow(field, options, html`<input class="input" part="input" id=${field.id} type="text" .value=${typed(field.value ?? '')}
    autocomplete=${options.autocomplete ?? 'off'} aria-required=${options.required ? 'true' : nothing} inputmode=${options.inputMode ?? nothing} dir=${options.inputMode ? nothing : 'auto'} placeholder=${options.placeholder ?? nothing}
    aria-invalid=${field.issue ? 'true' : nothing} aria-describedby=${describedBy(field, options.hint)}
    @input=${(event: Event) => field.onInput(valueOf(event))} @change=${field.onCommit}
    @blur=${(event: Event) => show(event.target as HTMLInputElement, field.value ?? '')}>`);
}
