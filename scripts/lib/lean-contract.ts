import { join } from 'node:path';
import type { Plugin } from 'rollup';
import { root } from './files.ts';

/** Of zod a page needs little, and nothing of what only the OpenAPI document says (decision 0026). */
export const leanContract: Plugin = {
  name: 'lean-contract',
  resolveId: (source) => source === 'zod/mini' ? join(root, 'src/client/contract/lean-zod.ts') : undefined,
  load: (id) => id.endsWith('/contract/keywords.ts') ? 'export const described = (schema) => schema;' : undefined,
};

/** Takes out of operations what only that document or the server asks for; after TypeScript's own syntax is gone. */
export const leanOperations: Plugin = {
  name: 'lean-operations',
  transform(code, id) {
    if (!/\/src\/client\/contract\/[\w-]+\.ts$/.test(id)) return null;
    const unneeded = objects(this.parse(code)).flatMap((members) => members.flatMap((member, index) =>
      isForOthers(member) ? [{ start: member.start, end: members[index + 1]?.start ?? member.end }] : []));
    const lean = unneeded.toSorted((a, b) => b.start - a.start).reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), code);
    return { code: lean, map: null };
  },
};

interface Member { readonly start: number; readonly end: number; readonly key?: { readonly name?: string }; readonly value?: { readonly value?: unknown } }

const isForOthers = ({ key, value }: Member): boolean =>
  key?.name === 'summary' || key?.name === 'query' || (key?.name === 'status' && typeof value?.value === 'number');

/** The members of every object that is written out. */
function objects(node: unknown): (readonly Member[])[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, properties = [] } = node as { readonly type?: string; readonly properties?: readonly Member[] };
  return [...type === 'ObjectExpression' ? [properties] : [], ...Object.values(node).flatMap(objects)];
}
