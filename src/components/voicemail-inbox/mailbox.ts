import { nothing } from 'lit';
import { numbers } from '../../client/contract/numbers.ts';
import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import { voicemail } from '../../client/contract/voicemail.ts';
import type { Session } from '../../client/session.ts';
import type { Store } from '../../client/store.ts';
import { Companions } from '../controllers/companions.ts';
import type { PanelElement } from '../panel-element.ts';
import { banner } from '../ui/frame.ts';
import type { en as list } from './en.ts';
import type { MessagesController } from './messages.ts';
import type { en } from './more-en.ts';
import { isolated } from './names.ts';

/** From this part on somebody should delete something. */
const nearlyFull = 0.9;

const storesOf = (session: Session): Store[] => [
  ...session.access(voicemail.name)?.access === 'none' ? [] : [session.setting(voicemail)],
  ...session.access(numbers.feature)?.access === 'none' ? [] : [session.collection(numbers)],
];

/** Whose number was called and how full the mailbox is: without them, the messages are still there. */
export class Mailbox {
  readonly #host: PanelElement;
  readonly #askedAgain = new WeakSet<Store>();

  constructor(host: PanelElement) {
    this.#host = host;
    new Companions(host, storesOf);
  }

  /** What failed with the messages is read once more when they are there. */
  readAgain(): void {
    const { activeSession: session } = this.#host;
    for (const store of session ? storesOf(session) : []) {
      if (!store.error || this.#askedAgain.has(store)) continue;
      this.#askedAgain.add(store);
      void store.load();
    }
  }

  /** How many are new and how many are not: of those not read yet too, as soon as somebody may know. */
  counts({ items, hasMore }: MessagesController, words: typeof list): string {
    const session = this.#host.activeSession;
    const box = session?.setting(voicemail);
    if (hasMore && !box?.value && !box?.error && session?.access(voicemail.name)?.access !== 'none') return '';
    const inbox = items.filter(({ folder }) => folder === 'inbox');
    const unread = inbox.filter(({ status }) => status === 'unread').length;
    const { messageCount, unreadCount } = (hasMore ? box?.value?.storage : undefined) ?? { messageCount: inbox.length, unreadCount: unread };
    return [words.fresh(unreadCount), words.heard(messageCount - unreadCount)].join(' · ');
  }

  /** What keeps callers from leaving a message, now or soon. */
  warning(words: typeof en): unknown {
    const { storage: { usedSeconds = 0, capacitySeconds = 0 } = {}, enabled } = this.#host.activeSession?.setting(voicemail).value ?? {};
    const part = capacitySeconds > 0 ? usedSeconds / capacitySeconds : 0;
    // Rounded up it would say that a mailbox is full which is not yet.
    const percent = new Intl.NumberFormat(this.#host.locale, { style: 'percent' }).format(Math.floor(part * 100) / 100);
    if (part >= nearlyFull) return banner(part >= 1 ? words.full : words.nearlyFull(percent), { tone: 'warn' });
    return enabled === false ? banner(words.off) : nothing;
  }

  /** Which of the user's numbers was called, where there is more than one. */
  line({ toNumberId }: VoicemailMessage): string | undefined {
    const { items = [] } = this.#host.activeSession?.collection(numbers) ?? {};
    const line = items.length > 1 ? items.find(({ id }) => id === toNumberId) : undefined;
    return line && (line.label ?? isolated(line.display));
  }
}
