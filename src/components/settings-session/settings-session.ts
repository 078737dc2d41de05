import { ContextProvider } from '@lit/context';
import { ReactiveElement, type PropertyDeclarations } from 'lit';
import { createSession, type Session, type SessionOptions } from '../../client/session.ts';
import { themes } from '../../themes/tokens.ts';
import { sessionContext } from '../controllers/contexts.ts';
import { guardUnload } from '../controllers/unload-guard.ts';
import { define, type DefineOptions } from '../define.ts';
import { langAround } from '../lang-around.ts';
import type { Theme } from '../session-element.ts';
import { readsBelow } from '../reads.ts';
import type { HostWords } from '../strings/language.ts';

/**
 * One signed-in user's session for all the panels inside it.
 *
 * @element settings-session
 * @slot - The page's own content, with panels anywhere in it.
 */
export class SettingsSession extends ReactiveElement {
  static readonly tag = 'settings-session';
  static override styles = themes;
  static override properties: PropertyDeclarations = {
    baseUrl: { attribute: 'base-url' },
    tokenUrl: { attribute: 'token-url' },
    locale: {},
    theme: { reflect: true },
    user: {},
    getToken: { attribute: false },
    words: { attribute: false },
    session: { attribute: false, noAccessor: true },
  };

  static define(options?: DefineOptions): string | undefined { return define(this as never, options); }

  /** The provider's address without `/v1`; "/" for the page's own origin. */
  declare baseUrl: string | undefined;
  /** Any name for who is signed in: another one begins a new session, the same one keeps what was typed. */
  declare user: string | undefined;
  /** Gives a token for the signed-in user; asked again when one is refused. Another function is used from the next token on. */
  declare getToken: SessionOptions['getToken'] | undefined;
  /** Instead of `getToken`: an address of the page's own origin that answers a POST, with the page's cookies, with `{"token": "…"}`. */
  declare tokenUrl: string | undefined;
  /** BCP 47; the language of the page around unless set. Can change at any time. */
  declare locale: string | undefined;
  /** Words of the page's own in place of the panels': as many as it likes, or a function that gives them for a language. */
  declare words: HostWords | undefined;
  /** `auto` follows the page's `color-scheme`; reaches all panels inside. */
  declare theme: Theme;

  readonly #provider = new ContextProvider(this, { context: sessionContext });
  #own: Session | undefined;
  #given: Session | undefined;
  #guard: (() => void) | undefined;

  constructor() {
    super();
    this.theme = 'auto';
  }

  /** The session the panels use: made from the attributes, or the one a host has set. */
  get session(): Session | undefined { return this.#given ?? this.#own; }
  set session(session: Session | undefined) {
    this.#given = session;
    this.#provide();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#own) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is moved, or taken away with something unsaved, keeps its session, and with it what was typed.
    queueMicrotask(() => {
      if (this.isConnected || this.#own?.dirty) return;
      this.#end();
    });
  }

  protected override createRenderRoot(): ReturnType<ReactiveElement['createRenderRoot']> {
    const root = super.createRenderRoot();
    root.append(document.createElement('slot'));
    return root;
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    const ready = this.getToken !== undefined || this.tokenUrl !== undefined;
    if (['baseUrl', 'tokenUrl', 'user'].some((name) => changed.has(name)) || (!this.#given && ready !== Boolean(this.#own))) this.#begin();
    if (changed.has('locale') && this.#own) this.#own.locale = this.#language;
    if (changed.has('words') && this.session) this.session.words = this.words;
  }

  get #language(): string | undefined { return this.locale ?? (langAround(this) || undefined); }

  #begin(): void {
    this.#end();
    const ready = this.getToken !== undefined || this.tokenUrl !== undefined;
    if (!this.#given && ready && this.baseUrl !== undefined) {
      this.#own = createSession({ baseUrl: this.baseUrl, getToken: (reason) => this.#token(reason), locale: this.#language });
      this.#guard = guardUnload(this.#own);
    }
    this.#provide();
  }

  #end(): void {
    this.#guard?.();
    this.#own?.close();
    this.#own = undefined;
  }

  #token(reason: 'start' | 'rejected'): string | Promise<string> {
    const { getToken, tokenUrl = '' } = this;
    // A fixed token that was refused is not worth a second try.
    if (typeof getToken === 'string') return reason === 'start' ? getToken : '';
    return getToken ? getToken(reason) : askForToken(tokenUrl);
  }

  #provide(): void {
    // The panels' code may still be on its way; what they will ask for is known from their tags.
    if (this.words && this.session) this.session.words = this.words;
    this.session?.prefetch(...readsBelow(this));
    this.#provider.setValue(this.session);
  }
}

async function askForToken(url: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', credentials: 'same-origin', mode: 'same-origin' });
  if (!response.ok) throw new Error(`No token: ${response.status}`);
  const { token } = await response.json() as { token?: unknown };
  if (typeof token !== 'string') throw new Error('No token in the answer');
  return token;
}
