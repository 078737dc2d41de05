import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import type { Messages } from './messages.ts';

/** Knows which message came last. */
export class Arrivals {
  #list: Messages | undefined;
  /** When it came; undefined until the list was read. */
  #newest: string | undefined;

  /** A new message that came since the last look. */
  in(list: Messages | undefined): VoicemailMessage | undefined {
    const newest = list?.items?.[0];
    const known = list === this.#list ? this.#newest : newest?.receivedAt;
    this.#list = list;
    this.#newest = list?.items ? [known ?? '', newest?.receivedAt ?? ''].toSorted().at(-1) : known;
    return known !== undefined && newest && newest.receivedAt > known && newest.status === 'unread' && newest.folder === 'inbox' ? newest : undefined;
  }
}
