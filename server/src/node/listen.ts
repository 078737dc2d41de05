import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Ends open connections too; resolves when the port is free. */
  close(): Promise<void>;
}
interface Options {
  /** 0 takes any free one. */
  readonly port: number;
  /** An interface's address, or undefined for all of them; `127.0.0.1` and `::1` when `localhost`. */
  readonly host?: string;
  /** For the message when the port is taken. */
  readonly what: string;
  readonly variable: string;
}

/** A port that cannot be had; the message is for people. */
export class PortError extends Error {
  override name = 'PortError';
}

type Fetch = (request: Request) => Promise<Response>;

/** Serves a fetch handler over HTTP/1.1 on this machine only, unless a host is given. */
export async function listen(fetch: Fetch, { port, host, what, variable }: Options): Promise<Listening> {
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false, autoCleanupIncoming: true });
  const open = (address: string, wanted: number): Promise<ReturnType<typeof createServer>> => new Promise((resolve, reject) => {
    const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 }, (incoming, outgoing) => {
      void listener(incoming, outgoing);
    });
    server.once('error', reject);
    server.listen({ port: wanted, host: address }, () => resolve(server));
  });
  const openAll = async (): Promise<ReturnType<typeof createServer>[]> => {
    const first = await open(host ?? '127.0.0.1', port);
    if (host) return [first];
    try {
      return [first, await open('::1', (first.address() as AddressInfo).port)];
    } catch (error) {
      // "localhost" is ::1 first on many machines; where there is no IPv6, 127.0.0.1 is enough.
      if (isCode(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT')) return [first];
      first.close();
      // Free on one of the two only: when any port will do, another one.
      if (port === 0 && isCode(error, 'EADDRINUSE')) return openAll();
      throw error;
    }
  };
  const servers = await openAll().catch((error: unknown) => {
    if (isCode(error, 'EADDRINUSE')) throw new PortError(`${what} cannot start: port ${port} is taken. Free it, or set ${variable} to another one.`);
    if (isCode(error, 'EACCES')) throw new PortError(`${what} cannot start: port ${port} may not be used. Set ${variable} to another one.`);
    throw error;
  });
  const own = ((servers[0] as ReturnType<typeof createServer>).address() as AddressInfo).port;
  return {
    port: own,
    url: `http://localhost:${own}`,
    async close() {
      await Promise.all(servers.map((server) => new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })));
    },
  };
}

const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));
