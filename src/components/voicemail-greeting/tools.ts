import { html, nothing, type TemplateResult } from 'lit';
import type { Deed } from './deeds.ts';
import type { en } from './en.ts';

/** What a list of files to choose from shows; some systems know the one name of a kind, some the other. */
const accept = 'audio/*,video/webm,video/mp4,.wav,.mp3,.m4a,.mp4,.ogg,.oga,.opus,.webm';

export interface Tools {
  readonly id: string;
  readonly words: typeof en;
  /** Something of this greeting waits or is being recorded, with buttons of its own. */
  readonly hidden: boolean;
  readonly deed: Deed | undefined;
  /** There is one microphone for all of them. */
  readonly isRecording: boolean;
  readonly problem: string | undefined;
  readonly record: (() => void) | undefined;
  readonly open: (file: File | undefined) => void;
  /** Where the provider has voices. */
  readonly type: (() => void) | undefined;
  readonly remove: (() => void) | undefined;
}

/** What can be done with a greeting, and how that went. */
export function tools({ id, words, hidden, deed, isRecording, problem, record, open, type, remove }: Tools): TemplateResult {
  const isBusy = deed !== undefined || isRecording;
  const off = isBusy ? 'true' : nothing;
  const act = (run: (event: Event) => void) => (isBusy ? nothing : run);
  return html`<div class="row tools" part="row" ?hidden=${hidden}>
    ${record ? html`<button type="button" part="record" id="record-${id}" aria-disabled=${off} @click=${act(record)}><span class="dot" aria-hidden="true"></span>${words.record}</button>` : nothing}
    <button type="button" part="upload" id="upload-${id}" aria-describedby="files" aria-disabled=${off} @click=${act(({ currentTarget }) =>
      (currentTarget as Element).closest('.greeting')?.querySelector<HTMLElement>('[type=file]')?.click())}>${words.upload}</button>
    ${type ? html`<button type="button" part="type" id="type-${id}" aria-disabled=${off} @click=${act(type)}>${words.type}</button>` : nothing}
    ${remove ? html`<button type="button" class="quiet danger" part="remove" aria-disabled=${off} @click=${act(remove)}>${words.remove}</button>` : nothing}
    ${deed === 'preparing' ? html`<p class="note hint" part="hint" role="status">${words.preparing}</p>` : nothing}
    ${problem ? html`<p class="note error" part="issue" role="alert">${problem}</p>` : nothing}</div>
    <input type="file" hidden accept=${accept} @change=${({ target }: Event) => {
      const input = target as HTMLInputElement;
      open(input.files?.[0]);
      // So that the same file can be chosen again.
      input.value = '';
    }}>`;
}
