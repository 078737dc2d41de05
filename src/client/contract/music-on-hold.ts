import * as z from 'zod/mini';
import { collection, setting } from './build.ts';
import { Id, Instant, Integer, oneOf, openEnum } from './common.ts';
import type { Endpoint, FileResource } from './endpoint.ts';

export const MusicOnHold = z.object({
  /** What callers hear while they wait: nothing, one of the company's pieces, or the user's own sound. */
  source: openEnum('off', 'system', 'custom'),
  /** Which of the company's. */
  systemId: z.optional(Id),
  /** The user's own sound; it stays while another source is chosen. */
  audio: z.nullable(z.object({
    contentType: z.string(),
    durationSeconds: z.number(),
    sizeBytes: Integer,
    updatedAt: Instant,
    /** Replacing and removing it ask for it as `If-Match`. */
    etag: z.string(),
  })),
});
export type MusicOnHold = z.output<typeof MusicOnHold>;

/**
 * What the user's callers hear on hold (`contract.md` a.17). Capability `params`: `sources` (which may be chosen), and for the user's own
 * sound `maxBytes`, `minSeconds`, `maxSeconds` and `accepted` (media types). 409 `moh.noCustomAudio` where `custom` is chosen without one.
 */
export const musicOnHold = setting('music-on-hold', MusicOnHold, z.strictObject({
  source: z.optional(oneOf('off', 'system', 'custom')), systemId: z.optional(Id),
}), { feature: 'musicOnHold' });

export const HoldPiece = z.object({ id: Id, name: z.string(), durationSeconds: z.optional(z.number()) });
export type HoldPiece = z.output<typeof HoldPiece>;

/** The company's pieces, the usual one first. */
export const holdPieces = collection('music-on-hold/system', HoldPiece, { feature: 'musicOnHold' });

const path = '/v1/me/music-on-hold/audio';
const bytes = { types: ['audio/wav', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/webm'], maxBytes: 10_485_760 };

/**
 * The user's own sound. Callers hear it from the next time they wait; removing it goes back to the company's. Refused with 413
 * `payload.tooLarge`, 415 `mediaType.unsupported`, 422 `audio.undecodable`, `audio.tooShort` or `audio.tooLong`.
 */
export const holdAudio = {
  kind: 'file', name: 'music-on-hold/audio', feature: 'musicOnHold',
  download: { method: 'GET', path, summary: 'The user\'s own sound for callers on hold', status: 200, bytes } as Endpoint<never, Blob>,
  upload: { method: 'PUT', path, summary: 'Set the user\'s own sound for callers on hold, and choose it', status: 200, bytes, response: MusicOnHold } as Endpoint<Blob, MusicOnHold>,
  clear: { method: 'DELETE', path, summary: 'Remove the user\'s own sound for callers on hold', status: 204 } as Endpoint<never, never>,
} satisfies FileResource;

/** One of the company's pieces, to listen to. */
export const holdPieceAudio = {
  kind: 'file', name: 'music-on-hold/system/audio', feature: 'musicOnHold',
  download: { method: 'GET', path: '/v1/me/music-on-hold/system/:id/audio', summary: 'One of the company\'s pieces', status: 200, bytes } as Endpoint<never, Blob>,
} as const;
