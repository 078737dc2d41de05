import { html, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import { preferences, type Preferences } from '../../client/contract/preferences.ts';
import type { Bound } from '../controllers/bound.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { lockedRow, note } from '../ui/field.ts';
import { banner } from '../ui/frame.ts';
import { en } from './en.ts';
import { ourselvesAround, takeOff, wear } from './theme-root.ts';
import { themeStyles } from './styles.ts';

const themes = ['light', 'dark', 'system'] as const;

/**
 * Light, dark, or as the device does: tried at once on all panels of the same session, kept with "Update settings".
 * Where the page pins a theme there is nothing to choose.
 *
 * @element theme-switch
 * @fires settings-theme-change - The theme to show is another one, by choice or by what was saved; cancelable by a page that follows it itself.
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved.
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class ThemeSwitch extends PanelElement {
  static override readonly tag = 'theme-switch';
  static override styles: CSSResultGroup = [PanelElement.styles, themeStyles];

  readonly #preferences = new SettingController(this, preferences);
  readonly #pins = new MutationObserver(() => this.requestUpdate());

  get heading(): Heading {
    const { title, lead } = this.#words;
    return { title, ...(!this.pinned && { lead }), feature: 'preferences', shape: ['field'] };
  }

  /** The page has chosen a theme for all of ours around this one, so the user's does not count. */
  get pinned(): boolean { return ourselvesAround(this).some(({ theme }) => theme !== 'auto'); }

  get #words(): typeof en { return this.inLanguage(en); }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pins.disconnect();
  }

  protected override updated(): void {
    super.updated();
    const around = ourselvesAround(this);
    this.#pins.disconnect();
    for (const element of around) this.#pins.observe(element, { attributeFilter: ['theme'] });
    const theme = this.#preferences.value?.theme;
    const root = around.at(-1);
    if (!theme || !root) return;
    if (this.pinned) takeOff(root);
    else wear(root, theme === 'unknown' ? 'system' : theme, this);
  }

  protected override body(): unknown {
    const { strings } = this;
    const words = this.#words;
    if (this.pinned) return banner(words.pinned);
    const field = this.#preferences.bind('theme');
    const print = (theme: Preferences['theme']): string => words.themes[theme];
    if (field.access === 'none') return '';
    return html`<div class="card" part="card">${field.access === 'read' ? lockedRow(field, { label: words.theme, print }) : html`
      <div class="row themes ${field.changed ? 'changed' : ''}" part="row" role="radiogroup" aria-label=${words.theme}>
        ${themes.map((theme) => this.#choice(theme, field))}
        ${note(field, { words: strings, print })}
      </div>`}</div>`;
  }

  #choice(theme: (typeof themes)[number], { id, value, onInput, onCommit }: Bound<Preferences['theme']>): TemplateResult {
    const words = this.#words;
    return html`<label class="choice" part="choice">
      <input type="radio" name=${id} value=${theme} .checked=${live(value === theme)}
        @change=${() => { onInput(theme); onCommit(); }}>
      <span class="picture ${theme}" aria-hidden="true"><i></i><i></i></span>
      <span class="name">${words.themes[theme]}</span><span class="hint">${words.hints[theme]}</span>
    </label>`;
  }
}
