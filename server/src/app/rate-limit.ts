/** Generous for people, small for floods: a bucket of `burst` requests that fills with `perMinute`. */
export interface RateLimit { readonly perMinute: number; readonly burst: number }

/** Tells how many seconds to wait, 0 when the request may pass. One bucket for each user. */
export function rateLimiter({ perMinute, burst }: RateLimit) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (user: string, now: number): number => {
    const bucket = buckets.get(user) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 60_000) * perMinute);
    bucket.at = now;
    buckets.set(user, bucket);
    // A full bucket says nothing, so long lists of users are not kept.
    if (buckets.size > 10_000) for (const [key, { at }] of buckets) if (now - at > 60_000) buckets.delete(key);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil(((1 - bucket.tokens) / perMinute) * 60));
    bucket.tokens -= 1;
    return 0;
  };
}
