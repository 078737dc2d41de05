import type { App } from '../app/app.ts';
import type { Context } from '../app/handlers.ts';
import { patched } from '../app/merge-patch.ts';
import type { Reason } from '../../../src/client/contract/capabilities.ts';
import type { ChangeEvent } from '../../../src/client/contract/events.ts';
import { autoDndHandlers } from './auto-dnd.ts';
import { callBlockingHandlers } from './call-blocking.ts';
import { callRecordingHandlers } from './call-recording.ts';
import { callForwardingHandlers } from './call-forwarding.ts';
import { callerIdHandlers } from './caller-id.ts';
import { companyHandlers } from './company.ts';
import { calendarChanged } from './calendar-windows.ts';
import { capabilitiesDocument } from './documents.ts';
import { forwardingNumbersHandlers } from './forwarding-numbers.ts';
import { groupsStatusHandlers } from './groups.ts';
import { notificationPreferencesHandlers, numbersChanged } from './notification-preferences.ts';
import { preferencesHandlers } from './preferences.ts';
import { profileHandlers } from './profile.ts';
import { voicemailHandlers } from './voicemail.ts';
import { keepWake } from './wake.ts';

type Actor = Exclude<ChangeEvent['actor'], 'unknown'>;

interface AnySetting {
  get(context: Context): Promise<object>;
  patch(context: Context, change: { current: object; next: object; patch: object }): Promise<void>;
}
const settings: Readonly<Record<string, unknown>> = {
  profile: profileHandlers, 'notification-preferences': notificationPreferencesHandlers, 'auto-dnd': autoDndHandlers, company: companyHandlers,
  'caller-id': callerIdHandlers, 'call-blocking': callBlockingHandlers, 'call-recording': callRecordingHandlers, 'groups-status': groupsStatusHandlers, 'call-forwarding': callForwardingHandlers,
  preferences: preferencesHandlers, voicemail: voicemailHandlers,
};

/**
 * A write from elsewhere: no capability stands in its way and no ETag is asked for, but its events are the same.
 * `path` is a setting (`profile`), an item (`devices/dev-pixel`) or `capabilities`; a null patch removes an item.
 */
export async function changeFromElsewhere(app: App, actor: Actor, user: string, path: string, patch: object | null): Promise<void> {
  await app.change(user, actor, app.names, async (context) => {
    const setting = settings[path] as AnySetting | undefined;
    if (setting && patch) {
      const current = await setting.get(context);
      await setting.patch(context, { current, next: patched(current, patch), patch });
    } else if (path.startsWith('forwarding-numbers/')) {
      await changeForwardingNumber(context, path.slice('forwarding-numbers/'.length), patch);
    } else {
      await changeDocument(context, path, patch);
    }
  });
}

async function changeForwardingNumber(context: Context, id: string, patch: object | null): Promise<void> {
  const current = await forwardingNumbersHandlers.item(context, id);
  if (!current) return;
  if (patch === null) await forwardingNumbersHandlers.remove(context, id, { current, query: {} });
  else await forwardingNumbersHandlers.update(context, id, { current, next: patched(current, patch), patch });
}

async function changeDocument(context: Context, path: string, patch: object | null): Promise<void> {
  const { user, tx } = context;
  const document = { path };
  if (patch === null) await tx.remove(user, document);
  else await tx.put(user, document, patched(((await tx.get(user, document)) ?? {}) as object, patch));
  if (path.startsWith('numbers/')) await numbersChanged(context);
  // Its hours may be those in which the calendar counts.
  if (path.startsWith('schedules/')) await calendarChanged(context);
  await keepWake(context);
}

/** The administrator changes what a user may do with a feature (`devices`) or a field of one (`profile.jobTitle`). */
export async function changeAccess(
  app: App, user: string, name: string, access: 'none' | 'read' | 'write', reason?: Reason,
): Promise<void> {
  await app.change(user, 'admin', app.names, async ({ tx }) => {
    const grants = (await tx.get(user, capabilitiesDocument)) ?? { features: {} };
    const entry = { access, ...(reason && { reason }) };
    const isFeature = name in grants.features || !name.includes('.');
    const { reason: _, ...feature } = grants.features[name] ?? {};
    await tx.put(user, capabilitiesDocument, isFeature
      ? { ...grants, features: { ...grants.features, [name]: { ...feature, ...entry } } }
      : { ...grants, fields: { ...grants.fields, [name]: entry } });
  });
}
