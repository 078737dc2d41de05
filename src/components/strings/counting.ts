/** Which form of a word goes with a number (CLDR); `#` stands for the number. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Words that count, in one language: `count(5, { one: '# change', other: '# changes' })`. */
export function counting(language: string): (count: unknown, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(Number(count))] ?? forms.other).replace('#', digits.format(Number(count)));
}
