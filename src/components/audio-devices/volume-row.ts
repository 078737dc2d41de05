import { html, type TemplateResult } from 'lit';
import { fieldRow, type FieldWords } from '../ui/field.ts';
import { live } from '../ui/live.ts';
import { field } from './rows.ts';

interface VolumeOptions {
  readonly label: string;
  readonly value: number;
  readonly locale: string;
  readonly words: FieldWords;
  readonly onInput: (value: number) => void;
  readonly onCommit: () => void;
}

export function volumeRow({ label, value, locale, words, onInput, onCommit }: VolumeOptions): TemplateResult {
  const text = new Intl.NumberFormat(locale, { style: 'percent' }).format(value / 100);
  return fieldRow(field('ringVolume', value, onInput), { label, words }, html`<div class="volume"><input type="range" part="volume" id="ringVolume" min="0" max="100" step="5"
    .value=${live(String(value))} aria-valuetext=${text} @input=${(event: Event) => onInput(Number((event.target as HTMLInputElement).value))} @change=${onCommit}><span class="num" aria-hidden="true">${text}</span></div>`);
}
