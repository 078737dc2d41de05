import { ApiError } from './errors.ts';

/** Why a token is asked for: the first time, or because the server refused the last one. */
export type TokenReason = 'start' | 'rejected';

/** The one token of a session, in memory only. However many requests need a new one, the host is asked once. */
export class Tokens {
  readonly #source: string | ((reason: TokenReason) => string | Promise<string>);
  readonly #longest: number;
  #token: Promise<string> | undefined;

  /** The host has `longest` milliseconds for a token. */
  constructor(source: string | ((reason: TokenReason) => string | Promise<string>), longest: number) {
    this.#source = source;
    this.#longest = longest;
  }

  /** Rejects with `signed-out`, with `offline` where the host could not reach its own token, or with `timeout`. */
  current(): Promise<string> { return this.#token ??= this.#ask('start'); }

  /** A token newer than the refused one, which another request may have got already. Rejects as `current` does. */
  renew(refused: Promise<string>): Promise<string> {
    if (this.#token === refused) this.#token = this.#ask('rejected');
    return this.current();
  }

  #ask(reason: TokenReason): Promise<string> {
    const token = this.#get(reason);
    // A failure is not kept: the next request asks again.
    token.catch(() => { if (this.#token === token) this.#token = undefined; });
    return token;
  }

  async #get(reason: TokenReason): Promise<string> {
    let cause: unknown;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const given = typeof this.#source === 'function' ? await Promise.race([this.#source(reason), new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new ApiError('timeout')), this.#longest);
      })]) : reason === 'start' && this.#source;
      if (given) return given;
    } catch (error) {
      cause = error;
    } finally {
      clearTimeout(timer);
    }
    if (cause instanceof ApiError) throw cause;
    // What `fetch` throws when nothing answers: the user is not signed out, only cut off.
    throw new ApiError(cause instanceof TypeError ? 'offline' : 'signed-out', { cause });
  }
}
