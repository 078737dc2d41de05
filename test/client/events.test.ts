import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { EventParser, EventStream, type StreamMessage } from '../../src/client/events.ts';
import { deferred } from './helpers/provider.ts';
import { hurried } from './helpers/hurried.ts';

const stream = '\uFEFF: heartbeat\r\nretry: 1500\r\nevent: resource.changed\r\nid: 7\r\ndata: {"name":\r\ndata: "Zoë 📞"}\r\n\r\n'
  + 'data:tight\n\nevent: nothing\n\rid: 8\rdata\rdata: two\r\rid: 9\ndata: cut off';
const expected: StreamMessage[] = [
  { type: 'resource.changed', data: '{"name":\n"Zoë 📞"}' }, { type: 'message', data: 'tight' }, { type: 'message', data: '\ntwo' },
];

function parse(chunks: Iterable<Uint8Array>) {
  const parser = new EventParser();
  const decoder = new TextDecoder();
  const messages: StreamMessage[] = [];
  for (const chunk of chunks) messages.push(...parser.push(decoder.decode(chunk, { stream: true })));
  return { messages, lastEventId: parser.lastEventId, retry: parser.retry };
}

test('events are read alike wherever the stream is cut', () => {
  const bytes = new TextEncoder().encode(stream);
  const whole = { messages: expected, lastEventId: '8', retry: 1500 };
  assert.deepEqual(parse([bytes]), whole);
  assert.deepEqual(parse(Array.from(bytes, (_, index) => bytes.subarray(index, index + 1))), whole);
  for (let cut = 1; cut < bytes.length; cut++) {
    assert.deepEqual(parse([bytes.subarray(0, cut), new Uint8Array(), bytes.subarray(cut)]), whole, `cut at ${cut}`);
  }
});

test('an event whose id did not come whole is asked for again', () => {
  const parser = new EventParser('3');
  parser.push('id: 4\ndata: half');
  assert.equal(parser.lastEventId, '3');
  assert.deepEqual(parser.push('\n\n'), [{ type: 'message', data: 'half' }]);
  assert.equal(parser.lastEventId, '4');
});

test('what the format does not know is left out', () => {
  const parser = new EventParser();
  assert.deepEqual(parser.push('color: red\nretry: soon\nid: a\0b\ndata: x\n\n'), [{ type: 'message', data: 'x' }]);
  assert.deepEqual([parser.retry, parser.lastEventId], [undefined, '']);
});

/** A stream that comes back until it was opened so often; `serve` writes each connection. */
async function opened(t: TestContext, times: number, serve: (turn: number, stream: ReadableStreamDefaultController<Uint8Array>) => void): Promise<void> {
  const enough = deferred();
  let turn = 0;
  const stream = new EventStream({
    connect: async () => {
      if (++turn === times) enough.resolve();
      return new Response(new ReadableStream({ start: (controller) => serve(turn, controller) }), { headers: { 'Content-Type': 'text/event-stream' } });
    },
    message: () => undefined, missed: () => undefined, verdict: () => undefined,
  });
  t.after(() => stream.close());
  await enough.promise;
}
const hello = new TextEncoder().encode('retry: 0\n\n');

test('a provider that hangs up at once is asked again ever later, and never sooner than after a second', { timeout: 10_000 }, async (t) => {
  const waits = hurried(t);
  await opened(t, 4, (_, stream) => {
    stream.enqueue(hello);
    stream.close();
  });
  assert.equal(waits.length, 3);
  assert.ok(waits.every((wait) => wait >= 1_000), waits.join());
  assert.ok(Number(waits[2]) >= 2_000, waits.join());
});

test('a stream that lived for a while comes back as quickly as the first time', { timeout: 10_000 }, async (t) => {
  const waits = hurried(t);
  t.mock.timers.enable({ apis: ['Date'] });
  await opened(t, 5, (turn, stream) => {
    stream.enqueue(hello);
    if (turn !== 4) return stream.close();
    // Lost, not ended.
    setImmediate(() => {
      t.mock.timers.tick(10_000);
      stream.error(new TypeError('network'));
    });
  });
  assert.ok(Number(waits[2]) >= 2_000, waits.join());
  assert.equal(waits[3], 1_000);
});
