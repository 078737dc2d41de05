import { html, nothing, svg, type TemplateResult } from 'lit';
import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import { clock } from '../sound/player-time.ts';
import type { Player, Sound } from '../sound/player.ts';
import { badge } from '../ui/frame.ts';
import { relativeTime } from '../ui/time.ts';
import type { en } from './en.ts';
import type { Action } from './messages.ts';

/** Below this a transcript may be wrong, from 0 to 1. */
const unsure = 0.6;
const chevron = html`<svg class="chevron" aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${svg`<path d="m5 7 4 4 4-4"/>`}</svg>`;

/** What the row of a message needs of the panel. */
export interface RowNeeds {
  readonly words: typeof en;
  readonly locale: string;
  readonly player: Player;
  readonly sound: Sound;
  /** Which of the user's numbers was called. */
  readonly line: string | undefined;
  readonly failure: string | undefined;
  readonly isOpen: boolean;
  readonly isWritable: boolean;
  readonly isDownloading: boolean;
  toggle(): void;
  act(action: Action): void;
  /** Before it is deleted for good. */
  ask(): void;
  download(): void;
  callBack(event: Event, number: string): void;
}

export function messageRow(message: VoicemailMessage, needs: RowNeeds): TemplateResult {
  const { words, locale, player, sound, line, failure, isOpen, toggle } = needs;
  const { id, status, from, durationSeconds, receivedAt, deletesAt, urgent, folder } = message;
  const isNew = status === 'unread';
  const number = from.display ?? from.number;
  const printed = html`<bdi dir="ltr" class="number" part="number">${number}</bdi>`;
  const facts = [
    from.name && number ? printed : '', html`<span class="num">${clock(Math.round(durationSeconds), locale)}</span>`, line ? words.to(line) : '',
    folder === 'trash' && deletesAt ? words.deletes(relativeTime(deletesAt, locale)) : relativeTime(receivedAt, locale),
  ].filter(Boolean);
  return html`<div role="listitem" class="row message ${isNew ? 'new' : ''}" part="row" data-id=${id}>
    ${player.button(sound)}
    <div class="about" @click=${() => { if (!isOpen) toggle(); }}>
      <div class="who"><span class="name" part="label">${from.name ?? (number ? printed : words.anonymous)}</span>
      ${isNew ? badge(words.isNew, 'ok') : nothing} ${urgent ? badge(words.urgent, 'danger') : nothing} ${message.private ? badge(words.private) : nothing}</div>
      <span class="hint" part="hint">${facts.map((fact, at) => [at > 0 ? ' · ' : '', fact])}</span>
      ${transcript(message, needs)}
    </div>
    <button type="button" class="quiet details" part="details" aria-expanded=${isOpen ? 'true' : 'false'} aria-label=${words.details(sound.label)} @click=${toggle}>${chevron}</button>
    ${isOpen || player.key === id ? html`<div class="open">${player.controls(sound)}${isOpen ? actions(message, needs) : nothing}</div>` : nothing}
    ${failure ? html`<p class="note error" part="issue">${failure}</p>` : nothing}
  </div>`;
}

function transcript({ transcription: { status, text, language, confidence } = { status: 'notAvailable' } }: VoicemailMessage, { words, isOpen }: RowNeeds): unknown {
  const state = { inProgress: words.transcribing, failed: words.notTranscribed, partial: words.partial }[String(status)]
    ?? (confidence !== undefined && confidence < unsure ? words.unsure : undefined);
  return html`${text ? html`<p class="transcript ${isOpen ? '' : 'short'}" part="transcript" dir="auto" lang=${language ?? nothing}>${text}</p>` : nothing}
    ${state && (isOpen || !text) ? html`<span class="hint" part="hint">${state}</span>` : nothing}`;
}

function actions({ from: { number, display }, receivedAt, status, folder }: VoicemailMessage, { words, locale, isWritable, isDownloading, act, ask, download, callBack }: RowNeeds): TemplateResult {
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
