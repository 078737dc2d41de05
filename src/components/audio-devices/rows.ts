import { html, nothing, type TemplateResult } from 'lit';
import type { Field, FieldWords } from '../ui/field.ts';
import { selectField, type Choice } from '../ui/fields.ts';

/** A value of this browser's: nobody locks it, and it waits for nothing. */
export const field = <V>(id: string, value: V, onInput: (value: V) => void): Field<V> => ({ id, value, access: 'write', changed: false, onInput, onCommit: () => undefined });

interface ListOptions {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly choose: (value: string) => void;
  readonly hint?: string | undefined;
  /** The hint tells of something wrong. */
  readonly warned?: boolean;
  readonly words: FieldWords;
}

export const listRow = ({ id, label, value, choices, choose, hint, warned, words }: ListOptions): unknown => selectField(field(id, value, choose), {
  label, words, groups: [{ label: '', choices }], ...(hint && { hint: warned ? html`<span class="warned" role="status">${hint}</span>` : hint }),
});

/** Something to try: its name, what happens, and its buttons. */
export const roleRow = (name: string, hint: string, control: unknown, warned = false, listening = false): TemplateResult => html`
  <div class="row ${warned ? 'warned' : ''} ${listening ? 'listening' : ''} ${control === nothing ? 'whole' : ''}" part="row">
    <div class="about"><span class="name" part="label">${name}</span><span class="hint" part="hint" role="status">${hint}</span></div>
    ${control === nothing ? nothing : html`<div class="control">${control}</div>`}
  </div>`;
