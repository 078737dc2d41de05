import type { Choice } from '../ui/fields.ts';

/** Where the provider does not say which languages there are. */
const ours = ['en', 'es', 'fr', 'fr-CA', 'pt-BR', 'de', 'pl', 'ja', 'he', 'ar'];

/** A language in its own words: "français canadien" begins with a capital here. */
export function languageName(tag: string): string {
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
    const [first = ''] = name;
    return first.toLocaleUpperCase(tag) + name.slice(first.length);
  } catch {
    return tag;
  }
}

/** The languages that the user may choose from, each by its own name. `offered` is the page's own list, or the provider's `params.languages`. */
export function languageChoices(offered: unknown): Choice[] {
  const tags = typeof offered === 'string' ? offered.split(/\s+/).filter(Boolean) : Array.isArray(offered) ? offered.filter((tag): tag is string => typeof tag === 'string') : ours;
  return tags.map((value) => ({ value, label: languageName(value) }));
}
