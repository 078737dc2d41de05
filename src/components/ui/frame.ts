import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.ts';

export type Tone = 'plain' | 'warn' | 'danger';

export interface Action { readonly label: string; readonly run: () => void }

/** A sentence about the whole panel, with a way out where there is one. */
export const banner = (message: string, { tone = 'plain', icon = icons.alert(), action }: { tone?: Tone; icon?: TemplateResult; action?: Action | undefined } = {}): TemplateResult => html`
  <div class="banner ${tone}" part="banner" role=${tone === 'danger' ? 'alert' : nothing}>${icon}<span>${message}</span>
    ${action ? html`<button type="button" part="retry" @click=${action.run}>${action.label}</button>` : nothing}</div>`;

/** A word about the state of a row, never by colour alone. */
export const badge = (word: string, tone: 'off' | 'ok' | 'warn' | 'danger' = 'off'): TemplateResult => html`<span class="badge ${tone}" part="badge">${word}</span>`;

/** The rows to come, in their own shape, so that nothing jumps. */
export const skeleton = (rows: readonly ('field' | 'switch' | 'item')[]): TemplateResult => html`
  <div class="card skeleton" part="skeleton" aria-hidden="true">${rows.map((row) => html`<div class=${row === 'field' ? 'row' : 'row end'}>
    <div class="about"><span class="bone"></span>${row === 'field' ? nothing : html`<span class="bone"></span>`}</div><div class="control">${row === 'item' ? nothing : html`<span class="bone"></span>`}</div></div>`)}</div>`;

export interface SaveBarState {
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly saved: boolean;
  /** What changed, in words. */
  readonly summary: unknown;
  readonly words: { readonly update: string; readonly updating: string; readonly discard: string; readonly saved: string };
  readonly save: () => void;
  readonly discard: () => void;
}

/** There only while something waits to be saved, and a moment after. Its live region stays, so that the news is read out. */
export const saveBar = ({ dirty, saving, saved, summary, words, save, discard }: SaveBarState): TemplateResult => html`
  ${dirty || saving ? html`<div class="bar" part="save-bar"><p>${summary}</p>
    <button type="button" class="quiet" part="discard" aria-disabled=${saving ? 'true' : nothing} @click=${saving ? nothing : discard}>${words.discard}</button>
    <button type="button" class="primary" part="save" aria-disabled=${saving ? 'true' : nothing} @click=${saving ? nothing : save}>${saving ? words.updating : words.update}</button>
  </div>` : saved ? html`<div class="bar" part="save-bar"><p class="saved" aria-hidden="true">${icons.check()}${words.saved}</p></div>` : nothing}
  <div class="sr" role="status">${saved && !dirty ? words.saved : ''}</div>`;

export interface FrameState {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly busy: boolean;
  readonly banners: unknown;
  readonly body: unknown;
  readonly bar: unknown;
  /** Beside the title. */
  readonly tools?: unknown;
}

/** The one frame of every panel: title, what is wrong, the rows, and what waits to be saved. */
export const frame = ({ title, lead, busy, banners, body, bar, tools = nothing }: FrameState): TemplateResult => html`
  <section class="fp panel" part="panel" aria-labelledby="title" aria-busy=${busy ? 'true' : 'false'}>
    <div class="head" part="head"><h2 part="title" id="title" tabindex="-1">${title}</h2>${tools}${lead ? html`<p class="lead" part="lead">${lead}</p>` : nothing}</div>
    <div aria-live="polite">${banners}</div>${body}${bar}
  </section>`;
