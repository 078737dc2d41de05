import { ConnectFailure, type Connector } from '../../server/src/domain/connector.ts';
import type { Speaker } from '../../server/src/domain/speaker.ts';
import { createMemoryServer, type MemoryServer } from '../../server/src/memory.ts';
import { createSession, type Session } from '../../src/client/index.ts';
import { find, until, type Role } from './find.ts';
import { neverAnswers } from './states.ts';

export type Tag = 'access-summary' | 'audio-devices' | 'availability-status' | 'blocked-callers' | 'calendar-dnd' | 'call-forwarding' | 'call-options' | 'caller-id' | 'company-info' | 'contact-import' | 'device-list' | 'integration-list' | 'license-list' | 'missed-call-toggle' | 'music-on-hold' | 'notification-settings' | 'personal-info' | 'profile-launcher' | 'profile-settings' | 'settings-session' | 'theme-switch' | 'voicemail-greeting' | 'voicemail-inbox' | 'voicemail-settings';

/** One state of one element, and how it comes about on the reference server. */
export interface Scene<T extends Tag = Tag> {
  readonly tag: T;
  /** A sample user; `zoe` unless set. */
  readonly user?: 'zoe' | 'omar' | 'ada';
  /** Before anything is read. */
  readonly prepare?: (server: MemoryServer) => unknown;
  /** Attributes and children, before the element is on the page. */
  readonly dress?: (element: HTMLElementTagNameMap[T]) => void;
  /** What the user, or somebody elsewhere, does once it is there. Without it, the element is shown as it loads. */
  readonly act?: (stage: Stage<T>) => Promise<unknown>;
  /** Of a provider that reads texts aloud. */
  readonly speaker?: Speaker;
  /** Of the place, in pixels; wide unless set. */
  readonly width?: number;
  readonly theme?: 'light' | 'dark' | 'high-contrast';
  readonly direction?: 'rtl';
  /** Without: the panel stands on a page that has signed nobody in yet. */
  readonly session?: false;
}

/** Longer than anybody looks at a story: a request that is held must not time out. */
const patience = 1_000_000;

/** An element on the reference server, and the hands of its user. */
export class Stage<T extends Tag = Tag> {
  readonly place: HTMLElement;
  readonly element: HTMLElementTagNameMap[T];
  readonly server: MemoryServer;
  readonly session: Session;
  readonly #scene: Scene<T>;
  #signedOut = false;
  #listening = false;
  /** The `state` of the last sign-in at Google. */
  #attempt = '';

  constructor(scene: Scene<T>) {
    this.#scene = scene;
    const { tag, user = 'zoe', width, speaker } = scene;
    const connector: Connector = {
      start: async (state) => {
        this.#attempt = state;
        return { authorizationUrl: new URL('/google-consent', location.href).href, memory: '' };
      },
      finish: async (callback) => {
        if (callback.searchParams.has('error')) throw new ConnectFailure('access_denied');
        return { accountLabel: 'zoe.quinn@gmail.example', scopes: ['calendar.readonly'], grant: 'grant' };
      },
      revoke: async () => undefined,
      check: async () => undefined,
    };
    this.server = createMemoryServer({ user, connector, speaker });
    this.session = createSession({
      baseUrl: '',
      locale: 'en-GB',
      timeoutMs: patience,
      fetch: async (input, init) => {
        const response = await this.server.fetch(input, init);
        if (response.headers.get('Content-Type')?.startsWith('text/event-stream')) this.#listening = true;
        return response;
      },
      getToken: () => {
        if (this.#signedOut) throw new Error('The page signed the user out');
        return this.server.token();
      },
    });
    this.element = document.createElement(tag);
    this.place = document.createElement('div');
    if (width !== undefined) this.place.style.width = `${width}px`;
    this.place.append(this.element);
  }

  /** Before the place is put on the page. */
  async prepare(): Promise<void> {
    const { prepare, dress, session, theme, direction } = this.#scene;
    await prepare?.(this.server);
    dress?.(this.element);
    if (theme) this.element.theme = theme;
    if (direction) this.place.dir = direction;
    if (session !== false) this.element.session = this.session;
  }

  /** After the place was put on the page. */
  async play(): Promise<void> {
    const { act, prepare, session } = this.#scene;
    // What never comes is not waited for.
    if (!act && (prepare === neverAnswers || session === false)) return;
    await until('the element has loaded', () => find(this.element, '.card:not(.skeleton), .empty, .banner, .opener'));
    await act?.(this);
  }

  end(): void {
    this.session.close();
    this.place.remove();
    void this.server.close();
  }

  /** Waits until it is there and says so. */
  async see(text: string | RegExp): Promise<void> {
    await until(`“${String(text)}”`, () => find(this.element, '*').find((each) => each.checkVisibility() && (typeof text === 'string' ? each.textContent.includes(text) : text.test(each.textContent))));
  }

  async get<R extends Role>(role: R, name: string): Promise<HTMLElement> {
    return until(`${role} “${name}”`, () => find(this.element, role, name)[0]);
  }

  async press(role: Role, name: string): Promise<void> {
    (await this.get(role, name)).click();
  }

  /** From a list, the entry with this text in it. */
  async choose(name: string, text: string): Promise<void> {
    const list = await this.get('combobox', name) as HTMLSelectElement;
    const entry = await until(`“${text}” in “${name}”`, () => [...list.options].find((option) => option.text.includes(text)));
    list.value = entry.value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** As if typed and left. */
  async type(name: string, text: string): Promise<void> {
    const field = await this.get('textbox', name) as HTMLInputElement | HTMLTextAreaElement;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  async save(): Promise<void> {
    await this.press('button', 'Update settings');
  }

  /** Says yes to what the panel asks. */
  async confirm(): Promise<void> {
    const [yes] = await until('a question', () => find(this.element, 'dialog[open] [part=confirm]'));
    yes?.click();
  }

  /** Waits until the page hears of changes made elsewhere. */
  async listening(): Promise<void> {
    await until('the event stream', () => this.#listening);
  }

  /** The session ends: tokens are refused, and the page has no new one. */
  async signOut(): Promise<void> {
    this.#signedOut = true;
    this.server.expireTokens();
    await this.session.refresh();
  }

  /** The network goes. */
  async disconnect(): Promise<void> {
    this.server.offline = true;
    this.server.dropStreams();
    // Nobody waits until the stream is tried again.
    await this.session.call({ method: 'PATCH', path: '/v1/me/profile', summary: '', status: 200 }, { body: {} }).catch(() => undefined);
    await until('the session is offline', () => !this.session.online);
  }

  /** What Google answers in its window. */
  async answerAtGoogle(answer: 'yes' | 'no'): Promise<void> {
    await until('the sign-in has begun', () => this.#attempt);
    const callback = new URL('/oauth/callback', location.href);
    callback.searchParams.set('state', this.#attempt);
    callback.searchParams.set(answer === 'yes' ? 'code' : 'error', answer === 'yes' ? 'code' : 'access_denied');
    await this.server.finishConnect(callback);
  }

  /** Windows that the page opens are a frame out of sight, or are blocked. */
  windows(answer: 'open' | 'blocked'): void {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    this.place.append(frame);
    const opened = answer === 'open' ? frame.contentWindow : null;
    const { open } = window;
    window.open = () => opened;
    const end = this.end.bind(this);
    this.end = () => {
      window.open = open;
      end();
    };
  }
}
