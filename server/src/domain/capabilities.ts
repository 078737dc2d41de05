import type { Capabilities } from '../../../src/client/contract/capabilities.ts';
import type { Context, ViewHandlers } from '../app/handlers.ts';
import { capabilitiesDocument, type StoredCapabilities } from './documents.ts';

/** What a user may see and change; nothing when nobody said. */
export const grantsOf = async ({ user, tx }: Pick<Context, 'user' | 'tx'>): Promise<StoredCapabilities> =>
  (await tx.get(user, capabilitiesDocument)) ?? { features: {} };

export const capabilitiesHandlers: ViewHandlers<Capabilities> = {
  async get(context) {
    return {
      ...(await grantsOf(context)),
      concurrency: 'strict', events: 'sse', serverTime: context.now.toISOString(),
      lastEventId: String(await context.tx.lastEventId()),
      provider: { id: 'faceplate-reference', name: 'Faceplate reference server', version: '1' },
    };
  },
};
