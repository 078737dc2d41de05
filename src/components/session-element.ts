import { ContextConsumer } from '@lit/context';
import { LitElement, type CSSResultGroup, type PropertyDeclarations } from 'lit';
import type { Session, WordSource } from '../client/session.ts';
import { base } from '../themes/base.ts';
import { rememberEarlyRequests, sessionContext } from './controllers/contexts.ts';
import type { PanelHost, PanelStore } from './controllers/panel-host.ts';
import { define, type DefineOptions } from './define.ts';
import { langAround } from './lang-around.ts';
import { en, type Strings } from './strings/en.ts';
import { fetchEarly } from './strings/files.ts';
import type { Translation } from './strings/languages.ts';

/** What needs no file: English of any region but the pseudo-language's. */
const english = /^en(-(?!XA)[a-z]{2})?$/i;

export type Theme = 'auto' | 'light' | 'dark' | 'high-contrast';

/** An element of ours that shows something of the session of its place. */
export abstract class SessionElement extends LitElement implements PanelHost {
  static readonly tag: string;
  static override styles: CSSResultGroup = base;
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    theme: { reflect: true },
    autosave: { type: Boolean },
  };

  /** Registers this class, under `prefix` or in `registry` where they are given; undefined when the name is taken. */
  static define(options?: DefineOptions): string | undefined {
    return define(this as unknown as CustomElementConstructor & { tag: string }, options);
  }

  /** The session to use instead of the one of the `<settings-session>` around. */
  declare session: Session | undefined;
  /** `auto` follows the page's `color-scheme`. */
  declare theme: Theme;
  /** Saves each change at once instead of waiting for "Update settings". */
  declare autosave: boolean;

  readonly stores: PanelStore[] = [];
  readonly #provided: ContextConsumer<typeof sessionContext, this>;
  #attached: Session | undefined;
  #unsubscribe: (() => void) | undefined;
  #wanted = '';
  #locale = 'en';
  #hostWords: WordSource | undefined;
  #translation: Translation | undefined;

  constructor() {
    super();
    this.theme = 'auto';
    this.autosave = false;
    this.#provided = new ContextConsumer(this, { context: sessionContext, subscribe: true, callback: () => this.#attach() });
  }

  get activeSession(): Session | undefined { return this.session ?? this.#provided.value; }
  /** What all panels say. */
  get strings(): Strings { return this.inLanguage(en, 'common'); }
  /** BCP 47, for dates and lists: the language of the words, in the region asked for. */
  get locale(): string { return this.#locale; }

  /** A panel's English words in the language to show: the session's, else the one around the element, else the browser's. */
  inLanguage<W extends object>(words: W, name = (this.constructor as typeof SessionElement).tag): W {
    return this.#translation?.words(name, words) ?? words;
  }

  own(store: PanelStore): void { this.stores.push(store); }

  override connectedCallback(): void {
    rememberEarlyRequests();
    super.connectedCallback();
    this.#attach();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const store of this.stores) store.detach();
    this.#unsubscribe?.();
    this.#attached = undefined;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('session')) this.#attach();
  }

  /** Nothing is drawn in one language to be replaced by another: the first time, it waits for the words. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const words = this.#findWords();
    if (this.hasUpdated || !words) return super.scheduleUpdate();
    return words.then(() => this.scheduleUpdate());
  }

  focusTitle(): void { this.renderRoot.querySelector('h2')?.focus(); }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    const had = this.shadowRoot?.activeElement;
    const row = had?.closest('.row');
    super.update(changed);
    // What was pressed may be gone: reading goes on at what it was about.
    if (had && !had.isConnected) {
      const control = row?.isConnected && row.querySelector<HTMLElement>('input, select');
      if (control) control.focus();
      else this.focusTitle();
    }
    const [root] = this.renderRoot.children;
    if (!(root instanceof HTMLElement)) return;
    root.lang = this.locale;
    root.dir = this.#translation?.direction(this) ?? '';
  }

  /** Begins to fetch other words where others are wanted now. */
  #findWords(): Promise<void> | undefined {
    const { locale = langAround(this), words } = this.activeSession ?? {};
    const list = locale ? [locale] : navigator.languages;
    const wanted = list.join();
    if (wanted === this.#wanted && words === this.#hostWords) return undefined;
    this.#wanted = wanted;
    this.#hostWords = words;
    const [first = 'en'] = list;
    if (english.test(first) && !words) {
      this.#translation = undefined;
      this.#locale = first;
      return undefined;
    }
    fetchEarly(first);
    return import('./strings/languages.ts').then(({ translate }) => translate(list, words)).then((translation) => {
      // Something else may be wanted by now.
      if (this.#wanted !== wanted || this.#hostWords !== words) return;
      this.#translation = translation;
      this.#locale = translation.locale;
      this.requestUpdate();
    }, (error: unknown) => console.warn('Languages could not be loaded', error));
  }

  #attach(): void {
    const session = this.activeSession;
    if (!session || !this.isConnected || session === this.#attached) return;
    this.#attached = session;
    this.#unsubscribe?.();
    const follow = (): void => {
      for (const store of this.stores) store.attach(session);
      this.requestUpdate();
    };
    this.#unsubscribe = session.subscribe(follow);
    follow();
  }
}
