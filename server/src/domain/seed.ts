import type { Transaction } from '../store/store.ts';
import { autoDndDefaults } from './auto-dnd-defaults.ts';
import type { Granularity } from './calendar-feed.ts';
import { contactDocument } from './contact-documents.ts';
import {
  autoDndDocument, blockedNumberDocument, callRecordingDocument, callerIdDocument, capabilitiesDocument, companyDocument, departmentDocument, deviceDocument, groupDocument, integrationDocument, licenseDocument, notificationsDocument, numberDocument, profileDocument,
} from './documents.ts';
import { sampleAssignments } from './sample-assignments.ts';
import { sampleBlocking } from './sample-blocking.ts';
import { sampleContacts } from './sample-contacts.ts';
import { forwardingDocument, forwardingNumbersDocument, scheduleDocument } from './forwarding-documents.ts';
import { sampleForwarding } from './sample-forwarding.ts';
import { sampleCompany } from './sample-company.ts';
import { sampleIntegrations } from './sample-integrations.ts';
import { seedMusic } from './music-on-hold.ts';
import { sampleMusic } from './sample-music.ts';
import { type Mailbox, sampleVoicemail } from './sample-voicemail.ts';
import { messageDocument, messageSoundDocument, voicemailDocument } from './voicemail-documents.ts';
import { newcomer, type Sample, sampleUsers } from './sample-users.ts';

async function write(tx: Transaction, granularity: Granularity, { profile, capabilities, notifications, numbers, devices, calendar }: Sample): Promise<void> {
  const user = profile.id;
  await tx.put(user, profileDocument, profile);
  await tx.put(user, capabilitiesDocument, capabilities);
  await tx.put(user, notificationsDocument, notifications);
  const place = sampleCompany[user];
  if (place) {
    await tx.put(user, companyDocument, place.company);
    await tx.put(user, callerIdDocument, place.callerId);
    for (const department of place.departments) await tx.put(user, departmentDocument(department.id), department);
  }
  for (const number of numbers) await tx.put(user, numberDocument(number.id), number);
  for (const device of devices) await tx.put(user, deviceDocument(device.id), device);
  await tx.put(user, integrationDocument('google-calendar'), { category: 'calendar', name: 'Google Calendar', status: calendar });
  await tx.put(user, autoDndDocument, { ...autoDndDefaults, granularity });
}

async function fillMailbox(tx: Transaction, user: string, mailbox: Mailbox): Promise<void> {
  await tx.put(user, voicemailDocument, mailbox.settings);
  for (const { message, sound } of mailbox.messages) {
    await tx.put(user, messageDocument(message.id), message);
    await tx.put(user, messageSoundDocument(message.id), sound);
  }
}

/** Fills an empty store with the sample users; one that has users is left alone. */
export async function seed(tx: Transaction, now: Date, granularity: Granularity = 'events'): Promise<void> {
  if ((await tx.users()).length > 0) return;
  const assigned = sampleAssignments(now);
  const blocking = sampleBlocking(now);
  const integrations = sampleIntegrations(now);
  const forwarded = sampleForwarding(now);
  const mailboxes = sampleVoicemail(now);
  for (const sample of sampleUsers(now)) {
    await write(tx, granularity, sample);
    const { groups = [], licenses = [] } = assigned[sample.profile.id] ?? {};
    for (const group of groups) await tx.put(sample.profile.id, groupDocument(group.id), group);
    for (const blocked of blocking[sample.profile.id] ?? []) await tx.put(sample.profile.id, blockedNumberDocument(blocked.id), blocked);
    for (const contact of sampleContacts[sample.profile.id] ?? []) await tx.put(sample.profile.id, contactDocument(contact.id), contact);
    const { forwarding, numbers = [], schedules = [] } = forwarded[sample.profile.id] ?? {};
    if (forwarding) await tx.put(sample.profile.id, forwardingDocument, forwarding);
    await tx.put(sample.profile.id, forwardingNumbersDocument, [...numbers]);
    for (const schedule of schedules) await tx.put(sample.profile.id, scheduleDocument(schedule.id), schedule);
    const mailbox = mailboxes[sample.profile.id];
    const music = sampleMusic[sample.profile.id];
    if (music) await seedMusic(tx, sample.profile.id, now, music);
    if (mailbox) await fillMailbox(tx, sample.profile.id, mailbox);
    for (const [id, integration] of Object.entries(integrations[sample.profile.id] ?? {})) await tx.put(sample.profile.id, integrationDocument(id), integration);
    if (sample.profile.id === 'omar') await tx.put('omar', callRecordingDocument, { mode: 'automatic', directions: { inbound: true, outbound: true }, announcement: true });
    for (const license of licenses) await tx.put(sample.profile.id, licenseDocument(license.id), license);
  }
}

/** Gives somebody who signs in for the first time documents of their own. */
export async function welcome(user: string, tx: Transaction, now: Date, granularity: Granularity): Promise<void> {
  if (!(await tx.get(user, profileDocument))) await write(tx, granularity, newcomer(user, now));
}
