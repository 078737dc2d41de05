const plain = 'AaBbCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz';
const accented = 'ÅåƁƀÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž';
const accents = new Map([...plain].map((letter, at) => [letter, accented[at] ?? letter]));

/** A sentence with accents, in brackets, and longer by 40 %: "[Šåvéđ one two]". */
export function pseudo(text: string): string {
  if (text === '') return '';
  const extra = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ';
  const more = Math.max(1, Math.ceil([...text].length * 0.4) - 3);
  return `[${[...text].map((letter) => accents.get(letter) ?? letter).join('')} ${extra.repeat(Math.ceil(more / extra.length)).slice(0, more).trim()}]`;
}

/** All words of a panel as the pseudo-language has them. What is inserted stays as it is inside the brackets. */
export function lengthen(words: unknown): object;
export function lengthen(words: unknown): unknown {
  if (typeof words === 'string') return pseudo(words);
  if (typeof words === 'function') return (...values: unknown[]) => lengthen(words(...values));
  if (Array.isArray(words)) return words.map(lengthen);
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, lengthen(value)]));
}
