import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ContactImport, ImportOptions } from '../../src/client/contract/contact-imports.ts';
import type { Contact } from '../../src/client/contract/contacts.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { formOf } from '../../src/components/contact-import/files.ts';
import { eventsOf, problem, serve, temporaryFolder, until, type Server } from './helpers.ts';

const path = '/v1/me/contact-imports';
const mapping = { 'First Name': 'firstName', 'Last Name': 'lastName', 'Phone': 'phone' } as const;
const csv = (...rows: string[]): string => ['First Name,Last Name,Phone', ...rows].join('\r\n');
/** So many people, each with a number of their own. */
const people = (count: number): string => csv(...Array.from({ length: count }, (_, index) => `First${index},Last${index},613${String(2_000_000 + index)}`));

interface Sending { file?: string | Blob; options?: Partial<ImportOptions> & Record<string, unknown>; key?: string; user?: string; name?: string }
let keys = 0;
async function send(server: Pick<Server, 'call'>, { file = people(3), options = {}, key = `import-${++keys}`, user = 'zoe', name }: Sending): Promise<Response> {
  const form = new FormData();
  form.set('options', JSON.stringify({ format: 'csv', mapping, ...options }));
  form.set('file', typeof file === 'string' ? new Blob([file], { type: 'text/csv' }) : file, name);
  // The same bytes for the same key, as a client that repeats itself.
  const body = new Response(form);
  const type = (body.headers.get('Content-Type') ?? '').replace(/boundary=.*/, 'boundary=same');
  const [boundary = ''] = /(?<=boundary=).*/.exec(body.headers.get('Content-Type') ?? '') ?? [];
  const raw = Buffer.from(Buffer.from(await body.arrayBuffer()).toString('latin1').replaceAll(boundary, 'same'), 'latin1');
  return server.call(path, { method: 'POST', user, headers: { 'Idempotency-Key': key, 'Content-Type': type }, raw });
}
const started = async (response: Response): Promise<ContactImport> => {
  assert.equal(response.status, 202, await response.clone().text());
  return await response.json() as ContactImport;
};
const finished = async (server: Server, { id }: ContactImport, user?: string): Promise<ContactImport> => {
  const stream = eventsOf(await server.call('/v1/me/events', user ? { user } : {}));
  for (;;) {
    const { body } = await server.read<ContactImport>(`${path}/${id}`, user);
    if (body.finishedAt) {
      await stream.cancel();
      return body;
    }
    await stream.next();
  }
};
const run = async (server: Server, sending: Sending): Promise<ContactImport> => finished(server, await started(await send(server, sending)), sending.user);
const count = async (server: Server, user?: string): Promise<number> => (await server.read<{ total: number }>('/v1/me/contacts?limit=1', user)).body.total;
const find = async (server: Server, q: string, user?: string): Promise<Contact[]> => (await server.read<{ items: Contact[] }>(`/v1/me/contacts?q=${encodeURIComponent(q)}`, user)).body.items;

