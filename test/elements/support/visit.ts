import { sendKeys } from '@web/test-runner-commands';
import { ConnectFailure, type Connector } from '../../../server/src/domain/connector.ts';
import type { Speaker } from '../../../server/src/domain/speaker.ts';
import { createMemoryServer, type MemoryServer } from '../../../server/src/memory.ts';
import '../../../src/define.ts';
import { createSession, type Session, type SessionOptions } from '../../../src/index.ts';
import { allByRole, byRole, ready, until, wordsOf } from './find.ts';

export type Tag = keyof HTMLElementTagNameMap;

export interface VisitOptions<E extends HTMLElement> {
  /** Of the sample users; `zoe` unless set. */
  readonly user?: 'zoe' | 'omar' | 'ada';
  /** Before anything is read. */
  readonly prepare?: (server: MemoryServer) => unknown;
  /** Before the element is on the page. */
  readonly dress?: (element: E, visit: Visit<E>) => void;
  /** In pixels; 700 unless set. */
  readonly width?: number;
  readonly session?: Partial<SessionOptions>;
  /** Of a provider that reads texts aloud. */
  readonly speaker?: Speaker;
  /** Where it stands on the page; in a plain `<div>` unless set. */
  readonly place?: HTMLElement;
}

/** A write as it went over the wire. */
export interface Sent { readonly method: string; readonly path: string; readonly body: unknown; readonly ifMatch: string | null }

const names = ['settings-save', 'settings-saved', 'settings-error', 'settings-dirty-change', 'settings-section-change', 'settings-language-change'] as const;
type OurEvent = HTMLElementEventMap[(typeof names)[number]];

const visits = new Set<Visit<HTMLElement>>();

afterEach(() => {
  for (const visit of visits) visit.end();
  visits.clear();
});

/** One element on the reference server, and the hands and eyes of its user. */
export class Visit<E extends HTMLElement> {
  readonly place: HTMLElement;
  readonly element: E;
  readonly server: MemoryServer;
  readonly session: Session;
  readonly events: OurEvent[] = [];
  readonly sent: Sent[] = [];
  /** The page has a valid token for its user. */
  signedIn = true;
  /** What the host was asked for tokens, and why. */
  readonly tokenReasons: string[] = [];
  #listening = false;
  /** The `state` of the last sign-in at the calendar's service. */
  #attempt = '';

  constructor(element: E, { user = 'zoe', width = 700, session, speaker, place = document.createElement('div') }: VisitOptions<E>) {
    this.element = element;
    this.place = place;
    this.place.style.inlineSize = `${width}px`;
    const connector: Connector = {
      start: async (state) => {
        this.#attempt = state;
        return { authorizationUrl: new URL('/test/elements/support/consent.html', location.href).href, memory: '' };
      },
      finish: async ({ searchParams }) => {
        if (searchParams.has('error')) throw new ConnectFailure('access_denied');
        return { accountLabel: 'zoe.quinn@gmail.example', scopes: ['calendar.readonly'], grant: 'grant' };
      },
      revoke: async () => undefined,
      check: async () => undefined,
    };
    this.server = createMemoryServer({ user, connector, speaker });
    this.session = createSession({
      baseUrl: '', locale: 'en-GB',
      getToken: (reason) => {
        this.tokenReasons.push(reason);
        if (!this.signedIn) throw new Error('The page has signed the user out');
        return this.server.token();
      },
      fetch: (input, init) => this.#fetch(new Request(input, init)),
      ...session,
    });
    for (const name of names) this.place.addEventListener(name, (event) => this.events.push(event));
    visits.add(this);
  }

  get words(): string { return wordsOf(this.place); }
  /** The events of one name, in order. */
  heard<N extends (typeof names)[number]>(name: N): HTMLElementEventMap[N][] {
    return this.events.filter((event): event is HTMLElementEventMap[N] => event.type === name);
  }

  all(role: string, name?: string | RegExp): HTMLElement[] { return allByRole(this.place, role, name); }
  get(role: string, name?: string | RegExp): HTMLElement { return byRole(this.place, role, name); }
  /** Waits until it is there. */
  async find(role: string, name?: string | RegExp): Promise<HTMLElement> {
    await until(`${role} ${String(name ?? '')}`, () => this.all(role, name)[0]);
    return this.get(role, name);
  }
  field(name: string | RegExp): HTMLInputElement { return this.get('textbox', name) as HTMLInputElement; }
  isOn(role: 'switch' | 'checkbox', name: string | RegExp): boolean { return (this.get(role, name) as HTMLInputElement).checked; }

