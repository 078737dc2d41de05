import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SettingsNotificationRequestEvent } from './request-event.ts';

/** Of this browser, on this origin: `on` or `off`, behind `host-` where the page around shows the notifications. Nothing until it was turned on once. */
export const storageKey = 'faceplate/notifications';

/** `framed`: only the page around can ask. */
export type Place = 'granted' | 'default' | 'denied' | 'framed' | 'unsupported' | 'insecure';

/** What notifications need of this browser, which no server knows: its permission, and the user's own switch for it. */
export class ThisBrowser implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #memory: string | undefined;
  #shown: Notification | undefined;
  /** What was blocked may be allowed when the user comes back, which no script can ask for; and another tab's switch is this one's too. */
  readonly #moments = [[window, 'focus'], [document, 'visibilitychange'], [window, 'storage']] as const;
  readonly #look = (): void => this.#host.requestUpdate();
  asking = false;
  /** The last question came to nothing, for this reason. */
  outcome: 'ignored' | 'refused' | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const [target, type] of this.#moments) target.addEventListener(type, this.#look);
    this.#look();
  }

  hostDisconnected(): void {
    for (const [target, type] of this.#moments) target.removeEventListener(type, this.#look);
    this.#shown?.close();
  }

  get place(): Place {
    if (!window.isSecureContext) return 'insecure';
    if (this.#byHost) return 'granted';
    const { permission } = this.#api ?? {};
    if (permission === 'granted') return permission;
    if (isFramed()) return 'framed';
    return permission ?? 'unsupported';
  }

  /** The user wants them here, and they can be shown. */
  get enabled(): boolean { return this.place === 'granted' && this.#stored.endsWith('on'); }
  set enabled(on: boolean) {
    this.#store(`${this.#byHost ? 'host-' : ''}${on ? 'on' : 'off'}`);
    this.#host.requestUpdate();
  }

  /** Only ever in a click. The page around may take it over; else the browser asks, once. */
  async ask(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.outcome = undefined;
    this.#host.requestUpdate();
    try {
      const answer = this.#tell(new SettingsNotificationRequestEvent('permission'));
      if (answer) {
        if (await answer) this.#store('host-on');
        else this.outcome = 'refused';
      } else if (this.place === 'framed') {
        this.outcome = 'refused';
      } else if (this.place === 'default') {
        const permission = await this.#api?.requestPermission();
        if (permission === 'granted') this.#store('on');
        else if (permission === 'default') this.outcome = 'ignored';
      }
    } catch {
      // Browsers differ in how they refuse.
      this.outcome = this.place === 'default' ? 'ignored' : 'refused';
    } finally {
      this.asking = false;
      this.#host.requestUpdate();
    }
  }

  /** Shows one, as the phone would. False when it could not be shown. */
  async test(title: string, body: string, silent: boolean): Promise<boolean> {
    try {
      const answer = this.#tell(new SettingsNotificationRequestEvent('test', title));
      if (answer) return await answer;
      const Api = this.#api;
      if (!Api || this.#byHost) return false;
      this.#shown?.close();
      const notification = this.#shown = new Api(title, { body, silent, tag: storageKey });
      notification.addEventListener('click', () => {
        window.focus();
        notification.close();
      });
      return await new Promise((resolve) => {
        notification.addEventListener('show', () => resolve(true));
        notification.addEventListener('error', () => resolve(false));
        // Some systems show it and say nothing.
        setTimeout(resolve, 2000, true);
      });
    } catch {
      return false;
    }
  }

  get #api(): typeof Notification | undefined { return (window as { Notification?: typeof Notification }).Notification; }
  get #byHost(): boolean { return this.#stored.startsWith('host-'); }

  #tell(event: SettingsNotificationRequestEvent): Promise<boolean> | undefined {
    this.#host.dispatchEvent(event);
    return event.answer;
  }

  // A page may have no storage: then it holds for as long as the page does.
  get #stored(): string {
    try {
      return localStorage.getItem(storageKey) ?? this.#memory ?? '';
    } catch {
      return this.#memory ?? '';
    }
  }

  #store(value: string): void {
    this.#memory = value;
    try {
      localStorage.setItem(storageKey, value);
    } catch {
      // Kept above.
    }
  }
}

/** Inside another site's page. */
function isFramed(): boolean {
  try {
    return window.top !== window && window.top?.location.href === undefined;
  } catch {
    return true;
  }
}
