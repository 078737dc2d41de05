import { html, nothing, type TemplateResult } from 'lit';
import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import type { Action } from './changes.ts';
import type { en as list } from './en.ts';
import type { en } from './more-en.ts';

/** Below this a transcript may be wrong, from 0 to 1. */
const unsure = 0.6;

/** What the part below an open message needs of the panel. */
export interface OpenedNeeds {
  readonly words: typeof en;
  readonly locale: string;
  readonly isWritable: boolean;
  readonly isDownloading: boolean;
  act(action: Action): void;
  /** Before it is deleted for good. */
  ask(): void;
  download(): void;
  callBack(event: Event, number: string): void;
}

/** When exactly it came, and what can be done with it. */
export function actions({ from: { number, display }, receivedAt, status, folder }: VoicemailMessage, { words, locale, isWritable, isDownloading, act, ask, download, callBack }: OpenedNeeds): TemplateResult {
  const target = number ?? (/^\d+$/.test(display ?? '') ? display : undefined);
  const action = (name: Action, label: string, classes = 'quiet') => html`<button type="button" class=${classes} part=${name} @click=${() => act(name)}>${label}</button>`;
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(receivedAt));
  return html`<p class="hint">${when}</p><div class="actions">
    ${target ? html`<a class="call" part="call-back" href="tel:${target}" @click=${(event: Event) => callBack(event, target)}>${words.callBack}</a>` : nothing}
    ${isWritable && folder === 'inbox' ? status === 'unread' ? action('markRead', words.markRead) : action('markUnread', words.markUnread) : nothing}
    <button type="button" class="quiet" part="download" aria-busy=${isDownloading ? 'true' : nothing} @click=${download}>${words.download}</button>
    ${isWritable ? folder === 'inbox' ? action('trash', words.trashIt, 'quiet danger') : [action('restore', words.restore),
      html`<button type="button" class="quiet danger" part="delete" @click=${ask}>${words.remove}</button>`] : nothing}</div>`;
}

/** What the transcript of a message is not. */
export const doubt = ({ status, confidence = 1 }: NonNullable<VoicemailMessage['transcription']> = { status: 'notAvailable' }, words: typeof list): string | undefined =>
  ({ inProgress: words.transcribing, failed: words.notTranscribed, partial: words.partial })[String(status)] ?? (confidence < unsure ? words.unsure : undefined);

/** In place of a message that was just deleted. */
export const undoRow = (news: string, undo: string, run: () => void): TemplateResult => html`
  <div class="row end" part="row undo-row">
    <div class="about"><span class="hint" part="hint" id="undone">${news}</span></div>
    <div class="control"><button type="button" part="undo" aria-describedby="undone" @click=${run}>${undo}</button></div></div>`;
