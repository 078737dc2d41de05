import type { BlockedNumber } from '../../client/contract/blocked-numbers.ts';
import type { ApiError } from '../../client/errors.ts';
import type { Pages, Place } from '../../client/pages.ts';
import type { PagesController } from '../controllers/pages-controller.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';

/** Changes the list at once, and tells the page. */
export class Changes {
  readonly #host: HTMLElement;
  readonly #numbers: PagesController<BlockedNumber>;

  constructor(host: HTMLElement, numbers: PagesController<BlockedNumber>) {
    this.#host = host;
    this.#numbers = numbers;
  }

  /** Where a number is shown. */
  placeOf(id: string): Place | undefined {
    const { pages } = this.#numbers;
    const page = pages.findIndex((items) => items.some((item) => item.id === id));
    return page < 0 ? undefined : { page, index: pages[page]?.findIndex((item) => item.id === id) ?? 0 };
  }

  /** Rejects with `ApiError`. */
  create(body: unknown, place?: Place): Promise<BlockedNumber> {
    return this.#tell(async (all) => {
      // What was found has other places than the whole list.
      const item = await all.create(body, this.#numbers.query ? undefined : place);
      return [item, item];
    });
  }

  /** Rejects with `ApiError`. */
  update(item: BlockedNumber, patch: Partial<BlockedNumber>): Promise<void> {
    return this.#tell(async (all) => [await all.update(item, patch), { ...item, ...patch }]);
  }

  /** Takes a number away at once, and back when it is refused. */
  async remove(id: string): Promise<boolean> {
    const { all, resource: { name } } = this.#numbers;
    if (!all) return false;
    const removed = await all.remove(id);
    const error = all.failure(id);
    this.#host.dispatchEvent(removed || !error ? new SettingsSavedEvent(name, null) : new SettingsErrorEvent(name, error));
    return removed;
  }

  async #tell<R>(work: (all: Pages<BlockedNumber>) => Promise<readonly [R, unknown]>): Promise<R> {
    const { all, resource: { name } } = this.#numbers;
    if (!all) throw new Error('No session yet');
    try {
      const [result, value] = await work(all);
      this.#host.dispatchEvent(new SettingsSavedEvent(name, value));
      return result;
    } catch (error) {
      this.#host.dispatchEvent(new SettingsErrorEvent(name, error as ApiError));
      throw error;
    }
  }
}
