import { ContextConsumer } from '@lit/context';
import { LitElement, type CSSResultGroup, type PropertyDeclarations } from 'lit';
import type { Session } from '../client/session.ts';
import { base } from '../themes/base.ts';
import { rememberEarlyRequests, saverContext, sessionContext } from './controllers/contexts.ts';
import type { PanelHost, PanelStore } from './controllers/panel-host.ts';
import { UnloadGuard } from './controllers/unload-guard.ts';
import { define, type DefineOptions } from './define.ts';
import { SettingsDirtyChangeEvent } from './events.ts';
import { framed, type Heading } from './panel-frame.ts';
import { en, type Strings } from './strings/en.ts';

export type Theme = 'auto' | 'light' | 'dark' | 'high-contrast';

/** How long the save bar says "saved", in milliseconds. */
const savedFor = 4000;

/** What every panel is: an element with a tag of its own, the session of its place, and the stores it shows. */
export abstract class PanelElement extends LitElement implements PanelHost {
  static readonly tag: string;
  static override styles: CSSResultGroup = base;
  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    theme: { reflect: true },
    autosave: { type: Boolean },
  };

  /** Registers this class; `prefix` and `registry` give it another name or place. */
  static define(options?: DefineOptions): string | undefined {
    return define(this as unknown as CustomElementConstructor & { tag: string }, options);
  }

  /** The session to use instead of the one of the `<settings-session>` around. */
  declare session: Session | undefined;
  /** `auto` follows the page's `color-scheme`. */
  declare theme: Theme;
  /** Saves each change at once instead of waiting for "Update settings". */
  declare autosave: boolean;

  readonly #stores: PanelStore[] = [];
  readonly #provided: ContextConsumer<typeof sessionContext, this>;
  readonly #saver: ContextConsumer<typeof saverContext, this>;
  #attached: Session | undefined;
  #unsubscribe: (() => void) | undefined;
  #wasDirty = false;
  #savedAt: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.theme = 'auto';
    this.autosave = false;
    this.#provided = new ContextConsumer(this, { context: sessionContext, subscribe: true, callback: () => this.#attach() });
    this.#saver = new ContextConsumer(this, { context: saverContext, subscribe: true });
    new UnloadGuard(this, () => this.dirty);
  }

  get activeSession(): Session | undefined { return this.session ?? this.#provided.value; }
  get strings(): Strings { return en; }
  /** For dates and lists; the language of the texts, in the region of the session. */
  get locale(): string {
    const wanted = this.activeSession?.locale ?? navigator.language;
    return wanted.startsWith('en') ? wanted : 'en';
  }
  /** There are changes that are not saved. */
  get dirty(): boolean { return this.#stores.some((store) => store.dirty); }
  /** How many values wait to be saved. */
  get changes(): number { return this.#stores.reduce((count, store) => count + store.changes.length, 0); }
  get saving(): boolean { return this.#stores.some((store) => store.saving); }
  get stores(): readonly PanelStore[] { return this.#stores; }
  get justSaved(): boolean { return this.#savedAt !== undefined; }
  /** Somebody above shows the save button. */
  get embedded(): boolean { return this.#saver.value ?? false; }

  own(store: PanelStore): void { this.#stores.push(store); }

  override connectedCallback(): void {
    rememberEarlyRequests();
    super.connectedCallback();
    this.#attach();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#savedAt);
    this.#savedAt = undefined;
    for (const store of this.#stores) store.detach();
    this.#unsubscribe?.();
    this.#attached = undefined;
  }

  /** Saves what changed; false when something stays unsaved, which the panel then shows. */
  async save(): Promise<boolean> {
    const dirty = this.#stores.filter((store) => store.dirty);
    const results = await Promise.all(dirty.map((store) => store.save()));
    const saved = results.every(Boolean);
    await this.updateComplete;
    if (saved && dirty.length > 0) this.#sayWhenSaved();
    else this.renderRoot.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    return saved;
  }

  /** Forgets the changes that are not saved. */
  discard(): void {
    for (const store of this.#stores) store.discard();
    if (!this.embedded) this.renderRoot.querySelector('h2')?.focus();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('session')) this.#attach();
  }

  protected override updated(): void {
    if (this.dirty === this.#wasDirty) return;
    this.#wasDirty = this.dirty;
    this.dispatchEvent(new SettingsDirtyChangeEvent(this.dirty));
  }

  protected override render(): unknown {
    return framed(this, this.heading, () => this.body());
  }

  /** Its title, what gates it, and the shape of its rows before they are there. */
  abstract get heading(): Heading;
  /** The rows; called only when everything they show is there. */
  protected abstract body(): unknown;

  #attach(): void {
    const session = this.activeSession;
    if (!session || !this.isConnected || session === this.#attached) return;
    this.#attached = session;
    this.#unsubscribe?.();
    this.#unsubscribe = session.subscribe(() => this.requestUpdate());
    for (const store of this.#stores) store.attach(session);
    this.requestUpdate();
  }

  #sayWhenSaved(): void {
    clearTimeout(this.#savedAt);
    this.#savedAt = setTimeout(() => {
      this.#savedAt = undefined;
      this.requestUpdate();
    }, savedFor);
    // The button that was pressed is gone; the title is where reading goes on.
    if (!this.embedded) this.renderRoot.querySelector('h2')?.focus();
    this.requestUpdate();
  }
}
