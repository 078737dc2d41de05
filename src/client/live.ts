import * as z from 'zod/mini';
import { ChangeEvent, eventsPath } from './contract/events.ts';
import { ApiError } from './errors.ts';
import { EventStream, type EventStreamHost, type StreamMessage } from './events.ts';
import { isOnline, type Http } from './http.ts';

/** Between two looks at the server where it sends no events, in milliseconds. */
const pollEvery = 60_000;
/** At least so long between two looks because the page is seen or connected again, in milliseconds. */
const lookAgainAfter = 10_000;

export interface LiveHost {
  /** A resource is not what it was. */
  changed(change: ChangeEvent): void;
  /** Anything may have changed. */
  refresh(): void;
}

const isHidden = (): boolean => globalThis.document?.visibilityState === 'hidden';

/** Keeps a session up to date: by the event stream, or by looking from time to time. Its code comes after the first data. */
export class Live implements EventStreamHost {
  readonly #http: Http;
  readonly #host: LiveHost;
  readonly #closing = new AbortController();
  #mode = '';
  #stream: EventStream | undefined;
  #poll: ReturnType<typeof setInterval> | undefined;
  #looking: ReturnType<typeof setTimeout> | undefined;
  #lookedAt = Date.now();

  constructor(http: Http, host: LiveHost) {
    this.#http = http;
    this.#host = host;
    const { signal } = this.#closing;
    globalThis.document?.addEventListener('visibilitychange', () => { if (!isHidden()) this.#lookSoon(); }, { signal });
    globalThis.addEventListener?.('online', () => {
      this.wake();
      this.#lookSoon();
    }, { signal });
  }

  /** `sse` opens the event stream, after the event that the first answers know last; anything else looks every minute while the page is seen. */
  follow(mode: string, lastEventId?: string): void {
    if (mode === this.#mode || this.#closing.signal.aborted) return;
    this.#stop();
    this.#mode = mode;
    if (mode === 'sse') this.#stream = new EventStream(this, lastEventId);
    else this.#lookOften();
  }

  /** Opens a waiting stream at once. */
  wake(): void { this.#stream?.wake(); }

  close(): void {
    this.#closing.abort();
    this.#stop();
  }

  connect(headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Response> {
    return this.#http.stream(eventsPath, headers, signal);
  }

  message({ type, data }: StreamMessage): void {
    if (type === 'resync') this.#host.refresh();
    const change = z.safeParse(ChangeEvent, json(data)).data;
    if (change) this.#host.changed(change);
  }

  missed(): void { this.#host.refresh(); }

  verdict(error: unknown): 'never' | 'later' | undefined {
    const kind = error instanceof ApiError ? error.kind : undefined;
    if (kind === 'signed-out' || !isOnline()) return 'later';
    if (kind !== 'not-found' && kind !== 'forbidden' && kind !== 'invalid') return undefined;
    // Promised, but not there: that the promise is made again changes nothing.
    this.#lookOften();
    return 'never';
  }

  #lookOften(): void { this.#poll = setInterval(() => { if (!isHidden()) this.#host.refresh(); }, pollEvery); }

  #lookSoon(): void {
    this.#looking ??= setTimeout(() => {
      this.#looking = undefined;
      this.#lookedAt = Date.now();
      this.#host.refresh();
    }, Math.max(0, this.#lookedAt + lookAgainAfter - Date.now()));
  }

  #stop(): void {
    this.#stream?.close();
    this.#stream = undefined;
    clearInterval(this.#poll);
    clearTimeout(this.#looking);
    this.#looking = undefined;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
