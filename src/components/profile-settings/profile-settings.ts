import { ContextProvider } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { profile } from '../../client/contract/profile.ts';
import { saverContext, type Saveable } from '../controllers/contexts.ts';
import { Picture } from '../controllers/picture.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { Saved } from '../controllers/saved.ts';
import { UnloadGuard } from '../controllers/unload-guard.ts';
import { optionsOf } from '../define.ts';
import { SettingsSectionChangeEvent } from '../events.ts';
import { SessionElement } from '../session-element.ts';
import { reads } from '../reads.ts';
import { base } from '../../themes/base.ts';
import { pending, shellBar } from './bar.ts';
import { en } from './en.ts';
import { makePanel } from './make-panel.ts';
import { navigation } from './navigation.ts';
import { addedTo, handOn, ours, panelsOf, sections, type Entry, type SectionName } from './sections.ts';
import { shellStyles } from './styles.ts';

/**
 * All sections the user may see, with one button that saves what changed in them.
 * A child with `slot="billing" data-label="Billing"` becomes a section of the host's own; one with `slot="license-list/help"` goes into
 * that panel's slot.
 *
 * @element profile-settings
 * @attr {string} section - The section shown: an element's tag such as `device-list`, or a child's slot name. For deep links.
 * @attr {string} sections - Which sections there are, and in which order; all unless set.
 * @fires settings-section-change - Another section is shown.
 * @fires settings-save - Before changes of one resource are sent; cancelable.
 * @fires settings-saved - After they were saved.
 * @fires settings-error - Reading or saving failed.
 */
export class ProfileSettings extends SessionElement {
  static override readonly tag = 'profile-settings';
  static override styles = [base, shellStyles];
  static override properties: PropertyDeclarations = {
    section: { reflect: true },
    sections: {},
    showUnavailable: { type: Boolean, attribute: 'show-unavailable' },
  };

  declare section: string | undefined;
  declare sections: string | undefined;
  /** Shows sections the user's plan does not have, with the reason, instead of hiding them. */
  declare showUnavailable: boolean;

  readonly #profile = new SettingController(this, profile);
  readonly #picture = new Picture(this, () => this.#profile.saved?.avatar);
  /** By tag. */
  readonly #opened = new Map<string, HTMLElement>();
  readonly #members = new Set<Saveable>();
  readonly #children = new MutationObserver(() => this.requestUpdate());
  readonly #code: Task<string[], void>;
  readonly #saved = new Saved(this);
  #failed = false;
  #saving = false;
  #isThemeAsked = false;
  /** The section that was named last, once it was shown. */
  #followed = '';

