import { css, html, nothing, type TemplateResult } from 'lit';
import type { SessionElement } from '../session-element.ts';
import { banner } from '../ui/frame.ts';

export type DrawerName = 'today' | 'more';
/** What is in each. */
export type Insides = Readonly<Record<DrawerName, () => unknown>>;

/** Rows that open. The code of what is in them comes when one is opened first. */
export class Drawers {
  readonly #host: SessionElement;
  readonly #load: () => Promise<Insides>;
  readonly #open = new Set<DrawerName>();
  #insides: Insides | undefined;
  #loading: Promise<void> | undefined;
  #hasFailed = false;

  constructor(host: SessionElement, load: () => Promise<Insides>) {
    this.#host = host;
    this.#load = load;
  }

  isOpen(name: DrawerName): boolean { return this.#open.has(name); }

  /** Opens it, and waits until what is in it is shown. */
  async open(name: DrawerName): Promise<void> {
    this.#toggled(name, true);
    await this.#loading;
    await this.#host.updateComplete;
  }

  render(name: DrawerName, label: string): TemplateResult {
    const isOpen = this.isOpen(name);
    return html`<details part="details" .open=${isOpen} @toggle=${({ target }: Event) => this.#toggled(name, (target as HTMLDetailsElement).open)}>
      <summary class="row end" part="row"><span class="name about" part="label">${label}</span><svg aria-hidden="true" width="16" height="16" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5"><path d="m5 7 4 4 4-4"/></svg></summary>
      <div class="drawer">${isOpen ? this.#inside(name) : nothing}</div></details>`;
  }

  #inside(name: DrawerName): unknown {
    const { strings } = this.#host;
    if (this.#insides) return this.#insides[name]();
    if (this.#hasFailed) return banner(strings.notLoaded(strings.why.offline), { tone: 'danger', action: { label: strings.retry, run: () => this.#fetch() } });
    return html`<div class="row skeleton" aria-busy="true"><span class="bone"></span></div>`;
  }

  #toggled(name: DrawerName, isOpen: boolean): void {
    if (isOpen === this.isOpen(name)) return;
    if (isOpen) this.#open.add(name);
    else this.#open.delete(name);
    if (isOpen && !this.#insides) this.#fetch();
    this.#host.requestUpdate();
  }

  #fetch(): void {
    this.#hasFailed = false;
    this.#loading ??= this.#load().then((insides) => { this.#insides = insides; }, () => { this.#hasFailed = true; }).finally(() => {
      this.#loading = undefined;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }
}

export const drawerStyles = css`
  .card { overflow: clip; }
  summary { cursor: pointer; }
  summary::-webkit-details-marker { display: none; }
  summary:hover { background: var(--_color-raised); }
  summary:focus-visible { outline-offset: -3px; border-radius: var(--_radius-card); }
  summary svg { color: var(--_color-quiet); transition: rotate var(--_duration); }
  [open] > summary svg { rotate: 180deg; }
`;
