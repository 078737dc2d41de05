import type { Endpoint } from '../../../src/client/contract/endpoint.ts';
import { parseJson, readBytes, validBody } from './body.ts';
import { invalid, Problem } from './problem.ts';

/** For the boundaries, the names and the options around the file. */
const around = 64 * 1024;

export interface Form { readonly body: { readonly options: unknown; readonly file: Blob }; readonly raw: Uint8Array<ArrayBuffer> }

/** The parts of a form (RFC 7578): a file, and options as the body's schema says. */
export async function readForm(request: Request, endpoint: Endpoint, { types, maxBytes }: NonNullable<Endpoint['form']>): Promise<Form> {
  const { bytes } = await readBytes(request, ['multipart/form-data'], maxBytes + around);
  const form = await new Response(bytes, { headers: { 'Content-Type': request.headers.get('Content-Type') ?? '' } }).formData().catch(() => {
    throw new Problem(400, 'request.malformed', { detail: 'The body is not a form with its boundary.' });
  });
  const [file, options] = [form.get('file'), form.get('options')];
  if (!(file instanceof Blob)) throw invalid({ pointer: '/file', code: 'required' });
  if (typeof options !== 'string') throw invalid({ pointer: '/options', code: 'required' });
  if (!types.includes(file.type.split(';', 1)[0]?.trim() ?? '')) throw new Problem(415, 'mediaType.unsupported', { params: { accepted: types } });
  if (file.size > maxBytes) throw new Problem(413, 'payload.tooLarge', { params: { maxBytes } });
  return { body: { options: validBody(endpoint, parseJson(options)), file }, raw: bytes };
}
