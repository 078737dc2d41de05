import { html, nothing } from 'lit';
import type { Saveable } from '../controllers/contexts.ts';
import type { Strings } from '../strings/en.ts';
import { banner, frame, saveBar, skeleton } from '../ui/frame.ts';
import type { en } from './en.ts';

interface Pending {
  readonly title: string;
  readonly below: boolean;
  readonly failed: boolean;
  readonly words: { readonly failure: string; readonly retry: string };
  readonly run: () => void;
}

/** The section's code is on its way, or did not arrive; of what stands below other panels, nothing is said until then. */
export function pending({ title, below, failed, words, run }: Pending): unknown {
  const failure = failed ? banner(words.failure, { tone: 'danger', action: { label: words.retry, run } }) : nothing;
  return below ? failure : frame({ title, busy: !failed, bar: nothing, banners: failure, body: failed ? nothing : skeleton(['field', 'field', 'field']) });
}

interface Shell { readonly strings: Strings; readonly locale: string; readonly autosave: boolean; save(): unknown; discard(): void }
interface BarState {
  readonly words: typeof en;
  readonly dirty: readonly Saveable[];
  /** The last save left something. */
  readonly failed: boolean;
  readonly saved: boolean;
  /** The name of a panel's section. */
  readonly label: (panel: Saveable) => string;
}

/** What waits to be saved in all sections, and where. */
export function shellBar(shell: Shell, { words, dirty, failed, saved, label }: BarState): unknown {
  const { strings } = shell;
  const refused = dirty.filter(({ saveFailed }) => saveFailed);
  const waits = !shell.autosave || refused.length > 0;
  const labels = (panels: readonly Saveable[]): string => new Intl.ListFormat(shell.locale).format(new Set(panels.map(label)));
  const [changes, where] = words.changesIn(strings.changes(dirty.reduce((count, panel) => count + panel.changes, 0)), labels(dirty));
  return saveBar({
    dirty: dirty.length > 0 && waits, saving: waits && dirty.some(({ saving }) => saving), saved,
    summary: failed && refused.length > 0 ? html`<span role="alert">${words.failedIn(labels(refused))}</span>` : html`<b>${changes}</b>${where}`,
    words: { ...strings, update: strings.updateSettings }, save: () => void shell.save(), discard: () => shell.discard(),
  });
}
