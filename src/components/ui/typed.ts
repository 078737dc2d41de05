import { noChange } from 'lit';
import { directive, Directive, type PropertyPart } from 'lit/directive.js';

const tidy = (text: string): string => text.trim().normalize();

/** Shows a value in a text field, save that what is being typed there stays as it is while the two differ only in their spaces. */
export function show(input: HTMLInputElement, value: string): void {
  const isTyping = (input.getRootNode() as Document | ShadowRoot).activeElement === input;
  if (input.value !== value && !(isTyping && tidy(input.value) === tidy(value))) input.value = value;
}

class Typed extends Directive {
  render(value: string): unknown { return value; }
  override update({ element }: PropertyPart, [value]: [string]): unknown {
    show(element as HTMLInputElement, value);
    return noChange;
  }
}

/** For `.value`: a saved answer comes trimmed, and would join the next word to the one before. */
export const typed = directive(Typed);
