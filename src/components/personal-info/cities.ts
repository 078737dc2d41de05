import { cities } from './zone-label.ts';

type Load = () => Promise<{ readonly default: Readonly<Record<string, string>> }>;

const files: Readonly<Record<string, Load>> = {
  ar: () => import('./cities/ar.ts'),
  de: () => import('./cities/de.ts'),
  es: () => import('./cities/es.ts'),
  fr: () => import('./cities/fr.ts'),
  he: () => import('./cities/he.ts'),
  ja: () => import('./cities/ja.ts'),
  pl: () => import('./cities/pl.ts'),
  pt: () => import('./cities/pt.ts'),
};
const fetching = new Map<string, Promise<void>>();

/** Fetches the names of cities in a language, once. Without them they stay English. */
export async function fetchCities(locale: string): Promise<void> {
  const language = locale.slice(0, 2);
  const load = files[language];
  if (!load || cities.has(language)) return;
  const arriving = fetching.get(language) ?? load().then((file) => void cities.set(language, file.default), () => void fetching.delete(language));
  fetching.set(language, arriving);
  await arriving;
}
