import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClientOptions } from '../../server/src/google/client.ts';
import type { Owner } from './helpers.ts';

export type Answer = (url: URL, request: IncomingMessage, body: string) => { status?: number; body: object };

/** A server that answers where Google would; what it was asked, and for each token whether a fresh one was wanted. */
export async function answeringGoogle(t: Owner, answer: Answer): Promise<{ options: ClientOptions; seen: URL[]; tokens: boolean[] }> {
  const seen: URL[] = [];
  const tokens: boolean[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://google.example');
    seen.push(url);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status = 200, body } = answer(url, request, Buffer.concat(chunks).toString());
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const accessToken = async (_grant: string, anew = false): Promise<string> => {
    tokens.push(anew);
    return 'token';
  };
  return { options: { rootUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, accessToken }, seen, tokens };
}
