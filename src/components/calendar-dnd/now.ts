import { html, type TemplateResult } from 'lit';
import { doNotDisturb } from '../../client/contract/do-not-disturb.ts';
import { profile } from '../../client/contract/profile.ts';
import { Companions } from '../controllers/companions.ts';
import type { SessionElement } from '../session-element.ts';
import { whenText } from '../ui/when-text.ts';
import { en } from './now-en.ts';

/** What do not disturb is now, whoever turned it on. Its code comes after the panel's. */
export class NowLine {
  readonly #host: SessionElement;
  #isAskedAgain = false;

  constructor(host: SessionElement) {
    this.#host = host;
    new Companions(host, (session) => (session.access('doNotDisturb')?.access === 'none' ? [] : [session.view(doNotDisturb), session.setting(profile)]));
  }

  /** Undefined until it is known, and where it cannot be. */
  render(): TemplateResult | undefined {
    const { activeSession: session, locale } = this.#host;
    const view = session?.view(doNotDisturb);
    const state = view?.value;
    // What failed with the panel is read again once the panel is there.
    if (view?.error && !state && !this.#isAskedAgain) {
      this.#isAskedAgain = true;
      queueMicrotask(() => void view.load());
    }
    if (!session || !state) return undefined;
    const when = (instant: string): string => whenText(Date.parse(instant), locale, session.setting(profile).saved?.timeZone);
    const { now: words } = this.#host.inLanguage(en, 'calendar-dnd-now');
    const { active, source, until, calendar } = state;
    const text = active
      ? until ? words.until[source ?? 'unknown'](when(until)) : words.on
      : calendar.nextWindow ? words.next(when(calendar.nextWindow.start)) : words.off;
    return html`<span>${text}</span>`;
  }

  /** There is nothing to wait for. */
  get settled(): boolean {
    const view = this.#host.activeSession?.view(doNotDisturb);
    return view?.value !== undefined || view?.error !== undefined;
  }
}
