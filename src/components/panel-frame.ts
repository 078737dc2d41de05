import { html, nothing } from 'lit';
import type { ApiError } from '../client/errors.ts';
import { reasonText } from './controllers/bound.ts';
import type { PanelStore } from './controllers/panel-host.ts';
import type { PanelElement } from './panel-element.ts';
import type { Strings } from './strings/en.ts';
import { banner, frame, saveBar, skeleton } from './ui/frame.ts';
import { icons } from './ui/icons.ts';

export interface Heading {
  readonly title: string;
  readonly lead?: string;
  /** The capability without which there is nothing to show. */
  readonly feature: string;
  /** The rows to come. */
  readonly shape: readonly ('field' | 'switch' | 'item')[];
  readonly tools?: unknown;
  /** The panel's own words for problem codes; they go into a sentence. */
  readonly problem?: Readonly<Record<string, string>>;
}

/** A failure in words: the panel's own for its codes, a lock with its reason, else what kind of failure it was. */
function failureText(error: ApiError, failed: PanelStore['failed'], { problem = {} }: Heading, strings: Strings): string {
  const why = problem[error.code ?? ''] ?? strings.why[error.kind];
  return failed === 'save' ? strings.notSaved(why) : strings.notLoaded(why);
}

/** What is wrong, once each, the most pressing first. */
function banners(panel: PanelElement, heading: Heading): unknown {
  const { activeSession: session, stores, strings } = panel;
  if (session?.signedOut) {
    const retry = async (): Promise<void> => {
      await session.refresh();
      if (!session.signedOut && panel.saveFailed) await panel.save();
    };
    return banner(strings.signedOut, { tone: 'warn', icon: icons.lock(), action: { label: strings.retry, run: () => void retry() } });
  }
  if (stores.some(({ conflicted }) => conflicted)) return banner(strings.conflict, { tone: 'warn', icon: icons.swap() });
  const saves = stores.filter(({ failed }) => failed === 'save');
  const loads = stores.filter(({ failed }) => failed === 'load');
  const [worst] = saves.length > 0 ? saves : loads;
  if (worst?.error) {
    const reload = (): void => {
      if (session && !session.capabilities.value) void session.capabilities.load();
      for (const store of loads) store.reload();
    };
    const retry = saves.length > 0 ? (): void => void panel.save() : reload;
    return banner(failureText(worst.error, worst.failed, heading, strings), {
      tone: worst.ready && worst.failed === 'load' ? 'warn' : 'danger',
      action: saves.length === 0 || worst.error.retryable ? { label: strings.retry, run: retry } : undefined,
    });
  }
  const capabilityError = session?.capabilities.error;
  if (capabilityError && !session.capabilities.value) {
    return banner(failureText(capabilityError, 'load', heading, strings), { tone: 'danger', action: { label: strings.retry, run: () => void session.capabilities.load() } });
  }
  return session && !session.online ? banner(strings.offline, { icon: icons.offline() }) : nothing;
}

const summary = ({ strings, changes }: PanelElement): unknown => html`<b>${strings.changes(changes)}</b>`;

/** A value nobody thought of must not leave the user before rows that never come. */
function drawn(body: () => unknown, strings: Strings): unknown {
  try {
    return body();
  } catch (error) {
    reportError(error);
    return banner(strings.notLoaded(strings.why.contract), { tone: 'danger' });
  }
}

/** A panel in its frame, in whichever state it is: it is never blank, and never loses what it showed last. */
export function framed(panel: PanelElement, heading: Heading, body: () => unknown): unknown {
  const { title, lead, feature, shape, tools } = heading;
  const { activeSession: session, stores, strings, embedded, dirty, saving } = panel;
  const capabilities = session?.capabilities;
  if (panel.forgotten) return frame({ title, busy: false, banners: nothing, body: banner(strings.noSession), bar: nothing });
  const access = session?.access(feature);
  if (access?.access === 'none') {
    const text = access.reason ? reasonText(access, strings) : strings.unavailable;
    return frame({ title, busy: false, banners: nothing, body: banner(text, { icon: icons.lock() }), bar: nothing });
  }
  const ready = capabilities?.value !== undefined && stores.every((store) => store.ready);
  // What saves itself needs the bar only when that did not work.
  const waits = !panel.autosave || panel.saveFailed;
  const failed = capabilities?.error !== undefined || stores.some(({ error }) => error);
  return frame({
    title, lead, tools: ready ? tools : nothing,
    busy: !ready && !failed,
    banners: banners(panel, heading),
    body: ready ? drawn(body, strings) : failed ? nothing : skeleton(shape),
    bar: embedded ? nothing : saveBar({
      dirty: dirty && waits, saving: saving && waits, saved: panel.justSaved, summary: summary(panel), words: { ...strings, update: strings.updateSettings },
      save: () => void panel.save(), discard: () => panel.discard(),
    }),
  });
}
