import * as z from 'zod/mini';
import { Avatar } from './avatar.ts';
import { setting } from './build.ts';
import { Id, Instant, tested, text } from './common.ts';

/** IANA time zone name, links included. */
const TimeZone = tested((name) => {
  try {
    // Offsets like "+01:00" are accepted by Intl but are no zone.
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
});

/** BCP 47 language tag (RFC 5646). */
const LanguageTag = tested((tag) => {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}, { maxLength: 35 });

export const Profile = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  /** Null means "first last". */
  displayName: z.nullable(z.string()),
  jobTitle: z.string(),
  /** Set by the administrator. */
  email: z.string(),
  language: z.string(),
  timeZone: z.string(),
  /** Null, or absent where the provider has no pictures. */
  avatar: z.optional(z.nullable(Avatar)),
  updatedAt: Instant,
});
export type Profile = z.output<typeof Profile>;

const ProfilePatch = z.strictObject({
  firstName: z.optional(text(1, 64)),
  lastName: z.optional(text(0, 64)),
  displayName: z.optional(z.nullable(text(1, 129))),
  jobTitle: z.optional(text(0, 64)),
  language: z.optional(LanguageTag),
  timeZone: z.optional(TimeZone),
});

/** Who the user is to colleagues (`contract.md` a.2). */
export const profile = setting('profile', Profile, ProfilePatch, { feature: 'profile' });
