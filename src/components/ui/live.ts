import { noChange } from 'lit';
import { directive, Directive, type PropertyPart } from 'lit/directive.js';

/** What a property of an element is set by; it is compared with what is there, and not with what was drawn last. */
class Live extends Directive {
  render(value: boolean | string): unknown { return value; }
  override update({ element, name }: PropertyPart, [value]: [boolean | string]): unknown {
    this.put(element, name, value);
    return noChange;
  }

  put(element: object, name: string, value: unknown): void {
    const properties = element as Record<string, unknown>;
    if (properties[name] !== value) properties[name] = value;
  }
}

/** For properties that users change as well. As Lit's own directive of this name, which knows bindings of other kinds and weighs 450 bytes more. */
export const live = directive(Live);

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
