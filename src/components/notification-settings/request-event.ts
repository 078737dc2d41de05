/**
 * A page that shows notifications itself can answer here: always when `wants` is `permission` (after the user's click, before the browser
 * is asked), and it must where this page is in a frame of another site, which browsers let ask for nothing. `test` wants one shown.
 */
export class SettingsNotificationRequestEvent extends Event {
  readonly wants: 'permission' | 'test';
  /** What a test says. */
  readonly title: string;
  #answer: Promise<boolean> | undefined;

  constructor(wants: 'permission' | 'test', title = '') {
    super('settings-notification-request', { bubbles: true, composed: true });
    this.wants = wants;
    this.title = title;
  }

  /** What the page was told; undefined where nobody took it over. */
  get answer(): Promise<boolean> | undefined { return this.#answer; }

  /** Call it in the listener: true when notifications may be shown, or when the test was. */
  respondWith(answer: boolean | Promise<boolean>): void {
    this.#answer ??= Promise.resolve(answer);
  }
}

declare global {
  interface HTMLElementEventMap {
    'settings-notification-request': SettingsNotificationRequestEvent;
  }
}
