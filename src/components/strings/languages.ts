import { files } from './files.ts';
import type { Language } from './language.ts';

// Fetched when a page wants more than plain English: how the best language is found.

/** Where we have the words of one region only. */
const near: Readonly<Record<string, string>> = { pt: 'pt-BR' };
/** Lengthened and accented English, by which a page sees what would not fit, and what nobody translates. */
const pseudo = 'en-XA';
/** How long a panel waits for its words before it shows the English ones, in milliseconds. */
const patience = 5000;
const rightToLeft = new Set(['ar', 'he']);

/** Every language there is, the pseudo-language aside. */
export const languages: readonly string[] = ['en', ...Object.keys(files)];

/** The words of one language, with the host's own among them. */
export interface Translation {
  /** BCP 47, for dates and lists: the language of the words, in the region asked for. */
  readonly locale: string;
  /** The words of this name; the English ones where there are no others. */
  words<W extends object>(name: string, english: W): W;
  /** The direction an element has to be given: none where its page has said one, or needs none. */
  direction(element: Element): 'rtl' | '';
}

/** The first language of a list that we have; English where we have none. */
function choose(wanted: readonly string[]): { readonly locale: string; readonly file: string } {
  for (const one of wanted) {
    const locale = canonical(one);
    const language = locale.split('-', 1)[0] ?? '';
    const file = [locale, language, near[language] ?? ''].find((name) => Object.hasOwn(files, name) || name === 'en' || name === pseudo);
    if (file) return { locale, file };
  }
  return { locale: 'en', file: 'en' };
}

/** `fr_ca` and `iw` are `fr-CA` and `he`; what is no language is nothing. */
function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? '';
  } catch {
    return '';
  }
}

/** The words to show, by the languages wanted, the best first. A language that does not arrive is English, and a warning. */
export async function translate(wanted: readonly string[], own?: object | ((locale: string) => object)): Promise<Translation> {
  let { locale, file } = choose(wanted);
  let base: (name: string, english: object) => object = (_, english) => english;
  try {
    if (file === pseudo) {
      const { lengthen } = await import('./pseudo.ts');
      base = (_, english) => lengthen(english);
    } else if (file !== 'en') {
      const language = (await inTime(files[file]?.()))?.default;
      base = (name, english) => language?.[name as keyof Language] ?? english;
    }
  } catch (error) {
    console.warn(`The words in “${file}” could not be loaded; the settings are in English.`, error);
    [locale, file] = ['en', 'en'];
  }
  const chosen = typeof own === 'function' ? own(locale) : own;
  // By the English words, of which a panel may have some before the others.
  const made = new Map<object, object>();
  return {
    locale,
    words<W extends object>(name: string, english: W): W {
      const words = made.get(english) ?? merge(base(name, english), (chosen as Record<string, unknown> | undefined)?.[name]) as object;
      made.set(english, words);
      return words as W;
    },
    direction: (element) => (rightToLeft.has(file) && !directionAround(element) ? 'rtl' : ''),
  };
}

function inTime<R>(arriving: Promise<R> | undefined): Promise<R | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('It took too long')), patience); });
  return Promise.race([arriving, late]).finally(() => clearTimeout(timer));
}

/** The host's words over ours. A sentence of the host's may do without what ours is told. */
function merge(ours: unknown, theirs: unknown): unknown {
  if (theirs === undefined) return ours;
  if (typeof ours === 'function') return typeof theirs === 'function' ? theirs : () => theirs;
  if (typeof ours !== 'object' || ours === null) return theirs;
  const words = ours as Record<string, unknown>;
  return { ...words, ...Object.fromEntries(Object.entries(theirs as object).map(([name, value]) => [name, merge(words[name], value)])) };
}

/** Somebody above has said which way to write. */
function directionAround(element: Element): boolean {
  const root = element.getRootNode();
  return element.closest('[dir=rtl i], [dir=ltr i], [dir=auto i]') !== null || (root instanceof ShadowRoot && directionAround(root.host));
}
