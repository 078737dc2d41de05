import { ContextConsumer } from '@lit/context';
import { LitElement, type CSSResultGroup, type PropertyDeclarations } from 'lit';
import type { Session } from '../client/session.ts';
import { base } from '../themes/base.ts';
import { rememberEarlyRequests, sessionContext } from './controllers/contexts.ts';
import type { PanelHost, PanelStore } from './controllers/panel-host.ts';
import { define, type DefineOptions } from './define.ts';
import { en, type Strings } from './strings/en.ts';

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

  constructor() {
    super();
    this.theme = 'auto';
    this.autosave = false;
    this.#provided = new ContextConsumer(this, { context: sessionContext, subscribe: true, callback: () => this.#attach() });
  }

  get activeSession(): Session | undefined { return this.session ?? this.#provided.value; }
  get strings(): Strings { return en; }
  /** For dates and lists: the language of the texts, in the session's region. */
  get locale(): string {
    const wanted = this.activeSession?.locale ?? navigator.language;
    return /^en\b/.test(wanted) ? wanted : 'en';
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

  #attach(): void {
    const session = this.activeSession;
    if (!session || !this.isConnected || session === this.#attached) return;
    this.#attached = session;
    this.#unsubscribe?.();
    this.#unsubscribe = session.subscribe(() => this.requestUpdate());
    for (const store of this.stores) store.attach(session);
    this.requestUpdate();
  }
}