  constructor() {
    super();
    this.showUnavailable = false;
    const redraw = (): void => this.requestUpdate();
    new ContextProvider(this, {
      context: saverContext,
      initialValue: {
        join: (panel) => void this.#members.add(panel),
        leave: (panel) => { this.#members.delete(panel); redraw(); },
        changed: redraw,
        // A panel has saved by itself, for example because the user tried again there.
        saved: (panel) => { if (!this.#saving && !this.dirty) this.#sayWhenSaved([panel]); },
      },
    });
    new UnloadGuard(this, () => this.dirty);
    // Also where a link went there before.
    this.addEventListener('voicemail-inbox-open', () => { [this.#followed, this.section] = ['', 'voicemail-inbox']; this.requestUpdate(); });
    this.#code = new Task(this, { args: () => this.#tags(this.#current), task: async (tags) => { await Promise.all(tags.map((tag) => this.#open(tag))); } });
  }

  /** Something in a section is not saved. */
  get dirty(): boolean { return this.#dirty.length > 0; }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#children.observe(this, { childList: true, attributeFilter: ['slot', 'data-label'], subtree: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children.disconnect();
  }

  /** Saves every section that changed; false when one stays unsaved, which is then named. */
  async save(): Promise<boolean> {
    this.#failed = false;
    this.#saving = true;
    const results = await Promise.all(this.#dirty.map(async (panel) => ({ panel, saved: await panel.save() })));
    this.#saving = false;
    const [failure] = results.filter(({ saved }) => !saved);
    this.#failed = failure !== undefined;
    if (failure) {
      if (!results.some(({ panel, saved }) => !saved && this.#sectionOf(panel) === this.#current)) this.section = this.#sectionOf(failure.panel);
      await this.updateComplete;
      failure.panel.showProblem();
    } else if (results.length > 0) {
      this.#sayWhenSaved(results.map(({ panel }) => panel));
    }
    this.requestUpdate();
    return !this.#failed;
  }

  /** Forgets what is not saved, in every section. */
  discard(): void {
    const dirty = this.#dirty;
    for (const panel of dirty) panel.discard();
    this.#failed = false;
    this.#focusSection(dirty);
  }

  override focusTitle(): void { this.#focusSection([]); }

  get #words(): typeof en { return this.inLanguage(en); }
  get #dirty(): Saveable[] { return [...this.#members].filter((panel) => panel.dirty); }

  /** The sections there are for this user on this page. */
  get #entries(): Entry[] {
    const own = Object.entries(sections).filter(([name]) => this.#tags(name).length > 0).map(
      ([name, { group, icon }]): Entry => ({ name, label: this.#words.sections[name as SectionName], group: this.#words.groups[group], icon }));
    const all = [...own, ...addedTo(this)];
    const wanted = this.sections?.split(/\s+/).filter(Boolean);
    return wanted ? wanted.flatMap((name) => all.find((entry) => entry.name === name) ?? []) : all;
  }

  get #current(): string | undefined {
    const entries = this.#entries;
    // A link may name a panel that is further down in its section.
    return (entries.find(({ name }) => name === this.section) ?? entries.find(({ name }) => panelsOf(name).has(this.section ?? '')) ?? entries[0])?.name;
  }

  /** The panels of a section that there are for this user. */
  #tags(name = ''): string[] {
    return [...panelsOf(name)].filter(([, { feature }]) => this.showUnavailable
      || feature.split(' ').some((one) => this.activeSession?.access(one)?.access !== 'none')).map(([tag]) => tag);
  }

  protected override render(): TemplateResult {
    const capabilities = this.activeSession?.capabilities;
    const known = capabilities?.value !== undefined || capabilities?.error !== undefined;
    const entries = this.#entries;
    const current = this.#current;
    for (const [tag, panel] of this.#opened) handOn(this, tag, panel);
    return html`<div class="fp" part="frame"><div class="shell">
      ${navigation({
        words: this.#words, profile: this.#profile.saved, picture: this.#picture.url, entries, current, known,
        state: (name) => this.#stateOf(name), choose: (name) => this.#choose(name),
      })}
      <div class="content" part="content">
        ${entries.map(({ name }) => this.#panel(name, current))}
        ${entries.length === 0 ? html`<p class="empty" part="empty">${this.#words.none}</p>` : nothing}
        ${this.#bar()}
      </div></div></div>`;
  }

  #panel(name: string, current: string | undefined): unknown {
    const tags = this.#tags(name);
    // In their order, so that none pushes another down.
    const missing = tags.findIndex((tag) => !this.#opened.has(tag));
    const panels = tags.slice(0, missing < 0 ? tags.length : missing).flatMap((tag) => this.#opened.get(tag) ?? []);
    const shown = name === current;
    const state = {
      title: this.#words.sections[name as SectionName], below: panels.length > 0, failed: this.#code.status === TaskStatus.ERROR,
      words: { failure: this.#words.codeError, retry: this.strings.retry }, run: () => void this.#code.run(),
    };
    for (const panel of panels) Object.assign(panel, { autosave: this.autosave, theme: this.theme, session: this.session });
    return panels.length > 0 || shown || !ours(name) ? html`<div role="tabpanel" id="panel-${name}" aria-labelledby="tab-${name}" ?hidden=${!shown} part="section">
      ${ours(name) ? html`${panels}${panels.length < tags.length ? pending(state) : nothing}` : html`<slot name=${name}></slot>`}</div>` : nothing;
  }

  #bar(): unknown {
    return shellBar(this, {
      words: this.#words, dirty: this.#dirty, failed: this.#failed, saved: this.#saved.isSaid, label: (panel) => this.#labelOf(this.#sectionOf(panel)),
    });
  }

  /** Goes to the panel that a link names, where it is further down in its section, once all around it have their height. */
  #followLink(): void {
    const { section = '' } = this;
    const current = this.#current;
    const isDrawn = this.#tags(current).every((tag) => this.#opened.get(tag)?.shadowRoot?.querySelector('[aria-busy=false]'));
    if (section === this.#followed || (section !== current && !isDrawn)) return;
    this.#followed = section;
    const panel = section === current ? undefined : this.#opened.get(section);
    panel?.scrollIntoView();
    if (panel) this.#focusSection([panel]);
  }

  /** The user's theme is put on by the panel that offers it, so that one is made without being opened, after what is. */
  protected override updated(): void {
    this.#followLink();
    const offered = this.#opened.size > 0 && /read|write/.test(this.activeSession?.access('preferences')?.access ?? '');
    if (this.#isThemeAsked || !offered || !this.#entries.some(({ name }) => name === 'theme-switch')) return;
    this.#isThemeAsked = true;
    this.#open('theme-switch', sections['theme-switch']).catch(() => undefined);
  }

  /** Fetches a panel's code and makes it, once. */
  async #open(name: string, section = panelsOf(this.#current ?? '').get(name)): Promise<void> {
    if (!section || this.#opened.has(name)) return;
    this.activeSession?.prefetch('preferences', ...reads[name] ?? []);
    const panel = await makePanel(name, section, optionsOf(this));
    // While it was under way, it may have been asked for again.
    if (!this.#opened.has(name)) this.#opened.set(name, panel);
    this.requestUpdate();
  }

  #choose(name: string): void {
    if (name === this.#current) return;
    this.section = name;
    this.dispatchEvent(new SettingsSectionChangeEvent(name));
  }

  #sectionOf(panel: Saveable): string {
    const tag = [...this.#opened].find(([, opened]) => opened === panel)?.[0];
    return Object.keys(sections).find((name) => panelsOf(name).has(tag ?? ''))
      ?? [...this.children].find((child) => child.contains(panel))?.slot ?? '';
  }

  #labelOf(name: string): string { return this.#entries.find((entry) => entry.name === name)?.label ?? name; }

  #stateOf(name: string): 'clean' | 'dirty' | 'failed' {
    const dirty = this.#dirty.filter((panel) => this.#sectionOf(panel) === name);
    return dirty.some(({ saveFailed }) => saveFailed) ? 'failed' : dirty.length > 0 ? 'dirty' : 'clean';
  }

  /** Where reading goes on: at the title of what was just dealt with, if it is in sight, else of the section. */
  #focusSection(panels: readonly HTMLElement[]): void {
    const here = this.#tags(this.#current).flatMap((tag) => this.#opened.get(tag) ?? []);
    const panel = here.find((each) => panels.includes(each)) ?? here[0];
    if (panel instanceof SessionElement) void panel.updateComplete.then(() => panel.focusTitle());
    else super.focusTitle();
  }

  #sayWhenSaved(panels: readonly HTMLElement[]): void {
    this.#saved.say();
    this.#focusSection(panels);
  }
}
