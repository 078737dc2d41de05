import type { Access } from '../../client/session.ts';

export interface Voice {
  readonly id: string;
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
}
/** How a greeting can be typed. */
export interface SpeechParams { readonly maxLength: number; readonly voices: readonly Voice[] }

/** As much as the contract takes. */
const most = 1000;
const isText = (value: unknown): value is string => typeof value === 'string';

/** Undefined where the provider says nothing. */
export function speechOf(params: Access['params']): SpeechParams | undefined {
  const { maxLength = most, voices } = (params?.['speech'] ?? {}) as Readonly<Record<string, unknown>>;
  const known = (Array.isArray(voices) ? voices as readonly Partial<Voice>[] : []).flatMap(({ id, name = '', language }): Voice[] => (isText(id) && isText(language) ? [{ id, name, language }] : []));
  return known.length > 0 ? { maxLength: Math.min(most, Number(maxLength)), voices: known } : undefined;
}

const base = (language: string): string => language.split('-')[0] ?? '';

/** The voices as a list shows them: those of the panel's own language first. */
export function choicesOf(voices: readonly Voice[], locale: string): readonly { readonly id: string; readonly label: string }[] {
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const compare = new Intl.Collator(locale).compare;
  // A name that all of them have says nothing.
  const isNamed = new Set(voices.map(({ name }) => name)).size > 1;
  const rank = ({ language }: Voice): number => (language === locale ? 0 : base(language) === base(locale) ? 1 : 2);
  const named = ({ name, language }: Voice): string => {
    const spoken = nameOf(languages, language);
    return isNamed && name ? `${spoken} – ${name}` : spoken;
  };
  return voices.map((voice) => ({ id: voice.id, label: named(voice), rank: rank(voice) })).toSorted((a, b) => a.rank - b.rank || compare(a.label, b.label));
}

function nameOf(languages: Intl.DisplayNames, language: string): string {
  try {
    return languages.of(language) ?? language;
  } catch {
    // Not a language at all.
    return language;
  }
}
