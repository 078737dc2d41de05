import { html, nothing, type TemplateResult } from 'lit';
import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import type { Voicemail } from '../../client/contract/voicemail.ts';
import { banner } from '../ui/frame.ts';
import type { Action } from './messages.ts';
import type { en } from './more-en.ts';

/** From this part on somebody should delete something. */
const nearlyFull = 0.9;

/** What keeps callers from leaving a message, now or soon. */
export function fullness(box: Voicemail | undefined, words: typeof en, locale: string): unknown {
  const { storage: { usedSeconds = 0, capacitySeconds = 0 } = {}, enabled } = box ?? {};
  const part = capacitySeconds > 0 ? usedSeconds / capacitySeconds : 0;
  // Rounded up it would say that a mailbox is full which is not yet.
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(Math.floor(part * 100) / 100);
  if (part >= nearlyFull) return banner(part >= 1 ? words.full : words.nearlyFull(percent), { tone: 'warn' });
  return enabled === false ? banner(words.off) : nothing;
}

/** What the actions of a message need. */
export interface ActionNeeds {
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

export function actions({ from: { number, display }, receivedAt, status, folder }: VoicemailMessage, { words, locale, isWritable, isDownloading, act, ask, download, callBack }: ActionNeeds): TemplateResult {
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

/** In place of a message that was just deleted. */
export const undoRow = ({ id }: VoicemailMessage, news: string, undo: string, run: () => void): TemplateResult => html`
  <div role="listitem" class="row end" part="row undo-row" data-id=${id}>
    <div class="about"><span class="hint" part="hint" id="undone">${news}</span></div>
    <div class="control"><button type="button" part="undo" aria-describedby="undone" @click=${run}>${undo}</button></div></div>`;
