/** Strong entity tag of a representation; `weak` where part of it, like a clock, changes without meaning. */
export async function etagOf(content: string | Uint8Array<ArrayBuffer>, weak = false): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', typeof content === 'string' ? new TextEncoder().encode(content) : content);
  const hex = Array.from(new Uint8Array(digest, 0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return weak ? `W/"${hex}"` : `"${hex}"`;
}

const tagsOf = (header: string): string[] => header.match(/(?:W\/)?"[^"]*"|\*/g) ?? [];

/** Whether `If-None-Match` names this tag (RFC 9110 13.1.2, weak comparison). */
export const noneMatchHits = (header: string | null, etag: string): boolean =>
  header !== null && tagsOf(header).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag.replace(/^W\//, ''));

/** Whether `If-Match` names this tag (RFC 9110 13.1.1, strong comparison). `*` never does: it would overwrite blindly. */
export const matchHits = (header: string, etag: string): boolean => !etag.startsWith('W/') && tagsOf(header).includes(etag);
