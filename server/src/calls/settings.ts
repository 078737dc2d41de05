import { routeCall, type CallRoute, type CallSettings } from '../../../src/rules/call-route.ts';
import { doNotDisturbAt } from '../../../src/rules/do-not-disturb.ts';
import type { Context } from '../app/handlers.ts';
import { callBlockingHandlers } from '../domain/call-blocking.ts';
import { callForwardingHandlers } from '../domain/call-forwarding.ts';
import { grantsOf } from '../domain/capabilities.ts';
import { blockedNumbersFolder, devicesFolder, presenceDocument } from '../domain/documents.ts';
import { schedulesFolder } from '../domain/forwarding-documents.ts';
import { forwardingNumbersHandlers } from '../domain/forwarding-numbers.ts';
import { groupsHandlers } from '../domain/groups.ts';
import { reasonsOf } from '../domain/kept-away.ts';
import { storedVoicemail } from '../domain/voicemail.ts';
import type { Incoming } from './report.ts';

/** The path of a call as the user's settings are now: the same function that the panels ask. */
export async function routeOf(context: Context, { from, groupId, busy, emergencyCallback }: Pick<Incoming, 'from' | 'groupId' | 'busy' | 'emergencyCallback'>, at: Date): Promise<CallRoute> {
  const caller = from === null ? { type: 'anonymous' } as const : from.startsWith('+') ? { type: 'number', number: from } as const : { type: 'extension', extension: from } as const;
  const settings = await settingsOf(context, at);
  return routeCall(emergencyCallback ? { ...settings, ...nothingInTheWay } : settings, { caller, at, groupId, busy });
}

const nothingInTheWay: Pick<CallSettings, 'doNotDisturb' | 'blocking' | 'blockedNumbers'> = { doNotDisturb: undefined, blocking: undefined, blockedNumbers: [] };

async function settingsOf(context: Context, at: Date): Promise<CallSettings> {
  const { user, tx } = context;
  const { features } = await grantsOf(context);
  const quiet = doNotDisturbAt((await reasonsOf(context)).layers, at.getTime());
  const groups = await groupsHandlers.list(context);
  const silent = (await tx.get(user, presenceDocument))?.silentDevices ?? [];
  return {
    forwarding: await callForwardingHandlers.get(context),
    forwardingNumbers: (await forwardingNumbersHandlers.list(context)).map(({ value }) => value),
    numbersRing: features['callForwarding']?.params?.['numbersRing'] === 'inOrder' ? 'inOrder' : 'atOnce',
    schedules: (await tx.list(user, schedulesFolder)).map(({ value }) => value),
    devices: (await tx.list(user, devicesFolder)).map(({ value }) => value).filter(({ id }) => !silent.includes(id)),
    doNotDisturb: quiet && {
      source: quiet.source, scope: quiet.scope, until: Number.isFinite(quiet.until) ? new Date(quiet.until).toISOString() : null,
      treatment: features['doNotDisturb']?.params?.['forwarding'] === 'forward' ? 'forward' : 'voicemail',
    },
    voicemail: (features['voicemail']?.access ?? 'none') === 'none' ? { enabled: false } : await storedVoicemail(context),
    blocking: await callBlockingHandlers.get(context),
    blockedNumbers: (await tx.list(user, blockedNumbersFolder)).map(({ value }) => value),
    pausedGroups: groups.filter(({ value }) => value.membership?.receiving === false).map(({ value }) => value.id),
  };
}
