import { html, nothing, type TemplateResult } from 'lit';
import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import { clock, playButton, type faceWords } from '../sound/player-face.ts';
import { badge } from '../ui/frame.ts';
import { relativeTime } from '../ui/time.ts';
import type { first } from './first.ts';
import { labelOf } from './names.ts';

/** What the rest of the code adds to the row of a message. */
export interface Look {
  readonly isOpen: boolean;
  readonly isPlaying: boolean;
  /** It is to be heard as soon as it is here. */
  readonly isLoading: boolean;
  /** Which of the user's numbers was called. */
  readonly line: string | undefined;
  /** When it leaves the trash. */
  readonly leaves: string | undefined;
  /** What the transcript is not. */
  readonly doubt: string | undefined;
  /** What opens below it. */
  readonly below: unknown;
}

/** What it can be told by its panel. */
export interface RowNeeds {
  readonly words: typeof first;
  readonly playerWords: typeof faceWords;
  readonly locale: string;
  /** What was pressed and waits for its code. */
  readonly waits: string | undefined;
  readonly play: () => void;
  readonly toggle: () => void;
}

/** A message as the list has it: who, how long, when, and the beginning of what was said. */
export function messageRow(message: VoicemailMessage, { isOpen, isPlaying = false, isLoading, line, leaves, doubt, below }: Partial<Look>, { words, playerWords, locale, waits, play, toggle }: RowNeeds): TemplateResult {
  const { id, status, from, durationSeconds, receivedAt, urgent, transcription: { status: heard, text, language } = { status: 'notAvailable' } } = message;
  const isNew = status === 'unread';
  const label = labelOf(message, words, locale);
  const number = from.display ?? from.number;
  const printed = html`<bdi dir="ltr" class="number" part="number">${number}</bdi>`;
  const facts = [from.name && number ? printed : '', html`<span class="num">${clock(Math.round(durationSeconds), locale)}</span>`, line, leaves ?? relativeTime(receivedAt, locale)].filter(Boolean);
  const state = text ? doubt : { inProgress: words.transcribing, failed: words.notTranscribed, partial: words.notTranscribed }[String(heard)];
  return html`<div class="row message ${isNew ? 'new' : ''}" part="row">
    ${playButton({ key: id, label, words: playerWords, isPlaying, isLoading: isLoading ?? waits === 'play', press: play })}
    <div class="about" @click=${isOpen ? nothing : toggle}>
      <div class="who"><span class="name" part="label">${from.name ?? (number ? printed : words.anonymous)}</span>
      ${isNew ? badge(words.isNew, 'ok') : nothing} ${urgent ? badge(words.urgent, 'danger') : nothing} ${message.private ? badge(words.private) : nothing}</div>
      <span class="hint" part="hint">${facts.map((fact, at) => [at > 0 ? ' · ' : '', fact])}</span>
      ${text ? html`<p class="transcript ${isOpen ? '' : 'short'}" part="transcript" dir="auto" lang=${language ?? nothing}>${text}</p>` : nothing}
      ${state ? html`<span class="hint" part="hint">${state}</span>` : nothing}
    </div>
    <button type="button" class="quiet details" part="details" aria-expanded=${isOpen ? 'true' : 'false'} aria-busy=${waits === 'open' ? 'true' : nothing} aria-label=${words.details(label)} @click=${toggle}></button>
    ${below}
  </div>`;
}
