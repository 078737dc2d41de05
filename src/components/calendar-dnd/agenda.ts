import { Task, TaskStatus } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { autoDndPreview, type AutoDndPreview } from '../../client/contract/auto-dnd-preview.ts';
import { autoDnd } from '../../client/contract/auto-dnd.ts';
import { doNotDisturb } from '../../client/contract/do-not-disturb.ts';
import { integrations } from '../../client/contract/integrations.ts';
import { profile } from '../../client/contract/profile.ts';
import { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import { dayMinutes } from '../../rules/days.ts';
import { instantsOf, wallOf } from '../../rules/zoned-time.ts';
import { Companions } from '../controllers/companions.ts';
import type { PanelHost } from '../controllers/panel-host.ts';
import { badge, banner } from '../ui/frame.ts';
import type { en } from './more-en.ts';

type Window = AutoDndPreview['windows'][number];
interface Day { readonly start: number; readonly end: number; readonly timeZone: string }

/** When the calendar keeps calls away today, and why: as it is saved, and never with what the user is busy. */
export class Agenda {
  readonly #host: PanelHost & { readonly locale: string };
  readonly #task: Task<readonly unknown[], void>;
  /** Stays while it is read again, and where that fails. */
  #known: { readonly session: Session; readonly day: number; readonly windows: readonly Window[] } | undefined;

  constructor(host: PanelHost & { readonly locale: string }, isOpen: () => boolean) {
    this.#host = host;
    new Companions(host, (session) => [session.setting(profile), ...(session.access('doNotDisturb')?.access === 'none' ? [] : [session.view(doNotDisturb)])]);
    this.#task = new Task(host, {
      args: () => {
        const { activeSession: session } = host;
        return session && isOpen() && hasCalendar(session) ? [session, this.#day.start, session.setting(autoDnd).saved, changeOf(session)] as const : [];
      },
      task: ([session], { signal }) => {
        if (session) return this.#read(session as Session, this.#day, signal);
        // The next calendar may be another one's.
        if (host.activeSession && !hasCalendar(host.activeSession)) this.#known = undefined;
        return undefined;
      },
    });
  }

  render(words: typeof en): unknown {
    const { activeSession: session, strings, locale } = this.#host;
    const day = this.#day;
    const windows = this.#known?.session === session && this.#known?.day === day.start ? this.#known.windows : undefined;
    const { error, status } = this.#task;
    const retry = { label: strings.retry, run: () => void this.#task.run() };
    const why = status === TaskStatus.ERROR ? strings.why[error instanceof ApiError ? error.kind : 'contract'] : undefined;
    if (!windows) return why ? banner(strings.notLoaded(why), { tone: 'danger', action: retry }) : html`<div class="row skeleton" aria-busy="true"><span class="bone"></span></div>`;
    const settings = session?.setting(autoDnd);
    const dnd = session?.view(doNotDisturb).value;
    const remarks = [!settings?.saved?.enabled && windows.length > 0 && words.off, settings?.dirty && words.unsaved].filter(Boolean);
    return html`${why ? banner(words.notRefreshed(why), { tone: 'warn', action: retry }) : dnd?.calendar.stale ? banner(words.stale, { tone: 'warn' }) : nothing}
      ${windows.length === 0 ? html`<p class="hint" part="empty">${words.free}</p>`
    : html`<ol class="plain agenda" role="list" part="list" aria-label=${words.agenda}>${windows.map((window) => item(window, { day, words, locale, comma: strings.comma, rings: dnd?.override.active === true && !dnd.active }))}</ol>`}
      ${remarks.length > 0 ? html`<p class="hint" part="hint">${remarks.join(' ')}</p>` : nothing}`;
  }

  async #read(session: Session, { start, end }: Day, signal: AbortSignal): Promise<void> {
    const query = { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
    const { windows } = await session.call(autoDndPreview.get, { query, signal });
    this.#known = { session, day: start, windows };
  }

  /** Today on the account's clocks. */
  get #day(): Day {
    const timeZone = known(this.#host.activeSession?.setting(profile).saved?.timeZone);
    const day = Math.floor(wallOf(Date.now(), timeZone) / dayMinutes);
    const [start = 0, end = 0] = [day, day + 1].map((each) => instantsOf(each * dayMinutes, timeZone)[0] ?? 0);
    return { start, end, timeZone };
  }
}

/** There is one whose times these are. */
const hasCalendar = (session: Session): boolean => /^(connected|syncing|error|managedByAdmin)$/.test(calendarOf(session)?.status ?? '');
const calendarOf = (session: Session) => session.collection(integrations).items?.find(({ category }) => category === 'calendar');

/** Is another one when the calendar's times are, perhaps. */
const changeOf = (session: Session): unknown =>
  session.view(doNotDisturb).value ?? calendarOf(session)?.lastSyncedAt;

/** The account's zone, where this browser knows it; its own otherwise. */
function known(timeZone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}

/** `rings`: calls come through now, although a time may run. */
function item(window: Window, { day, words, locale, comma, rings }: { day: Day; words: typeof en; locale: string; comma: string; rings: boolean }): TemplateResult {
  const [start, end, now] = [Date.parse(window.start), Date.parse(window.end), Date.now()];
  const [isNow, isOver] = [start <= now && now < end, end <= now];
  const reasons = [...new Set(window.reasonKinds.map((kind) => words.reason[kind]))];
  return html`<li class=${isOver ? 'over' : ''} part="item" aria-current=${isNow ? 'time' : nothing}>
    <time datetime=${window.start}>${timesText(start, end, day, locale) || words.wholeDay}</time> <span>${reasons.join(comma)}</span> ${isNow ? rings ? badge(words.rings) : badge(words.now, 'ok') : isOver ? badge(words.over) : nothing}</li>`;
}

/** From when to when, with the days where those are others; nothing for the whole of this one. */
function timesText(start: number, end: number, day: Day, locale: string): string {
  if (start === day.start && end === day.end) return '';
  const isToday = start >= day.start && end <= day.end;
  const format = new Intl.DateTimeFormat(locale, { timeZone: day.timeZone, ...(!isToday && { month: 'short', day: 'numeric' }), hour: 'numeric', minute: '2-digit' });
  return format.formatRange(start, end);
}
