import { Session, Store } from '../../../src/index.ts';

type Listen = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/** Counts what is open on the page while `work` runs and after: subscriptions, listeners on window and document, timers. */
export function countOpen(): { readonly now: () => Record<string, number>; readonly restore: () => void } {
  const subscriptions = new Set<object>();
  const listeners = new Map<string, number>();
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
    const count = (type: string, by: number): void => void listeners.set(type, (listeners.get(type) ?? 0) + by);
    replace(target, 'addEventListener', (add) => (type: string, ...rest: [EventListener]) => { count(type, 1); add.call(target, type, ...rest); });
    replace(target, 'removeEventListener', (remove) => (type: string, ...rest: [EventListener]) => { count(type, -1); remove.call(target, type, ...rest); });
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
    now: () => ({ subscriptions: subscriptions.size, timers: timers.size, beforeunload: listeners.get('beforeunload') ?? 0,
      others: [...listeners].reduce((sum, [type, count]) => (type === 'beforeunload' ? sum : sum + count), 0) }),
    restore: () => { for (const step of undo.reverse()) step(); },
  };
}