describe('an import of contacts', () => {
  it('adds every row of 5,000, once', async (t) => {
    const server = await serve(t);
    const before = await count(server);
    const { status, totals, errors } = await run(server, { file: people(5000) });
    assert.deepEqual([status, totals, errors], ['succeeded', { rows: 5000, created: 5000, updated: 0, skipped: 0, failed: 0 }, []]);
    assert.equal(await count(server), before + 5000);
    const [last] = await find(server, 'Last4999');
    assert.deepEqual([last?.displayName, last?.phones, last?.source], ['First4999 Last4999', [{ type: 'other', number: '6132004999', e164: '+16132004999' }], 'import']);
  });

  it('adds what can be added, and says of each other row where it is and what is wrong with which column', async (t) => {
    const server = await serve(t);
    const file = csv('Ann,Lee,6135550001', ',,', ',,6135550002', 'Bo,Ek,call me', 'Cy,Xu,', `${'x'.repeat(64)},Y,6135550003`, 'Di,Oz,16135550001');
    const done = await run(server, { file, name: 'friends.csv' });
    assert.equal(done.fileName, 'friends.csv');
    assert.deepEqual([done.status, done.totals], ['partial', { rows: 6, created: 1, updated: 0, skipped: 1, failed: 4 }]);
    assert.deepEqual(done.errors, [
      { row: 4, column: 'firstName', code: 'required' },
      { row: 5, column: 'phone', code: 'phoneNumber.invalid', value: 'call me' },
      { row: 6, column: 'phone', code: 'required' },
      { row: 7, column: 'firstName', code: 'tooLong', value: 'x'.repeat(64) },
      { row: 8, column: 'phone', code: 'duplicate', value: '16135550001' },
    ]);
    const all = await run(server, { file: csv('a,b,1', 'c,d,2') });
    assert.deepEqual([all.status, all.totals.failed], ['failed', 2]);
  });

  it('leaves out, changes or doubles whom the list has already, as it was told', async (t) => {
    const server = await serve(t);
    const before = await count(server);
    const file = 'First Name,Last Name,Phone,Mail\nMaya,Laurent-Roy,6135550123,m@home.example';
    const options = (onDuplicate: ImportOptions['onDuplicate']) => ({ mapping: { ...mapping, Mail: 'email' as const }, onDuplicate });
    assert.deepEqual((await run(server, { file })).totals, { rows: 1, created: 0, updated: 0, skipped: 1, failed: 0 });
    assert.deepEqual((await run(server, { file, options: options('update') })).totals, { rows: 1, created: 0, updated: 1, skipped: 0, failed: 0 });
    const [maya] = await find(server, 'Laurent-Roy');
    assert.deepEqual([maya?.id, maya?.company, maya?.phones.length, maya?.emails.map(({ value }) => value)], ['con-maple', 'Maple Freight', 1, ['maya@maple.example', 'm@home.example']]);
    assert.equal(await count(server), before);
    assert.deepEqual((await run(server, { file, options: options('create') })).totals, { rows: 1, created: 1, updated: 0, skipped: 0, failed: 0 });
    assert.equal(await count(server), before + 1);
    // The directory is the company's, and no reason to leave somebody out.
    assert.equal((await run(server, { file: csv('Omar,Haddad,6135550142') })).totals.created, 1);
  });

  it('sent twice with one key, even at once, is one import', async (t) => {
    const server = await serve(t);
    const before = await count(server);
    const sending = { file: people(250), key: 'once', options: { onDuplicate: 'create' as const } };
    const answers = await Promise.all([send(server, sending), send(server, sending)]);
    const [refused] = answers.filter(({ status }) => status !== 202);
    if (refused) await problem(refused, 409, 'conflict.inProgress');
    const { id } = await started(await send(server, sending));
    assert.equal((await finished(server, { id } as ContactImport)).totals.created, 250);
    assert.equal((await started(await send(server, sending))).id, id);
    assert.equal(await count(server), before + 250);
    await problem(await send(server, { ...sending, file: people(251) }), 422, 'idempotency.reused');
  });

  it('that the server did not live to end goes on where it was, without a loss and without a double', async (t) => {
    const dataDir = await temporaryFolder(t);
    const first = await serve(t, { dataDir });
    const before = await count(first);
    const { id } = await started(await send(first, { file: people(2000), options: { onDuplicate: 'create' } }));
    await until(async () => ((await first.read<ContactImport>(`${path}/${id}`)).body.totals.created > 0 ? true : undefined), 'the first rows');
    await first.close();
    const second = await serve(t, { dataDir });
    const done = await finished(second, { id } as ContactImport);
    assert.deepEqual([done.status, done.totals.created], ['succeeded', 2000]);
    assert.equal(await count(second), before + 2000);
  });

  it('that is only tried changes nothing, is not in the list, and says what would happen', async (t) => {
    const server = await serve(t);
    const before = await count(server);
    const tried = await started(await send(server, { file: csv('Maya,L,6135550123', 'Ann,Lee,6135550001', 'Bo,Ek,x'), options: { dryRun: true } }));
    assert.deepEqual([tried.status, tried.dryRun, tried.totals], ['partial', true, { rows: 3, created: 1, updated: 0, skipped: 1, failed: 1 }]);
    assert.equal(await count(server), before);
    assert.deepEqual((await server.read<{ items: unknown[] }>(path)).body.items, []);
  });

  it('tells of its progress as it goes', async (t) => {
    const server = await serve(t);
    const stream = eventsOf(await server.call('/v1/me/events'));
    const { id } = await started(await send(server, { file: people(250) }));
    const heard: string[] = [];
    for (let event = await stream.next(); event; event = await stream.next()) {
      heard.push(`${event.event} ${event.data.resource}`);
      if (event.data.resource === 'contacts') break;
      assert.equal(event.data.id, id);
    }
    await stream.cancel();
    assert.deepEqual(heard, [...Array.from({ length: 3 }, () => 'import.progress contact-imports'), 'resource.changed contacts']);
  });
});

