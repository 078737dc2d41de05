import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { build } from 'esbuild';
import { type Arbitrary, assert as always, array, boolean, constant, constantFrom, dictionary, integer, oneof, property, record, tuple } from 'fast-check';
import * as z from 'zod/mini';
import * as contract from '../../src/client/contract/index.ts';
import { fieldIssues } from '../../src/client/contract/common.ts';
import { keywords } from '../../src/client/contract/keywords.ts';
import { root } from '../../scripts/lib/files.ts';

/** As the pages get it: the same contract, over the part of zod that is our own. */
async function leanContract(): Promise<{ readonly contract: unknown; fieldIssues: typeof fieldIssues; safeParse: typeof z.safeParse }> {
  const contents = `export * as contract from './index.ts'; export { fieldIssues } from './common.ts'; export { safeParse } from './lean-zod.ts';`;
  const { outputFiles: [file] } = await build({
    stdin: { contents, resolveDir: `${root}/src/client/contract` }, alias: { 'zod/mini': join(root, 'src/client/contract/lean-zod.ts') },
    bundle: true, format: 'esm', write: false, target: 'es2022',
  });
  return await import(`data:text/javascript;base64,${Buffer.from(file?.contents ?? '').toString('base64')}`) as Awaited<ReturnType<typeof leanContract>>;
}

/** Every schema of the contract, by where it stands. */
function schemasIn(node: unknown, is: (node: object) => boolean, path = '', seen = new Set<unknown>()): [string, z.core.$ZodType][] {
  if (typeof node !== 'object' || node === null || seen.has(node)) return [];
  seen.add(node);
  if (is(node)) return [[path, node as z.core.$ZodType]];
  return Object.entries(node).flatMap(([key, value]) => schemasIn(value, is, `${path}/${key}`, seen));
}

const junk = constantFrom<unknown>(undefined, null, '', ' ', 'x', 'x'.repeat(300), 0, -1, 1.5, 12, true, false, [], [null], {}, { a: 1 }, '2026-03-01T10:00:00Z', '+16135550199');

/** Mostly what a schema wants, sometimes not. */
function near(schema: z.core.$ZodType): Arbitrary<unknown> {
  const { def } = schema._zod as { readonly def: z.core.$ZodTypeDef & { shape?: Record<string, z.core.$ZodType>; catchall?: z.core.$ZodType; innerType?: z.core.$ZodType; element?: z.core.$ZodType } };
  const known = keywords.get(schema) ?? {};
  const wanted = ((): Arbitrary<unknown> => {
    const { innerType, element, shape, catchall } = def;
    if (innerType) return oneof(near(innerType), constantFrom(undefined, null));
    if (element) return array(near(element), { maxLength: 3 });
    if (shape) {
      const keys = Object.keys(shape);
      const members = record(Object.fromEntries(keys.map((key) => [key, near(shape[key] ?? schema)])), { requiredKeys: keys.filter((_, index) => index % 2 === 0), noNullPrototype: true });
      const others = dictionary(constantFrom('a', '__proto__', 'constructor', 'x-new'), catchall && catchall._zod.def.type !== 'never' ? near(catchall) : junk, { maxKeys: 2, noNullPrototype: true });
      return tuple(members, oneof({ weight: 3, arbitrary: constant({}) }, { weight: 1, arbitrary: others })).map(([a, b]) => ({ ...b, ...a }));
    }
    if (def.type === 'boolean') return boolean();
    if (def.type === 'number') return oneof(integer({ min: -2, max: 70 }), constantFrom(NaN, Infinity, 0.5));
    const words = [known['enum'], known['known']].flat().filter((each) => typeof each === 'string');
    return words.length > 0 ? constantFrom<unknown>(...words, 'newer') : junk;
  })();
  return oneof({ weight: 12, arbitrary: wanted }, { weight: 1, arbitrary: junk });
}

describe("What stands in zod's place on a page", async () => {
  const lean = await leanContract();
  const schemas = schemasIn(contract, (node) => '_zod' in node);
  const leanSchemas = new Map(schemasIn(lean.contract, (node) => 'safeParse' in node));

  it('knows every schema of the contract', () => {
    assert.ok(schemas.length > 60, `${schemas.length} schemas`);
    assert.deepEqual([...leanSchemas.keys()], schemas.map(([path]) => path));
  });

  for (const [path, schema] of schemas) {
    it(`takes and refuses what zod does: ${path}`, () => {
      const leanSchema = leanSchemas.get(path);
      assert.ok(leanSchema);
      always(property(near(schema), (value) => {
        const [real, ours] = [z.safeParse(schema, value), lean.safeParse(leanSchema, value)];
        assert.equal(ours.success, real.success);
        assert.deepEqual(ours.data, real.data);
        assert.deepEqual(lean.fieldIssues(ours.error), fieldIssues(real.error));
      }), { numRuns: 200 });
    });
  }
});
