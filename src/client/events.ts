/** Waits between two connections, in milliseconds: the first one unless the server says otherwise, and the longest. */
const firstWait = 3_000;
const longestWait = 60_000;
/** Between two connections, whatever the server says, in milliseconds: one that hangs up at once is not asked in a circle. */
const shortestWait = 1_000;
/** A stream that lived so long ends the ever longer waits, in milliseconds. */
const steadyAfter = 10_000;
/** A stream that says nothing for so long, not even its heartbeat of 15 s, is broken; in milliseconds. */
const longestSilence = 45_000;

export interface StreamMessage { readonly type: string; readonly data: string }

/** Server-sent events (WHATWG HTML) out of text that may be cut anywhere. */
export class EventParser {
  /** Of the last message that came whole. */
  lastEventId: string;
  /** What the server wants between two connections, in milliseconds. */
  retry: number | undefined;
  #rest = '';
  #endedInCr = false;
  #type = '';
  #id: string;
  #data: string[] = [];

  constructor(lastEventId = '') { this.lastEventId = this.#id = lastEventId; }

  push(text: string): StreamMessage[] {
    const chunk = this.#endedInCr && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') this.#endedInCr = text.endsWith('\r');
    const lines = (this.#rest + chunk).split(/\r\n?|\n/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#line(line) ?? []);
  }

  #line(line: string): StreamMessage | undefined {
    if (line === '') {
      const message = { type: this.#type || 'message', data: this.#data.join('\n') };
      const isEmpty = this.#data.length === 0;
      this.lastEventId = this.#id;
      this.#type = '';
      this.#data = [];
      return isEmpty ? undefined : message;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'event') this.#type = value;
    if (field === 'data') this.#data.push(value);
    if (field === 'id' && !value.includes('\0')) this.#id = value;
    if (field === 'retry' && /^\d+$/.test(value)) this.retry = Number(value);
    return undefined;
  }
}

export interface EventStreamHost {
  /** Opens the stream. */
  connect(headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Response>;
  message(message: StreamMessage): void;
  /** A connection was lost, and nothing says what was missed. */
  missed(): void;
  /** `'never'` where it is no use to try again, `'later'` to wait for `wake()`, otherwise undefined. */
  verdict(error: unknown): 'never' | 'later' | undefined;
}

/** One event stream that comes back by itself, after ever longer waits and with what it heard last. */
export class EventStream {
  readonly #host: EventStreamHost;
  readonly #closing = new AbortController();
  #parser: EventParser;
  #wait = firstWait;
  #failures = 0;
  #wake: () => void = () => undefined;

  constructor(host: EventStreamHost, lastEventId?: string) {
    this.#host = host;
    this.#parser = new EventParser(lastEventId);
    void this.#run();
  }

  /** Tries at once, for example because the network is back. */
  wake(): void { this.#wake(); }

  close(): void {
    this.#closing.abort();
    this.#wake();
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      let verdict: 'never' | 'later' | undefined;
      try {
        await this.#listen(isFirst);
      } catch (error) {
        verdict = this.#host.verdict(error);
      }
      if (signal.aborted || verdict === 'never') return;
      const wait = Math.min(longestWait, this.#wait * 2 ** this.#failures++);
      // Spread, so that a restarted server does not meet all its pages in one moment.
      await this.#pause(verdict === 'later' ? undefined : Math.max(shortestWait, wait * (0.5 + Math.random() / 2)));
    }
  }

  async #listen(isFirst: boolean): Promise<void> {
    const { signal } = this.#closing;
    const { lastEventId } = this.#parser;
    const response = await this.#host.connect({
      Accept: 'text/event-stream', ...(lastEventId && { 'Last-Event-ID': lastEventId }),
    }, signal);
    if (!response.body || !response.headers.get('Content-Type')?.startsWith('text/event-stream')) throw new TypeError('No event stream');
    if (!isFirst && !lastEventId) this.#host.missed();
    this.#parser = new EventParser(lastEventId);
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    const cancel = () => void reader.cancel().catch(() => undefined);
    signal.addEventListener('abort', cancel, { once: true });
    const opened = Date.now();
    for (;;) {
      const silence = setTimeout(cancel, longestSilence);
      const { done, value } = await reader.read().finally(() => {
        clearTimeout(silence);
        if (Date.now() - opened >= steadyAfter) this.#failures = 0;
      });
      if (done || signal.aborted) break;
      for (const message of this.#parser.push(decoder.decode(value, { stream: true }))) this.#host.message(message);
      this.#wait = Math.max(shortestWait, this.#parser.retry ?? this.#wait);
    }
    signal.removeEventListener('abort', cancel);
  }

  #pause(ms: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
