import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.ts';

/** A value that was changed elsewhere while the user was changing it too. */
export interface FieldConflict { readonly theirs: unknown; keepMine(): void; takeTheirs(): void }

/** What every field needs to show one value; the controllers' `bind()` gives it. */
export interface Field<V> {
  readonly id: string;
  readonly value: V | undefined;
  readonly access: 'none' | 'read' | 'write';
  /** Why it is read-only, in words. */
  readonly reason?: string | undefined;
  readonly changed: boolean;
  readonly issue?: string | undefined;
  readonly conflict?: FieldConflict | undefined;
  onInput(value: V): void;
  /** The user is done with it: blur, Enter, or a choice. */
  onCommit(): void;
}

export interface FieldWords {
  readonly changedElsewhere: (theirs: string) => string;
  readonly keepMine: string;
  readonly takeTheirs: string;
}

export interface RowOptions {
  readonly label: unknown;
  readonly hint?: unknown;
  readonly words: FieldWords;
  /** A value as the user reads it, where that differs from the value itself. */
  readonly print?: (value: never) => string;
  /** Belongs to the row above. */
  readonly sub?: boolean;
}

const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

/** Ids of what describes a control, for `aria-describedby`. */
export const describedBy = ({ id, issue, conflict }: Pick<Field<never>, 'id' | 'issue' | 'conflict'>, hint: unknown): string | typeof nothing =>
  classes(Boolean(hint) && `${id}-hint`, Boolean(issue ?? conflict) && `${id}-note`) || nothing;

/** What is wrong with a field, or who changed it, under its control. */
export function note<V>(field: Field<V>, { words, print = String }: Pick<RowOptions, 'words' | 'print'>): unknown {
  const { id, conflict, issue } = field;
  if (conflict) {
    return html`<div class="note" part="conflict" id="${id}-note">
      ${words.changedElsewhere(print(conflict.theirs as never))}
      <span class="actions"><button type="button" class="link" aria-describedby="${id}-label" @click=${conflict.keepMine}>${words.keepMine}</button>
      <button type="button" class="link" aria-describedby="${id}-label" @click=${conflict.takeTheirs}>${words.takeTheirs}</button></span></div>`;
  }
  return issue ? html`<p class="note error" part="issue" id="${id}-note">${issue}</p>` : nothing;
}

/** A value the user sees and may not change, with the reason. */
export const lockedRow = <V>(field: Pick<Field<V>, 'value' | 'reason'>, { label, hint, sub, print = String }: Omit<RowOptions, 'words'>, end = false): TemplateResult => html`
  <div class=${classes('row', end && 'end', sub && 'sub')} part="row">
    <div class="about"><span class="name" part="label">${label}</span>${field.reason ?? hint ? html`<span class="hint" part="hint">${field.reason ?? hint}</span>` : nothing}</div>
    <div class="control locked" part="value">${icons.lock()}<span>${field.value === undefined || field.value === null || (field.value as unknown) === '' ? '–' : print(field.value as never)}</span></div>
  </div>`;

/** A fact that nobody can change here, and that is no lock either. */
export const plainRow = ({ label, hint }: Pick<RowOptions, 'label' | 'hint'>, value: unknown): TemplateResult => html`<div class="row" part="row">
  <div class="about"><span class="name" part="label">${label}</span>${hint ? html`<span class="hint" part="hint">${hint}</span>` : nothing}</div>
  <div class="control" part="value">${value}</div></div>`;

/** Name and hint at the start, the control at the end. `end` keeps small controls beside their name in a narrow place. */
export function fieldRow<V>(field: Field<V>, options: RowOptions, control: unknown, end = false): TemplateResult {
  const { id, changed } = field;
  const { label, hint, sub } = options;
  return html`<div class=${classes('row', end && 'end', sub && 'sub', changed && 'changed')} part="row">
    <div class="about"><label class="name" part="label" id="${id}-label" for=${id}>${label}</label>${hint ? html`<span class="hint" part="hint" id="${id}-hint">${hint}</span>` : nothing}</div>
    <div class="control">${control}</div>
    ${note(field, options)}
  </div>`;
}
