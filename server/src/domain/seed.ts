import type { Transaction } from '../store/store.ts';
import { autoDndDefaults } from './auto-dnd.ts';
import {
  autoDndDocument, capabilitiesDocument, deviceDocument, integrationDocument, notificationsDocument, numberDocument, profileDocument,
} from './documents.ts';
import { newcomer, type Sample, sampleUsers } from './sample-users.ts';

async function write(tx: Transaction, { profile, capabilities, notifications, numbers, devices, calendar }: Sample): Promise<void> {
  const user = profile.id;
  await tx.put(user, profileDocument, profile);
  await tx.put(user, capabilitiesDocument, capabilities);
  await tx.put(user, notificationsDocument, notifications);
  for (const number of numbers) await tx.put(user, numberDocument(number.id), number);
  for (const device of devices) await tx.put(user, deviceDocument(device.id), device);
  await tx.put(user, integrationDocument('google-calendar'), { category: 'calendar', name: 'Google Calendar', status: calendar });
  await tx.put(user, autoDndDocument, autoDndDefaults);
}

/** Fills an empty store with the sample users; one that has users is left alone. */
export async function seed(tx: Transaction, now: Date): Promise<void> {
  if ((await tx.users()).length > 0) return;
  for (const sample of sampleUsers(now)) await write(tx, sample);
}

/** Gives somebody who signs in for the first time documents of their own. */
export async function welcome(user: string, tx: Transaction, now: Date): Promise<void> {
  if (!(await tx.get(user, profileDocument))) await write(tx, newcomer(user, now));
}
