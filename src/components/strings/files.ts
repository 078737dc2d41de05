import type { Language } from './language.ts';

type Load = () => Promise<{ readonly default: Language }>;

/** Where the words of each language are. */
export const files: Readonly<Record<string, Load>> = {
  'ar': () => import('./ar.ts'),
  'de': () => import('./de.ts'),
  'es': () => import('./es.ts'),
  'fr': () => import('./fr.ts'),
  // It is made of French, which need not wait for it.
  'fr-CA': () => (void import('./fr.ts'), import('./fr-ca.ts')),
  'he': () => import('./he.ts'),
  'ja': () => import('./ja.ts'),
  'pl': () => import('./pl.ts'),
  'pt-BR': () => import('./pt-br.ts'),
};

/** Begins to fetch the words that are most likely wanted, before it is known exactly which. */
export function fetchEarly(tag: string): void {
  (files[tag] ?? files[tag.slice(0, 2)])?.().catch(() => undefined);
}
