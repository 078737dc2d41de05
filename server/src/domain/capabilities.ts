import type { Capabilities } from '../../../src/client/contract/capabilities.ts';
import type { Context, ViewHandlers } from '../app/handlers.ts';
import { autoDndDocument, capabilitiesDocument, type StoredCapabilities } from './documents.ts';
import { schedulesFolder } from './forwarding-documents.ts';
import { speechOf, type Speaker } from './speaker.ts';

/** What a user may see and change; nothing when nobody said. */
export async function grantsOf({ user, tx }: Pick<Context, 'user' | 'tx'>): Promise<StoredCapabilities> {
  const grants = (await tx.get(user, capabilitiesDocument)) ?? { features: {} };
  const isTimesOnly = (await tx.get(user, autoDndDocument))?.granularity === 'freeBusy';
  return isTimesOnly ? { ...grants, fields: { ...grants.fields, ...ofEvents } } : grants;
}

/** Where a calendar gives only the times that are busy, nobody knows what any of them is (a.21). */
const ofEvents = Object.fromEntries(['includeTentative', 'includeUnanswered', 'includeFocusTime', 'includeOutOfOffice', 'requireOtherAttendees']
  .map((field) => [`autoDnd.${field}`, { access: 'none', reason: { code: 'providerUnsupported' } }] as const));

/** Whether anybody speaks is a matter of where the server runs, not of the user's plan. */
function withSpeech(grants: StoredCapabilities, speaker: Speaker | undefined): StoredCapabilities {
  const greetings = grants.features['voicemail.greetings'];
  const speech = speechOf(speaker, greetings?.params);
  return greetings && speech ? { ...grants, features: { ...grants.features, 'voicemail.greetings': { ...greetings, params: { ...greetings.params, speech } } } } : grants;
}

/** Without schedules there are no working hours to keep to. */
async function withHours({ user, tx }: Context, grants: StoredCapabilities): Promise<StoredCapabilities> {
  const canSee = (grants.features['schedules']?.access ?? 'none') !== 'none';
  if (canSee && (await tx.list(user, schedulesFolder)).length > 0) return grants;
  const none = { access: 'none', reason: { code: 'notConfigured' } } as const;
  return { ...grants, fields: { ...grants.fields, 'autoDnd.workingHoursOnly': none, 'autoDnd.scheduleId': none } };
}

export const capabilitiesHandlers = (speaker: Speaker | undefined): ViewHandlers<Capabilities> => ({
  async get(context) {
    return {
      ...withSpeech(await withHours(context, await grantsOf(context)), speaker),
      concurrency: 'strict', events: 'sse', serverTime: context.now.toISOString(),
      lastEventId: String(await context.tx.lastEventId()),
      provider: { id: 'faceplate-reference', name: 'Faceplate reference server', version: '1' },
    };
  },
});