describe('a list of contacts', () => {
  it('may have commas, semicolons or tabs, quotes and line breaks in them, and be in any usual encoding', async (t) => {
    const server = await serve(t);
    const quoted = 'First Name;Last Name;Phone\r\n"Zoë ""Z""\nQ";"Lee; junior";6135550001\r\n';
    const utf16 = Buffer.from(`\uFEFF${quoted}`, 'utf16le');
    const files = [Buffer.from(quoted), Buffer.from(`\uFEFF${quoted}`), utf16, Buffer.from(utf16).swap16(), Buffer.from(quoted, 'latin1'), Buffer.from(quoted.replaceAll(';', '\t'))];
    for (const [index, bytes] of files.entries()) {
      const file = new Blob([new Uint8Array(bytes)], { type: 'text/csv' });
      const tried = await started(await send(server, { file, options: { onDuplicate: 'update' } }));
      assert.equal((await finished(server, tried)).totals.failed, 0, `file ${index}`);
      const [found] = await find(server, '+16135550001');
      assert.deepEqual(found && found.firstName, 'Zoë "Z" Q', `file ${index}`);
    }
  });

  it('may be vCards', async (t) => {
    const server = await serve(t);
    const file = new Blob(['BEGIN:VCARD\nVERSION:4.0\nFN:Ann Lee\nTEL:(613) 555-0001\nNOTE:one\\ntwo\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n'], { type: 'text/vcard' });
    const done = await run(server, { file, options: { format: 'vcard', mapping: undefined } });
    assert.deepEqual([done.totals.created, done.errors], [1, [{ row: 2, column: 'phone', code: 'required' }]]);
    assert.equal((await find(server, 'Ann Lee'))[0]?.notes, 'one\ntwo');
  });

  it('names its columns by header or by index, each once, and has those that are required', async (t) => {
    const server = await serve(t);
    assert.equal((await run(server, { options: { mapping: { 0: 'firstName', 1: 'lastName', 2: 'phone' } } })).totals.created, 3);
    for (const [wrong, pointer, code] of [
      [{ 0: 'firstName', 1: 'lastName' }, '/options/mapping', 'required'], [{ ...mapping, Nothing: 'email' }, '/options/mapping/Nothing', 'unknownReference'],
      [{ ...mapping, 1: 'email' }, '/options/mapping/Last Name', 'duplicate'], [{ ...mapping, 9: 'email' }, '/options/mapping/9', 'unknownReference'],
    ] as const) {
      const { errors } = await problem(await send(server, { options: { mapping: wrong } }), 422, 'validation.failed');
      assert.deepEqual(errors?.map((error) => [error.pointer, error.code]), [[pointer, code]], JSON.stringify(wrong));
    }
    for (const [options, pointer] of [[{ format: 'xlsx' }, '/format'], [{ nothing: 1 }, '/nothing'], [{ onDuplicate: 'destroy' }, '/onDuplicate'], [{ defaultCountry: 'Canada' }, '/defaultCountry']] as const) {
      const { errors } = await problem(await send(server, { options: options as Sending['options'] & object }), 422, 'validation.failed');
      assert.deepEqual(errors?.map((error) => error.pointer), [pointer]);
    }
  });

  it('that is empty, too long, too large, no text, or no form is refused', async (t) => {
    const server = await serve(t);
    for (const [file, code] of [['', 'required'], ['First Name,Last Name,Phone\n,,\n', 'required'], [people(5001), 'limitReached']] as const) {
      const { errors } = await problem(await send(server, { file }), 422, 'validation.failed');
      assert.deepEqual(errors?.map((error) => [error.pointer, error.code]), [['/file', code]]);
    }
    assert.deepEqual((await problem(await send(server, { file: new Blob(['x'.repeat(2_097_153)], { type: 'text/csv' }) }), 413, 'payload.tooLarge')).params, { maxBytes: 2_097_152 });
    await problem(await send(server, { file: new Blob(['x'.repeat(3_000_000)], { type: 'text/csv' }) }), 413, 'payload.tooLarge');
    await problem(await send(server, { file: new Blob(['x'], { type: 'application/zip' }) }), 415, 'mediaType.unsupported');
    const headers = { 'Idempotency-Key': 'no-form' };
    await problem(await server.call(path, { method: 'POST', body: { format: 'csv' }, headers }), 415, 'mediaType.unsupported');
    await problem(await server.call(path, { method: 'POST', raw: 'nonsense', headers: { ...headers, 'Content-Type': 'multipart/form-data; boundary=x' } }), 400, 'request.malformed');
    const form = new FormData();
    form.set('options', '{"format":"csv"}');
    await problem(await server.call(path, { method: 'POST', raw: form as unknown as string, headers }), 422, 'validation.failed');
    await problem(await server.call(path, { method: 'POST', raw: form as unknown as string }), 422, 'validation.failed');
  });

  it('takes numbers as the phone system writes them: strictly here, as people do there', async (t) => {
    const server = await serve(t);
    const file = csv('a,b,6135550100', 'a,b,16135550101', 'a,b,(613) 555-0102', 'a,b,+16135550103', 'a,b,613555010');
    assert.deepEqual((await run(server, { file })).errors.map(({ row }) => row), [4, 5, 6]);
    const lenient = await run(server, { file: csv('a,b,0803 123 4567', 'a,b,+44 20 7946 0123', 'a,b,12'), user: 'ada' });
    assert.deepEqual([lenient.totals.created, lenient.errors.map(({ row }) => row)], [2, [4]]);
    assert.deepEqual((await find(server, 'a b', 'ada')).map(({ phones }) => phones[0]?.e164), ['+2348031234567', '+442079460123']);
    const { errors } = await problem(await send(server, { user: 'ada', options: { format: 'vcard' } }), 422, 'validation.failed');
    assert.deepEqual(errors, [{ pointer: '/options/format', code: 'notAllowed' }]);
  });
});

