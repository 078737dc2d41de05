import type { TestContext } from 'node:test';
import type { Session, SessionOptions, Setting } from '../../../src/client/index.ts';
import { profile, type Profile } from '../../../src/client/contract/profile.ts';
import { notificationPreferences, type NotificationPreferences } from '../../../src/client/contract/notification-preferences.ts';
import { connect, Document, startProvider, type Provider } from './provider.ts';

export const zoe: Profile = {
  id: 'zoe', firstName: 'Zoë', lastName: 'Quinn', displayName: null, jobTitle: 'Account manager', email: 'zoe.quinn@example.com',
  language: 'en', timeZone: 'Europe/Warsaw', updatedAt: '2026-01-01T00:00:00Z',
};
export const notices: NotificationPreferences = {
  missedCalls: { email: 'zoe.quinn@example.com', enabled: true, byNumber: { a: true, b: false } },
  browser: { incomingCalls: true, messages: true, voicemail: false, sound: true, showContent: false },
};

export interface Scene<T extends object> {
  readonly provider: Provider;
  readonly session: Session;
  readonly setting: Setting<T>;
  readonly document: Document<T>;
}

/** A signed-in user whose profile was read. */
export async function profileScene(t: TestContext, options?: Partial<SessionOptions>): Promise<Scene<Profile>> {
  const provider = await startProvider(t);
  const document = new Document(provider, 'profile', zoe);
  const session = connect(t, provider, options);
  const setting = session.setting(profile);
  await setting.load();
  return { provider, session, setting, document };
}

/** A signed-in user whose notification preferences were read: switches, which are set and not saved. */
export async function noticesScene(t: TestContext): Promise<Scene<NotificationPreferences>> {
  const provider = await startProvider(t);
  const document = new Document(provider, 'notification-preferences', notices);
  const session = connect(t, provider);
  const setting = session.setting(notificationPreferences);
  await setting.load();
  return { provider, session, setting, document };
}
