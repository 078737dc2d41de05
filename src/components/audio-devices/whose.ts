import { profile, type Profile } from '../../client/contract/profile.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import type { PanelHost } from '../controllers/panel-host.ts';

/** Who the user is, for whom a choice is kept. What happens to the profile elsewhere on the page is none of this panel's. */
export class Whose extends SettingController<Profile> {
  readonly #known: () => boolean;

  /** The panel waits until something else is `known`, too. */
  constructor(host: PanelHost, known: () => boolean) {
    super(host, profile, 'id');
    this.#known = known;
  }

  get id(): string | undefined { return this.saved?.id; }
  override get ready(): boolean { return super.ready && this.#known(); }
  override get saving(): boolean { return false; }
  override get conflicted(): boolean { return false; }
  override get failed(): 'load' | undefined { return super.failed === 'load' ? 'load' : undefined; }
}
