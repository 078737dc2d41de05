import type { Capabilities } from '../../../src/client/contract/capabilities.ts';
import type { Context, ViewHandlers } from '../app/handlers.ts';
import { capabilitiesDocument, type StoredCapabilities } from './documents.ts';
import { speechOf, type Speaker } from './speaker.ts';

/** What a user may see and change; nothing when nobody said. */
export const grantsOf = async ({ user, tx }: Pick<Context, 'user' | 'tx'>): Promise<StoredCapabilities> =>
  (await tx.get(user, capabilitiesDocument)) ?? { features: {} };

/** Whether anybody speaks is a matter of where the server runs, not of the user's plan. */
function withSpeech(grants: StoredCapabilities, speaker: Speaker | undefined): StoredCapabilities {
  const greetings = grants.features['voicemail.greetings'];
  const speech = speechOf(speaker, greetings?.params);
  return greetings && speech ? { ...grants, features: { ...grants.features, 'voicemail.greetings': { ...greetings, params: { ...greetings.params, speech } } } } : grants;
}

export const capabilitiesHandlers = (speaker: Speaker | undefined): ViewHandlers<Capabilities> => ({
  async get(context) {
    return {
      ...withSpeech(await grantsOf(context), speaker),
      concurrency: 'strict', events: 'sse', serverTime: context.now.toISOString(),
      lastEventId: String(await context.tx.lastEventId()),
      provider: { id: 'faceplate-reference', name: 'Faceplate reference server', version: '1' },
    };
  },
});
