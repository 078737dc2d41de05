import { Problem } from './problem.ts';

/** Which bytes of a file are wanted (RFC 9110, 14): undefined for the whole, also where several parts are asked for or the file is another by now. */
export function rangeOf(headers: Headers, etag: string, size: number): { start: number; end: number } | undefined {
  const ifRange = headers.get('If-Range');
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/i.exec(headers.get('Range')?.trim() ?? '') ?? [];
  if (from + to === '' || (ifRange !== null && ifRange !== etag)) return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < start) return undefined;
  if (start > end) throw new Problem(416, 'range.notSatisfiable', { headers: { 'Content-Range': `bytes */${size}` } });
  return { start, end };
}
