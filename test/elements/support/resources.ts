import { Session, Store } from '../../../src/index.ts';

type Listen = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/** Counts what is open on the page while `work` runs and after: subscriptions, listeners on window and document, timers. */
export function countOpen(): { readonly now: () => Record<string, number>; readonly restore: () => void } {
  const subscriptions = new Set<object>();
  // As a browser has it: the same listener added twice is there once.
  const listeners = new Map<string, Set<unknown>>();
  const listening = (type: string): Set<unknown> => listeners.get(type) ?? listeners.set(type, new Set()).get(type) as Set<unknown>;
  const timers = new Set<unknown>();
  const undo: (() => void)[] = [];
  const replace = <O extends object, K extends keyof O>(owner: O, key: K, make: (original: O[K]) => O[K]): void => {
    const original = owner[key];
    const own = Object.hasOwn(owner, key);
    owner[key] = make(original);
    undo.push(() => { if (own) owner[key] = original; else delete owner[key]; });
  };

  for (const { prototype } of [Session, Store] as const) {
    replace(prototype as Pick<Session, 'subscribe'>, 'subscribe', (subscribe) => function subscribeCounted(this: Session, listener) {
      const end = subscribe.call(this, listener);
      const mark = {};
      subscriptions.add(mark);
      return () => {
        subscriptions.delete(mark);
        end();
      };
    });
  }
  for (const target of [window, document] as Listen[]) {
    replace(target, 'addEventListener', (add) => (type: string, ...rest: [EventListener]) => { listening(type).add(rest[0]); add.call(target, type, ...rest); });
    replace(target, 'removeEventListener', (remove) => (type: string, ...rest: [EventListener]) => { listening(type).delete(rest[0]); remove.call(target, type, ...rest); });
  }
  replace(window, 'setTimeout', (set) => ((run: () => void, ms?: number) => {
    const id = set.call(window, () => { timers.delete(id); run(); }, ms);
    timers.add(id);
    return id;
  }) as typeof setTimeout);
  replace(window, 'setInterval', (set) => ((run: () => void, ms?: number) => {
    const id = set.call(window, run, ms);
    timers.add(id);
    return id;
  }) as typeof setInterval);
  for (const name of ['clearTimeout', 'clearInterval'] as const) {
    replace(window, name, (clear) => (id) => { timers.delete(id); clear.call(window, id); });
  }
  return {
    now: () => ({ subscriptions: subscriptions.size, timers: timers.size, beforeunload: listening('beforeunload').size,
      others: [...listeners].reduce((sum, [type, each]) => (type === 'beforeunload' ? sum : sum + each.size), 0) }),
    restore: () => { for (const step of undo.reverse()) step(); },
  };
}
