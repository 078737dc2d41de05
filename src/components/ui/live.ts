import { noChange } from 'lit';
import { directive, Directive, type PropertyPart } from 'lit/directive.js';

/** What a property of an element is set by; it is compared with what is there, and not with what was drawn last. */
export class Live extends Directive {
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
