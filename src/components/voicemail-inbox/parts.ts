import { html, nothing } from 'lit';
import type { Voicemail } from '../../client/contract/voicemail.ts';
import type { Strings } from '../strings/en.ts';
import type { en } from './en.ts';
import type { InboxStore } from './inbox-store.ts';

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
