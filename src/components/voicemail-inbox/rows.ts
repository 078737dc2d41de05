import { html, nothing, svg, type TemplateResult } from 'lit';
import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import { badge } from '../ui/frame.ts';
import { relativeTime } from '../ui/time.ts';
import type { en } from './en.ts';
import type { Inside } from './inside.ts';
import { nameOf } from './who.ts';

/** Below this a transcript may be wrong, from 0 to 1. */
const unsure = 0.6;
const chevron = html`<svg class="chevron" aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${svg`<path d="m5 7 4 4 4-4"/>`}</svg>`;

/** As players show it. */
const minutes = (seconds: number, locale: string): string => {
  const whole = Math.round(seconds);
  return `${new Intl.NumberFormat(locale, { useGrouping: false }).format(Math.floor(whole / 60))}:${new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 }).format(whole % 60)}`;
};

/** What the row of a message needs of the panel. */
export interface RowNeeds {
  readonly words: typeof en;
  readonly locale: string;
  /** What can be done with it, once its code is here. */
  readonly inside: Inside | undefined;
  readonly isOpen: boolean;
  toggle(): void;
}

export function messageRow(message: VoicemailMessage, needs: RowNeeds): TemplateResult {
  const { words, locale, inside, isOpen, toggle } = needs;
  const { id, status, from, durationSeconds, receivedAt, deletesAt, urgent, folder } = message;
  const line = inside?.line(message);
  const isNew = status === 'unread';
  const number = from.display ?? from.number;
  const printed = html`<bdi dir="ltr" class="number" part="number">${number}</bdi>`;
  const facts = [
    from.name && number ? printed : '', html`<span class="num">${minutes(durationSeconds, locale)}</span>`, line ? words.to(line) : '',
    folder === 'trash' && deletesAt ? words.deletes(relativeTime(deletesAt, locale)) : relativeTime(receivedAt, locale),
  ].filter(Boolean);
  return html`<div role="listitem" class="row message ${isNew ? 'new' : ''}" part="row" data-id=${id}>
    ${inside?.button(message) ?? html`<span class="play-place" aria-busy="true"></span>`}
    <div class="about" @click=${() => { if (!isOpen) toggle(); }}>
      <div class="who"><span class="name" part="label">${from.name ?? (number ? printed : words.anonymous)}</span>
      ${isNew ? badge(words.isNew, 'ok') : nothing} ${urgent ? badge(words.urgent, 'danger') : nothing} ${message.private ? badge(words.private) : nothing}</div>
      <span class="hint" part="hint">${facts.map((fact, at) => [at > 0 ? ' · ' : '', fact])}</span>
      ${transcript(message, needs)}
    </div>
    <button type="button" class="quiet details" part="details" aria-expanded=${isOpen ? 'true' : 'false'} aria-label=${words.details(nameOf(message, words, locale))} @click=${toggle}>${chevron}</button>
    ${inside?.opened(message, isOpen) ?? nothing}
  </div>`;
}

function transcript({ transcription: { status, text, language, confidence } = { status: 'notAvailable' } }: VoicemailMessage, { words, isOpen }: RowNeeds): unknown {
  const state = { inProgress: words.transcribing, failed: words.notTranscribed, partial: words.partial }[String(status)]
    ?? (confidence !== undefined && confidence < unsure ? words.unsure : undefined);
  return html`${text ? html`<p class="transcript ${isOpen ? '' : 'short'}" part="transcript" dir="auto" lang=${language ?? nothing}>${text}</p>` : nothing}
    ${state && (isOpen || !text) ? html`<span class="hint" part="hint">${state}</span>` : nothing}`;
}