describe('a form', () => {
  it('of the panel\'s own making is taken over HTTP, whatever its file is called', async (t) => {
    const server = await serve(t);
    const form = formOf({ format: 'csv', mapping }, people(2), 'Zoë\'s "best"\r\nfriends.csv');
    const response = await server.call(path, { method: 'POST', headers: { 'Idempotency-Key': 'by-hand', 'Content-Type': form.type }, raw: await form.arrayBuffer() });
    const done = await finished(server, await started(response));
    assert.deepEqual([done.totals.created, done.fileName], [2, 'Zoë\'s _best___friends.csv']);
  });
});

describe('what was not imported', () => {
  it('can be fetched as a file whose cells no spreadsheet takes for formulas', async (t) => {
    const server = await serve(t);
    const { id } = await run(server, { file: csv('=1+1,"a ""b"", c",@SUM(A1)', 'Maya,L,6135550123') });
    const response = await server.call(`${path}/${id}/errors`);
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/csv/);
    assert.equal(response.headers.get('Content-Disposition'), 'attachment; filename="errors.csv"');
    assert.equal(await response.text().then((text) => text.replace(/^\uFEFF/, '')), [
      'row,column,code,value,firstName,lastName,phone', '2,phone,phoneNumber.invalid,\'@SUM(A1),\'=1+1,"a ""b"", c",\'@SUM(A1)', '3,phone,duplicate,6135550123,Maya,L,6135550123', '',
    ].join('\r\n'));
    assert.equal(Buffer.from(await (await server.call(`${path}/${id}/errors`)).arrayBuffer()).subarray(0, 3).toString('hex'), 'efbbbf');
  });

  it('is nobody else\'s', async (t) => {
    const server = await serve(t);
    const { id } = await run(server, {});
    for (const tail of ['', '/errors']) await problem(await server.call(`${path}/${id}${tail}`, { user: 'ada' }), 404, 'notFound');
    await problem(await server.call(`${path}/imp-none/errors`), 404, 'notFound');
  });

  it('is forgotten with the twentieth import after it; trying does not count', async (t) => {
    const server = await serve(t);
    const first = await run(server, {});
    for (let times = 0; times < 21; times++) await started(await send(server, { options: { dryRun: true } }));
    assert.equal((await server.call(`${path}/${first.id}`)).status, 200);
    for (let times = 0; times < 20; times++) await run(server, {});
    await problem(await server.call(`${path}/${first.id}`), 404, 'notFound');
    assert.equal((await server.read<{ items: unknown[] }>(path)).body.items.length, 20);
  });
});

describe('who may not import', () => {
  it('is told why', async (t) => {
    const server = await serve(t);
    const { reason } = await problem(await send(server, { user: 'omar' }), 403, 'capability.readOnly');
    assert.equal((reason as { code: string }).code, 'adminLocked');
  });

  it('may not read either where the capability says none', async () => {
    const server = createMemoryServer();
    await server.lock('zoe', 'contacts.import', { code: 'planLimitation' }, 'none');
    const headers = { Authorization: `Bearer ${await server.token()}` };
    for (const place of [path, `${path}/imp-1/errors`]) await problem(await server.fetch(place, { headers }), 403, 'capability.none');
    await server.close();
  });
});
