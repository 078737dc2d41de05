import { html, nothing, svg, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { profile } from '../../client/contract/profile.ts';
import { Picture } from '../controllers/picture.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { create, optionsOf } from '../define.ts';
import { SessionElement } from '../session-element.ts';
import { banner } from '../ui/frame.ts';
import { face, nameOf } from '../ui/picture.ts';
import { en } from './en.ts';
import { asItems, focusItem, onMenuKey, place } from './menu.ts';
import type { Question } from './question.ts';
import { launcherStyles } from './styles.ts';

/** What the launcher asks of `<profile-settings>`, whose code comes when it is wanted. */
interface Shell extends HTMLElement {
  section: string | undefined;
  readonly dirty: boolean;
  save(): Promise<boolean>;
  discard(): void;
}

const sign = (paths: TemplateResult): TemplateResult =>
  html`<svg aria-hidden="true" width="16" height="16" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;

/**
 * Who is signed in, as a button; its menu opens `<profile-settings>` in a dialog on top of the page. Where it stands is the page's choice.
 *
 * @element profile-launcher
 * @attr {string} sections - As of `<profile-settings>`.
 * @attr {boolean} compact - The picture without the name beside it.
 * @slot - More of the menu: the page's own buttons and links, such as "Sign out".
 * @fires settings-section-change - Another section is shown.
 * @fires settings-save - Before changes of one resource are sent; cancelable.
 * @fires settings-saved - After they were saved.
 * @fires settings-error - Reading or saving failed.
 */
export class ProfileLauncher extends SessionElement {
  static override readonly tag = 'profile-launcher';
  static override styles: CSSResultGroup = [SessionElement.styles, launcherStyles];
  static override properties: PropertyDeclarations = { sections: {}, compact: { type: Boolean } };

  declare sections: string | undefined;
  declare compact: boolean;

  readonly #profile = new SettingController(this, profile);
  readonly #picture = new Picture(this, () => this.#profile.saved?.avatar);
  #shell: Shell | undefined;
  #failed = false;
  #expanded = false;
  #question: Question | undefined;

  constructor() {
    super();
    this.compact = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dialog?.close();
  }

  /** The settings are open. */
  get opened(): boolean { return this.#dialog?.open ?? false; }

  /** Opens the settings; at a section, where one is named as in `<profile-settings section>`. Focus returns to where it was. */
  async open(section?: string): Promise<void> {
    await this.updateComplete;
    if (!this.opened) this.#dialog?.showModal();
    await this.#load();
    if (section !== undefined && this.#shell) this.#shell.section = section;
  }

  /** Closes the settings, and asks before if something is not saved. False when they stay open. */
  async close(): Promise<boolean> {
    const shell = this.#shell;
    if (!this.opened) return true;
    if (shell?.dirty) {
      const answer = await this.#question?.ask() ?? 'keep';
      if (answer === 'keep' || (answer === 'save' && !await shell.save())) return false;
      if (answer === 'discard') shell.discard();
    }
    this.#dialog?.close();
    return true;
  }

  get #words(): typeof en { return this.inLanguage(en); }
  get #dialog(): HTMLDialogElement | null { return this.renderRoot.querySelector('.settings'); }
  get #menu(): HTMLElement | null { return this.renderRoot.querySelector('.menu'); }
  get #button(): HTMLElement | null { return this.renderRoot.querySelector('.opener'); }

  protected override render(): TemplateResult {
    const words = this.#words;
    const person = this.#profile.saved;
    const name = person ? nameOf(person) : '';
    const picture = face(person, this.#picture.url);
    return html`<div class="fp" part="frame">
      <button type="button" class="opener ${this.compact ? 'compact' : ''}" part="button" popovertarget="menu" aria-haspopup="menu"
        aria-expanded=${this.#expanded ? 'true' : 'false'} @keydown=${(event: KeyboardEvent) => this.#onButtonKey(event)}>
        <span class="sr">${words.menu(name)}</span>${picture}${this.compact ? nothing : html`<b aria-hidden="true">${name}</b>${sign(svg`<path d="m5 7.500 4 4 4-4"/>`)}`}</button>
      <div class="menu" id="menu" part="menu" popover role="menu" aria-label=${words.menu(name)} @beforetoggle=${this.#onBeforeToggle} @toggle=${this.#onToggle}
        @keydown=${(event: KeyboardEvent) => this.#menu && this.#button && onMenuKey(this.#menu, this.#button, event)} @click=${this.#leaveMenu}>
        <button type="button" class="item" part="item" role="menuitem" tabindex="-1" @click=${() => this.#openFromMenu()}>
          ${picture}<span>${name ? html`${name}<small>${words.title}</small>` : words.title}</span></button>
        <slot @slotchange=${(event: Event) => asItems(event.target as HTMLSlotElement)}></slot>
      </div>
      ${this.#settings()}${this.#question?.render()}
    </div>`;
  }

  #settings(): TemplateResult {
    const { theme, session, autosave, sections, strings } = this;
    const words = this.#words;
    if (this.#shell) Object.assign(this.#shell, { theme, session, autosave, sections });
    return html`<dialog class="settings" part="dialog" aria-labelledby="title" @cancel=${this.#onCancel} @close=${this.#onClose} @pointerdown=${this.#onPointer}>
      <div class="top" part="head"><h2 id="title" part="title" tabindex="-1" autofocus>${words.title}</h2>
        <button type="button" class="quiet" part="close" aria-label=${words.close} @click=${() => void this.close()}>${sign(svg`<path d="m4.500 4.500 9 9M13.500 4.500l-9 9"/>`)}</button></div>
      <div class="room">${this.#shell ?? (this.#failed
        ? banner(words.codeError, { tone: 'danger', action: { label: strings.retry, run: () => void this.#load() } }) : nothing)}</div>
    </dialog>`;
  }

  /** Fetches the code of the settings, once, and makes them. */
  async #load(): Promise<void> {
    this.#failed = false;
    try {
      const [{ ProfileSettings }, { Question }] = await Promise.all([import('../profile-settings/profile-settings.ts'), import('./question.ts')]);
      this.#question ??= new Question(this);
      const options = optionsOf(this);
      const tag = ProfileSettings.define(options) ?? ProfileSettings.define({ ...options, prefix: 'faceplate' });
      if (tag) this.#shell ??= create(tag, options.registry) as Shell;
    } catch {
      this.#failed = true;
    }
    this.requestUpdate();
    await this.updateComplete;
  }

  readonly #onBeforeToggle = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'open' && this.#menu && this.#button) place(this.#menu, this.#button);
  };

  readonly #onToggle = (event: Event): void => {
    this.#expanded = (event as ToggleEvent).newState === 'open';
    if (this.#expanded && this.#menu && !this.#menu.matches(':focus-within')) focusItem(this.#menu, 0);
    this.requestUpdate();
  };

  #onButtonKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#menu?.showPopover();
    if (this.#menu) focusItem(this.#menu, event.key === 'ArrowDown' ? 0 : -1);
  }

  /** An item was chosen, ours or the page's. */
  readonly #leaveMenu = (): void => this.#menu?.hidePopover();

  #openFromMenu(): void {
    this.#menu?.hidePopover();
    // So that it is where the dialog gives the focus back to.
    this.#button?.focus();
    void this.open();
  }

  readonly #onCancel = (event: Event): void => {
    // What cannot be held open is asked about when it has closed.
    if (event.target !== event.currentTarget || !event.cancelable) return;
    event.preventDefault();
    void this.close();
  };

  /** A browser lets nobody hold a dialog open for ever: it closes at the second Escape, and what is unsaved is asked about then. */
  readonly #onClose = (): void => {
    if (!this.isConnected) return;
    if (this.#shell?.dirty) void this.open().then(() => this.close());
    else if (document.activeElement === document.body) this.#button?.focus();
  };

  /** Beside the dialog. */
  readonly #onPointer = (event: Event): void => {
    if (event.target === event.currentTarget) void this.close();
  };
}
