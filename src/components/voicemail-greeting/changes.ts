import { greetingAudio, greetings, type Greeting } from '../../client/contract/voicemail-greetings.ts';
import { voicemail } from '../../client/contract/voicemail.ts';
import { ApiError } from '../../client/errors.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import type { PanelElement } from '../panel-element.ts';
import { Confirm } from '../ui/confirm.ts';
import { occasions, type Deeds, type Source } from './deeds.ts';
import type { en } from './sound-en.ts';

export interface ChangesHost {
  readonly panel: PanelElement;
  readonly deeds: Deeds;
  /** What callers hear without the user's own. */
  standard(item: Greeting): string;
  say(news: string): void;
  focusOn(id: string): Promise<void>;
}

/** What can be done with a greeting of the user's own: whether callers hear it, and that it goes. Both act at once. */
export class Changes {
  readonly #host: ChangesHost;
  readonly #words: () => typeof en;
  readonly #confirm: Confirm;

  constructor(host: ChangesHost, words: () => typeof en) {
    this.#host = host;
    this.#words = words;
    this.#confirm = new Confirm(host.panel);
  }

  /** The question before something goes. */
  render(): unknown { return this.#confirm.render(); }

  async choose({ id, type }: Greeting, greeting: Source): Promise<void> {
    const { panel: { activeSession: session }, deeds } = this.#host;
    const member = occasions[type];
    if (!session || !member) return;
    deeds.choose(id, greeting);
    await this.#try(id, voicemail.name, this.#words().notChosen, this.#words().now[greeting], () => session.collection(greetings).change(async (source) => {
      const { etag } = await source.call(voicemail.get, {});
      const answer = await source.write(voicemail.name, voicemail.patch, { body: { [member]: { greeting } }, etag });
      const setting = session.setting(voicemail);
      // Whoever has not asked for it reads it when they do.
      if (setting.asked && !answer.notModified) setting.receive(answer.value, answer.etag);
      return (await source.call(greetings.item, { id })).value as Greeting;
    }));
  }

  async ask(item: Greeting): Promise<void> {
    const { askTitle, ask, yes } = this.#words();
    const { panel: { strings } } = this.#host;
    await this.#confirm.ask({ title: askTitle, text: [ask, this.#host.standard(item)], yes, no: strings.cancel, run: () => void this.#remove(item) });
  }

  async #remove(item: Greeting): Promise<void> {
    const { id, etag } = item;
    const { panel: { activeSession: session }, deeds } = this.#host;
    if (!session) return;
    deeds.begin(id, 'removing');
    await this.#try(id, greetings.name, this.#words().notRemoved, `${this.#words().removed} ${this.#host.standard(item)}`, async () => {
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
    await this.#host.focusOn(id);
  }

  async #try(id: string, resource: string, failed: (why: string) => string, done: string, work: () => Promise<unknown>): Promise<void> {
    const { panel, deeds } = this.#host;
    this.#host.say('');
    try {
      const value = await work();
      deeds.end(id);
      this.#host.say(done);
      panel.dispatchEvent(new SettingsSavedEvent(resource, value));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      deeds.end(id, failed(panel.strings.why[error.kind]));
      panel.dispatchEvent(new SettingsErrorEvent(resource, error));
    }
  }
}
