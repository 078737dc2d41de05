import { transform } from 'esbuild';
import type { Plugin } from 'rollup';

interface Quasi { readonly start: number; readonly end: number; readonly value: { readonly raw: string; readonly cooked: string } }
interface Node { readonly type: string; readonly tag?: { readonly name?: string }; readonly quasi?: { readonly quasis: readonly Quasi[] } }

/** Takes out of css`…` and html`…` the spaces that people need and browsers do not. Lines keep their numbers, for the source maps. */
export const smallLiterals: Plugin = {
  name: 'small-literals',
  async transform(code) {
    if (!/\b(css|html|svg)`/.test(code)) return null;
    const edits: { readonly quasi: Quasi; readonly text: string }[] = [];
    for (const { tag, quasi } of taggedLiterals(this.parse(code))) {
      const values = quasi.quasis.map(({ value }) => value);
      const small = tag === 'css' ? await smallCss(values.map(({ cooked }) => cooked)) : values.map(({ raw }) => raw.replaceAll(/\s*\n\s*/g, ' '));
      quasi.quasis.forEach((each, index) => edits.push({ quasi: each, text: small[index] ?? '' }));
    }
    let rest = code;
    for (const { quasi: { start, end, value }, text } of edits.toSorted((a, b) => b.quasi.start - a.quasi.start)) {
      const next = end + (rest[end] === '`' ? 1 : 2);
      const lines = '\n'.repeat(value.raw.split('\n').length - text.split('\n').length);
      rest = rest.slice(0, start) + text + rest.slice(end, next) + lines + rest.slice(next);
    }
    return { code: rest, map: null };
  },
};

function taggedLiterals(node: unknown): { tag: string; quasi: NonNullable<Node['quasi']> }[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, tag, quasi } = node as Node;
  const here = type === 'TaggedTemplateExpression' && quasi && /^(css|html|svg)$/.test(tag?.name ?? '') ? [{ tag: tag?.name ?? '', quasi }] : [];
  return [...here, ...Object.values(node).flatMap(taggedLiterals)];
}

/** An expression stands where a declaration may, so one of our own marks its place. */
async function smallCss(texts: readonly string[]): Promise<string[]> {
  const { code } = await transform(texts.reduce((all, text, index) => `${all}--here-${index}:0;${text}`), { loader: 'css', minify: true });
  const small = code.trimEnd().replaceAll(/[\\`]/g, '\\$&').split(/--here-\d+: ?0;?/);
  if (small.length !== texts.length) throw new Error('css`…` takes expressions only in place of declarations');
  return small;
}
