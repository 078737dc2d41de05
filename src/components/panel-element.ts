import { ContextConsumer } from '@lit/context';
import { saverContext, type Saver } from './controllers/contexts.ts';
import { Saved } from './controllers/saved.ts';
import { UnloadGuard } from './controllers/unload-guard.ts';
import { SettingsDirtyChangeEvent } from './events.ts';
import { framed, type Heading } from './panel-frame.ts';
import { SessionElement } from './session-element.ts';

/** How long a panel waits for its session before it says so, in milliseconds. */
const patience = 5000;

/** What every panel is: the frame around its rows, and the saving of what they change. */
export abstract class PanelElement extends SessionElement {
  #saver: Saver | undefined;
  #wasDirty = false;
  #refused = false;
  readonly #saved = new Saved(this);
  #patienceTimer: ReturnType<typeof setTimeout> | undefined;
  #impatient = false;

  constructor() {
    super();
    new ContextConsumer(this, {
      context: saverContext,
      // Asked again wherever the panel is put.
      subscribe: true,
      callback: (saver) => {
        this.#saver = saver;
        saver.join(this);
      },
    });
    new UnloadGuard(this, () => this.dirty);
  }

  /** There are changes that are not saved. */
  get dirty(): boolean { return this.stores.some((store) => store.dirty); }
  /** How many values wait to be saved. */
  get changes(): number { return this.stores.reduce((count, store) => count + store.changes.length, 0); }
  get saving(): boolean { return this.stores.some((store) => store.saving); }
  get justSaved(): boolean { return this.#saved.isSaid; }
  /** The last save did not work, or waits for an answer. */
  get saveFailed(): boolean { return this.dirty && (this.#refused || this.stores.some((store) => store.failed === 'save' || store.conflicted)); }
  /** Somebody above shows the save button. */
  get embedded(): boolean { return this.#saver !== undefined; }

  /** No session came, for a while now. */
  get forgotten(): boolean { return this.#impatient && !this.activeSession; }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#patienceTimer = setTimeout(() => {
      this.#impatient = true;
      this.requestUpdate();
    }, patience);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#patienceTimer);
    this.#saver?.leave(this);
    this.#saver = undefined;
  }

  /** Saves what changed; false when something stays unsaved, which the panel then shows. */
  async save(): Promise<boolean> {
    const dirty = this.stores.filter((store) => store.dirty);
    const results = await Promise.all(dirty.map((store) => store.save()));
    const saved = results.every(Boolean);
    this.#refused = !saved;
    await this.updateComplete;
    if (!saved) this.showProblem();
    else if (dirty.length > 0 && this.#saver) this.#saver.saved(this);
    else if (dirty.length > 0) this.#sayWhenSaved();
    return saved;
  }

  /** Forgets the changes that are not saved. */
  discard(): void {
    for (const store of this.stores) store.discard();
    this.#refused = false;
    if (!this.embedded) this.focusTitle();
  }

  /** Takes the user to the first field that needs another look. */
  showProblem(): void {
    const invalid = this.renderRoot.querySelector<HTMLElement>('[aria-invalid], [part=conflict] button');
    invalid?.focus();
  }

  /** Its title, what gates it, and the shape of its rows before they are there. */
  abstract get heading(): Heading;
  /** The rows; called only when everything they show is there. */
  protected abstract body(): unknown;

  protected override render(): unknown {
    return framed(this, this.heading, () => this.body());
  }

  protected override updated(): void {
    this.#saver?.changed();
    if (this.dirty === this.#wasDirty) return;
    this.#wasDirty = this.dirty;
    this.dispatchEvent(new SettingsDirtyChangeEvent(this.dirty));
  }

  #sayWhenSaved(): void {
    this.#saved.say();
    // The button that was pressed is gone; the title is where reading goes on.
    this.focusTitle();
  }
}
