import type { Document, Folder, Store, Transaction } from '../store/store.ts';
import type { CalendarFeed } from './calendar-feed.ts';
import { system } from './documents.ts';

/** A calendar's promise to tell us of changes; kept under `system`, by the channel's id. */
interface StoredChannel {
  user: string;
  calendarId: string;
  /** Of the secret that comes with each notification. */
  tokenHash: string;
  /** What the calendar calls it. */
  resourceId: string;
  startedAt: string;
  expiresAt: string;
}
const channelsFolder: Folder<StoredChannel> = { folder: 'calendar-channels/' };
const channelDocument = (id: string): Document<StoredChannel> => ({ path: `calendar-channels/${id}` });

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const hashOf = async (token: string): Promise<string> => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))));
/** In a time that tells nothing of where they differ; both are hashes of one length. */
const equal = (a: string, b: string): boolean => [...a].reduce((difference, character, index) => difference | (character.charCodeAt(0) ^ b.charCodeAt(index)), 0) === 0;
/** Renewed in good time: when this part of its life is over. */
const renewAfter = 0.8;

const channelsOf = async (tx: Transaction, user: string) => (await tx.list(system, channelsFolder)).filter(({ value }) => value.user === user);
const isFresh = ({ startedAt, expiresAt }: StoredChannel, at: number): boolean =>
  at < Date.parse(startedAt) + (Date.parse(expiresAt) - Date.parse(startedAt)) * renewAfter;

/** Makes sure that each calendar tells us of changes; true when all do. Without it they are asked again and again, as before. */
export async function keepChannels(
  { store, now }: { readonly store: Store; readonly now: () => Date }, feed: CalendarFeed,
  { user, grant, calendarIds, holds }: { user: string; grant: string; calendarIds: readonly string[]; holds: (tx: Transaction) => Promise<boolean> },
): Promise<boolean> {
  if (!feed.watch) return false;
  const known = await store.transaction((tx) => channelsOf(tx, user));
  const fresh = known.filter(({ value }) => calendarIds.includes(value.calendarId) && isFresh(value, now().getTime()));
  for (const calendarId of calendarIds.filter((id) => !fresh.some(({ value }) => value.calendarId === id))) {
    const [id, token] = [crypto.randomUUID(), hex(crypto.getRandomValues(new Uint8Array(32)))];
    const startedAt = now().toISOString();
    const { resourceId, expiresAt } = await feed.watch(grant, calendarId, { id, token });
    const tokenHash = await hashOf(token);
    const isKept = await store.transaction(async (tx) => {
      if (!(await holds(tx))) return false;
      await tx.put(system, channelDocument(id), { user, calendarId, tokenHash, resourceId, startedAt, expiresAt: expiresAt.toISOString() });
      return true;
    });
    if (isKept) continue;
    // The user disconnected meanwhile, and nobody else knows of this one.
    await endChannels(feed, grant, [{ id, resourceId }]);
    return false;
  }
  // Only now, so that there is no moment in between; two at a time are no harm.
  const old = known.filter((channel) => !fresh.includes(channel));
  await store.transaction(async (tx) => { for (const { id } of old) await tx.remove(system, channelDocument(id)); });
  await endChannels(feed, grant, old.map(({ id, value }) => ({ id, resourceId: value.resourceId })));
  return true;
}

export interface Channel { readonly id: string; readonly resourceId: string }

/** Forgets a user's channels, and says which they were: whoever has the grant ends them. */
export async function takeChannels(tx: Transaction, user: string): Promise<Channel[]> {
  const channels = await channelsOf(tx, user);
  for (const { id } of channels) await tx.remove(system, channelDocument(id));
  return channels.map(({ id, value }) => ({ id, resourceId: value.resourceId }));
}

/** Best effort: they end by themselves, and nobody listens to them any more. */
export async function endChannels(feed: CalendarFeed | undefined, grant: string, channels: readonly Channel[]): Promise<void> {
  await Promise.all(channels.map((channel) => feed?.unwatch?.(grant, channel).catch(() => undefined)));
}

/** Whose calendar a notification is about; undefined where it is none of ours, or nothing has changed yet. */
export async function notifiedUser(tx: Transaction, headers: Headers): Promise<string | undefined> {
  const channel = await tx.get(system, channelDocument(headers.get('X-Goog-Channel-ID') ?? ''));
  const sent = await hashOf(headers.get('X-Goog-Channel-Token') ?? '');
  if (!channel || !equal(sent, channel.tokenHash)) return undefined;
  return headers.get('X-Goog-Resource-State') === 'sync' ? undefined : channel.user;
}
