import type { Greeting } from '../../client/contract/voicemail-greetings.ts';
import type { Session } from '../../client/session.ts';
import type { PanelElement } from '../panel-element.ts';

export type Source = 'system' | 'custom';
export type Deed = 'opening' | 'preparing' | 'removing';

/** Whose greeting is heard then is a member of the voicemail settings; greetings of the other types are heard as long as they are there. */
export const occasions: Readonly<Record<string, 'onNoAnswer' | 'onBusy'>> = { unavailable: 'onNoAnswer', busy: 'onBusy' };

/** There is a sound of the user's own, heard or not. */
export const hasOwn = ({ etag, durationSeconds }: Greeting): boolean => etag !== undefined || durationSeconds !== undefined;

/** The user may say whether callers hear their own sound. */
export function canChoose(session: Session | undefined, item: Greeting): boolean {
  const member = occasions[item.type];
  return member !== undefined && hasOwn(item) && [member, `${member}.greeting`].every((field) => session?.access('voicemail', field)?.access === 'write');
}

/** What is being done with each greeting, and what was wrong with it. */
export class Deeds {
  readonly #panel: PanelElement;
  readonly #doing = new Map<string, Deed>();
  readonly #problems = new Map<string, string>();
  readonly #chosen = new Map<string, Source>();

  constructor(panel: PanelElement) {
    this.#panel = panel;
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

  choose(id: string, source: Source): void {
    this.#problems.delete(id);
    this.#chosen.set(id, source);
    this.#panel.requestUpdate();
  }

  /** It is done; or it is not, and this is why. */
  end(id: string, problem?: string): void {
    this.#doing.delete(id);
    this.#chosen.delete(id);
    if (problem !== undefined) this.#problems.set(id, problem);
    this.#panel.requestUpdate();
  }
}
