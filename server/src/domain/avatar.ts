import type { avatar, Avatar } from '../../../src/client/contract/avatar.ts';
import { etagOf } from '../app/etag.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { notFound, Problem } from '../app/problem.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { grantsOf } from './capabilities.ts';
import { avatarDocument, profileDocument } from './documents.ts';
import { cleanPicture } from './picture.ts';

async function tellProfile({ user, tx, now }: Context, avatar: Avatar | null): Promise<void> {
  const profile = await tx.get(user, profileDocument);
  if (!profile) throw notFound();
  await tx.put(user, profileDocument, { ...profile, avatar, updatedAt: now.toISOString() });
}

export const avatarHandlers: Handlers<{ avatar: typeof avatar }>['avatar'] = {
  async download({ user, tx }) {
    const stored = await tx.get(user, avatarDocument);
    return stored && { contentType: stored.contentType, bytes: fromBase64(stored.base64) };
  },
  async upload(context, { contentType, bytes: sent }) {
    const { accepted, maxBytes = Infinity, minPx = 1, maxPx = Infinity } = (await grantsOf(context)).features['avatar']?.params ?? {};
    if (Array.isArray(accepted) && !accepted.includes(contentType)) throw new Problem(415, 'mediaType.unsupported', { params: { accepted } });
    if (sent.length > Number(maxBytes)) throw new Problem(413, 'payload.tooLarge', { params: { maxBytes } });
    const { width, height, bytes } = cleanPicture(contentType, sent);
    if (Math.min(width, height) < Number(minPx)) throw new Problem(422, 'image.tooSmall', { params: { minPx } });
    if (Math.max(width, height) > Number(maxPx)) throw new Problem(422, 'image.tooLarge', { params: { maxPx } });
    const answer: Avatar = { etag: await etagOf(bytes), contentType, sizes: [{ px: Math.min(width, height), url: '/v1/me/profile/avatar' }] };
    const before = await context.tx.get(context.user, profileDocument);
    if (before?.avatar?.etag === answer.etag) return answer;
    await context.tx.put(context.user, avatarDocument, { contentType, base64: toBase64(bytes) });
    await tellProfile(context, answer);
    return answer;
  },
  async clear(context) {
    if (!await context.tx.get(context.user, avatarDocument)) return;
    await context.tx.remove(context.user, avatarDocument);
    await tellProfile(context, null);
  },
};
