import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventParser, type StreamMessage } from '../../src/client/events.ts';

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
