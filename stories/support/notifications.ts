import { storageKey } from '../../src/components/notification-settings/this-browser.ts';

/** A browser that answers as it is told, in place of the one that shows this page. */
export interface FakeBrowser {
  permission: NotificationPermission;
  /** What the user answers when asked; never, while it is undefined. */
  answer: NotificationPermission | undefined;
  /** How often it asked. */
  asked: number;
  /** What it was told to show, and shows unless `fails`. */
  readonly shown: { readonly title: string; readonly options: NotificationOptions }[];
  fails: boolean;
  readonly closed: string[];
  /** The real one again. */
  end(): void;
}

/** `stored` is what this browser remembers of an earlier visit. */
export function fakeBrowser(permission: NotificationPermission, { answer, stored }: { answer?: NotificationPermission; stored?: string } = {}): FakeBrowser {
  const real = Object.getOwnPropertyDescriptor(window, 'Notification');
  const remembered = localStorage.getItem(storageKey);
  const browser: FakeBrowser = {
    permission, answer, asked: 0, shown: [], fails: false, closed: [],
    end() {
      if (real) Object.defineProperty(window, 'Notification', real);
      else Reflect.deleteProperty(window, 'Notification');
      if (remembered === null) localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, remembered);
    },
  };
  class FakeNotification extends EventTarget {
    static get permission(): NotificationPermission { return browser.permission; }
    static requestPermission(): Promise<NotificationPermission> {
      browser.asked++;
      return new Promise((resolve) => {
        if (browser.answer === undefined) return;
        browser.permission = browser.answer;
        resolve(browser.answer);
      });
    }

    readonly title: string;

    constructor(title: string, options: NotificationOptions = {}) {
      super();
      this.title = title;
      if (!browser.fails) browser.shown.push({ title, options });
      queueMicrotask(() => this.dispatchEvent(new Event(browser.fails ? 'error' : 'show')));
    }

    close(): void { browser.closed.push(this.title); }
  }
  Object.defineProperty(window, 'Notification', { configurable: true, writable: true, value: FakeNotification });
  if (stored === undefined) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, stored);
  return browser;
}