  /** Waits until it can be read on the page. */
  see(text: string | RegExp): Promise<unknown> {
    return until(() => `“${String(text)}” in “${this.words}”`, () => (typeof text === 'string' ? this.words.includes(text) : text.test(this.words)));
  }
  /** Waits until it can no longer be read on the page. */
  gone(text: string | RegExp): Promise<unknown> {
    return until(`the end of “${String(text)}”`, () => (typeof text === 'string' ? !this.words.includes(text) : !text.test(this.words)));
  }

  async press(role: string, name?: string | RegExp): Promise<void> {
    (await this.find(role, name)).click();
  }
  /** With the keyboard, in place of what is there. The field keeps the focus. */
  async type(name: string | RegExp, text: string): Promise<HTMLInputElement> {
    const field = await this.find('textbox', name) as HTMLInputElement;
    field.focus();
    field.select();
    await sendKeys(text === '' ? { press: 'Backspace' } : { type: text });
    await until(`“${text}” typed`, () => field.value === text);
    return field;
  }
  /** From a list, the entry with this text in it. */
  async choose(name: string | RegExp, text: string): Promise<void> {
    const list = await this.find('combobox', name) as HTMLSelectElement;
    const entry = await until(`“${text}” in ${String(name)}`, () => [...list.options].find((option) => option.text.includes(text)));
    list.value = entry.value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }
  /** What a list shows, without the marks that keep numbers in order. */
  chosen(name: string | RegExp): string {
    const [entry] = (this.get('combobox', name) as HTMLSelectElement).selectedOptions;
    return (entry?.text ?? '').replaceAll(/[\u2066\u2069]/g, '');
  }
  async save(): Promise<void> { await this.press('button', 'Update settings'); }
  async saved(): Promise<void> {
    await this.save();
    await this.see('Your settings are saved and already in effect.');
  }

  /** The element and all in it has loaded, or failed to. */
  async ready(): Promise<this> {
    await ready(this.place);
    return this;
  }

  /** Waits until the page hears of changes made elsewhere. */
  listening(): Promise<unknown> { return until('the event stream', () => this.#listening); }

  /** What the server has now. */
  async stored(path: string): Promise<Record<string, unknown>> {
    const response = await this.server.fetch(`/v1/me/${path}`, { headers: { Authorization: `Bearer ${await this.server.token()}` } });
    return response.json() as Promise<Record<string, unknown>>;
  }
  get patches(): Sent[] { return this.sent.filter(({ method }) => method === 'PATCH'); }

  /** What the calendar's service answers, once the sign-in has begun. */
  async answerAtGoogle(answer: 'yes' | 'no'): Promise<void> {
    await until('a sign-in', () => this.#attempt);
    const callback = new URL('/oauth/callback', location.href);
    callback.searchParams.set('state', this.#attempt);
    // The next answer is for the next attempt, which may not have begun.
    this.#attempt = '';
    callback.searchParams.set(answer === 'yes' ? 'code' : 'error', answer === 'yes' ? 'code' : 'access_denied');
    await this.server.finishConnect(callback);
  }

  end(): void {
    // What a failed test leaves unsaved would ask before the page is left, and nobody answers.
    this.session.discard();
    this.session.close();
    this.place.remove();
    void this.server.close();
  }

  async #fetch(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const isJson = request.headers.get('Content-Type')?.includes('json');
    const body = isJson ? JSON.parse(await request.clone().text()) as unknown : request.method === 'PUT' ? await request.clone().blob() : undefined;
    this.sent.push({ method: request.method, path: pathname + search, body, ifMatch: request.headers.get('If-Match') });
    const response = await this.server.fetch(request);
    if (response.headers.get('Content-Type')?.startsWith('text/event-stream')) this.#listening = true;
    return response;
  }
}

/** Puts an element on the page, without waiting for what it loads. */
export async function open<T extends Tag>(tag: T, options: VisitOptions<HTMLElementTagNameMap[T]> = {}): Promise<Visit<HTMLElementTagNameMap[T]>> {
  const element = document.createElement(tag);
  const visit = new Visit(element, options);
  await options.prepare?.(visit.server);
  if ('session' in element) element.session = visit.session;
  options.dress?.(element, visit);
  visit.place.append(element);
  document.body.append(visit.place);
  return visit;
}

/** Puts an element on the page, and waits until it has loaded. */
export const mount = async <T extends Tag>(tag: T, options: VisitOptions<HTMLElementTagNameMap[T]> = {}): Promise<Visit<HTMLElementTagNameMap[T]>> =>
  (await open(tag, options)).ready();

export const connectCalendar = (server: MemoryServer): Promise<void> => server.patchAs('provider', 'zoe', 'integrations/google-calendar', {
  status: 'connected', accountLabel: 'zoe.quinn@gmail.example', scopes: ['calendar.readonly'], connectedAt: new Date().toISOString(),
});
