import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSession, type DeepPartial, type Setting } from '../../src/client/index.ts';
import { connectIntegration } from '../../src/client/contract/integrations.ts';
import { devices, type Device } from '../../src/client/contract/devices.ts';
import { notificationPreferences, type NotificationPreferences } from '../../src/client/contract/notification-preferences.ts';
import { profile } from '../../src/client/contract/profile.ts';

/** Never called: the type checker is the test. */
export async function typed(): Promise<void> {
  const session = createSession({ baseUrl: '', getToken: () => 'token' });
  const setting: Setting<NotificationPreferences> = session.setting(notificationPreferences);
  setting.edit({ missedCalls: { byNumber: { a: true } } });
  // @ts-expect-error a switch takes a boolean
  setting.edit({ missedCalls: { enabled: 'yes' } });
  // @ts-expect-error there is no such field
  setting.edit({ missedCall: { enabled: true } });
  // @ts-expect-error a member that is always there cannot be cleared
  await setting.set({ browser: { sound: null } });
  session.setting(profile).edit({ displayName: null });
  // @ts-expect-error a list is no setting
  session.setting(devices);
  // @ts-expect-error a setting is no list
  session.collection(profile);
  const name: string | undefined = session.setting(profile).value?.firstName;
  const items: readonly Device[] | undefined = session.collection(devices).items;
  const { authorizationUrl } = await session.call(connectIntegration.call, { id: 'a', body: { returnUrl: '', mode: 'popup' } });
  // @ts-expect-error the mode is one of two
  await session.call(connectIntegration.call, { id: 'a', body: { returnUrl: '', mode: 'tab' } });
  // @ts-expect-error what the server said is not to be written into
  setting.saved = undefined;
  const partial: DeepPartial<{ list: string[]; gone?: number }> = { list: ['whole'], gone: null };
  // @ts-expect-error an array is changed whole
  const piece: DeepPartial<{ list: string[] }> = { list: { 0: 'first' } };
  void [name, items, authorizationUrl satisfies string, partial, piece];
}

test('the client loads without a DOM, and makes a session without a request', () => {
  assert.equal('document' in globalThis, false);
  const session = createSession({ baseUrl: 'https://provider.example', getToken: () => assert.fail('asked for a token') });
  assert.deepEqual([session.dirty, session.signedOut, session.online, session.locale], [false, false, true, undefined]);
  session.close();
});
