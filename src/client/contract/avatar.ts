import * as z from 'zod/mini';
import { Integer } from './common.ts';
import type { Endpoint, FileResource } from './endpoint.ts';

/** What is known of the user's picture; the bytes are at the addresses of `sizes`. */
export const Avatar = z.object({
  /** Another one for another picture. */
  etag: z.string(),
  contentType: z.string(),
  /** Squares, each with the length of its side. */
  sizes: z.array(z.object({ px: Integer, url: z.string() })),
});
export type Avatar = z.output<typeof Avatar>;

const path = '/v1/me/profile/avatar';
const bytes = { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 2_097_152 };

/** The user's picture (`contract.md` a.2). Capability `params`: `maxBytes`, `accepted`, `minPx`, `maxPx`, `sizes`. */
export const avatar = {
  kind: 'file', name: 'profile/avatar', feature: 'avatar',
  download: { method: 'GET', path, summary: 'The user\'s picture', status: 200, bytes } as Endpoint<never, Blob>,
  upload: { method: 'PUT', path, summary: 'Set the user\'s picture; metadata inside it is not kept', status: 200, bytes, response: Avatar } as Endpoint<Blob, Avatar>,
  clear: { method: 'DELETE', path, summary: 'Remove the user\'s picture', status: 204 } as Endpoint<never, never>,
} satisfies FileResource;
