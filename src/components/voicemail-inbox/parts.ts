import { html, nothing } from 'lit';
import type { Voicemail } from '../../client/contract/voicemail.ts';
import type { Strings } from '../strings/en.ts';
import { banner } from '../ui/frame.ts';
import type { en } from './en.ts';
import type { InboxStore } from './inbox-store.ts';

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

export function counts({ items, hasMore }: InboxStore, box: Voicemail | undefined, words: typeof en): string {
  const inbox = items.filter(({ folder }) => folder === 'inbox');
  const unread = inbox.filter(({ status }) => status === 'unread').length;
  // What was not read yet only the mailbox can count.
  const { messageCount, unreadCount } = (hasMore ? box?.storage : undefined) ?? { messageCount: inbox.length, unreadCount: unread };
  return [words.fresh(unreadCount), words.heard(messageCount - unreadCount)].join(' · ');
}

/** The way to the messages that were not read yet. */
export function older(messages: InboxStore, words: typeof en, { retry, why }: Strings): unknown {
  const { hasMore, readsMore, nextError } = messages;
  if (!hasMore && !nextError) return nothing;
  return html`<div class="more" part="more">${nextError ? html`<p class="note error" part="issue">${words.notMore(why[nextError.kind])}</p>` : nothing}
    <button type="button" class="quiet" aria-disabled=${readsMore ? 'true' : nothing} @click=${() => void messages.next()}>${nextError ? retry : readsMore ? words.loading : words.more}</button></div>`;
}
