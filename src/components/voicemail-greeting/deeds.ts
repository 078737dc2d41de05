import { greetingAudio, greetings, type Greeting } from '../../client/contract/voicemail-greetings.ts';
import { voicemail } from '../../client/contract/voicemail.ts';
import { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import type { PanelElement } from '../panel-element.ts';
import type { en } from './en.ts';

export type Source = 'system' | 'custom';
export type Deed = 'opening' | 'preparing' | 'removing';

/** Whose greeting is heard then is a member of the voicemail settings; greetings of the other types are heard as long as they are there. */
const occasions: Readonly<Record<string, 'onNoAnswer' | 'onBusy'>> = { unavailable: 'onNoAnswer', busy: 'onBusy' };

/** There is a sound of the user's own, heard or not. */
export const hasOwn = ({ etag, durationSeconds }: Greeting): boolean => etag !== undefined || durationSeconds !== undefined;

/** The user may say whether callers hear their own sound. */
export function canChoose(session: Session | undefined, item: Greeting): boolean {
  const member = occasions[item.type];
  return member !== undefined && hasOwn(item) && [member, `${member}.greeting`].every((field) => session?.access('voicemail', field)?.access === 'write');
}

/** What is being done with each greeting, and what was wrong with it; choosing and removing, which act at once. */
export class Deeds {
  readonly #panel: PanelElement;
  readonly #words: () => typeof en;
  readonly #doing = new Map<string, Deed>();
  readonly #problems = new Map<string, string>();
  readonly #chosen = new Map<string, Source>();

  constructor(panel: PanelElement, words: () => typeof en) {
    this.#panel = panel;
    this.#words = words;
  }

  doing(id: string): Deed | undefined { return this.#doing.get(id); }
  problem(id: string): string | undefined { return this.#problems.get(id); }
  /** What callers hear, or will in a moment. */
  source({ id, source }: Greeting): Greeting['source'] { return this.#chosen.get(id) ?? source; }

  forget(): void { for (const map of [this.#doing, this.#problems, this.#chosen]) map.clear(); }

  begin(id: string, deed: Deed): void {
    this.#problems.delete(id);
    this.#doing.set(id, deed);
    this.#panel.requestUpdate();
  }

  /** It is done; or it is not, and this is why. */
  end(id: string, problem?: string): void {
    this.#doing.delete(id);
    if (problem !== undefined) this.#problems.set(id, problem);
    this.#panel.requestUpdate();
  }

  async choose({ id, type }: Greeting, greeting: Source): Promise<boolean> {
    const session = this.#panel.activeSession;
    const member = occasions[type];
    if (!session || !member) return false;
    this.#problems.delete(id);
    this.#chosen.set(id, greeting);
    this.#panel.requestUpdate();
    const isDone = await this.#try(id, voicemail.name, this.#words().notChosen, () => session.collection(greetings).change(async (source) => {
      const { etag } = await source.call(voicemail.get, {});
      const answer = await source.write(voicemail.name, voicemail.patch, { body: { [member]: { greeting } }, etag });
      const setting = session.setting(voicemail);
      // Whoever has not asked for it reads it when they do.
      if (setting.asked && !answer.notModified) setting.receive(answer.value, answer.etag);
      return (await source.call(greetings.item, { id })).value as Greeting;
    }));
    this.#chosen.delete(id);
    this.#panel.requestUpdate();
    return isDone;
  }

  async remove({ id, etag }: Greeting): Promise<boolean> {
    const session = this.#panel.activeSession;
    if (!session) return false;
    this.begin(id, 'removing');
    const isDone = await this.#try(id, greetings.name, this.#words().notRemoved, async () => {
      try {
        await session.call(greetingAudio.clear, { id, etag });
      } finally {
        // Also where somebody else was quicker, and another one is there.
        await session.collection(greetings).load();
      }
      const setting = session.setting(voicemail);
      if (setting.asked) await setting.load();
      return null;
    });
    this.#doing.delete(id);
    this.#panel.requestUpdate();
    return isDone;
  }

  async #try(id: string, resource: string, words: (why: string) => string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      this.#panel.dispatchEvent(new SettingsSavedEvent(resource, await work()));
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.end(id, words(this.#panel.strings.why[error.kind]));
      this.#panel.dispatchEvent(new SettingsErrorEvent(resource, error));
      return false;
    }
  }
}
