import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { freshManifest, type Manifest } from '../../scripts/lib/build.ts';
import { files, root, text } from '../../scripts/lib/files.ts';
import { pages } from '../../scripts/lib/size.ts';
import { tokens } from '../../src/themes/tokens.ts';

function check(script: string): void {
  const result = spawnSync(process.execPath, [`scripts/${script}.ts`, '--check'], { cwd: root, encoding: 'utf8' });
  assert.equal(result.status, 0, `${result.stdout}${result.stderr}`);
}

describe('what is made from the sources', () => {
  it('custom-elements.json says what the elements are', () => check('manifest'));

  it('openapi.json says what the contract is', () => check('openapi'));
});

describe('what a page weighs', () => {
  const manifest = freshManifest() as Manifest;

  for (const { name, gzip, budget } of manifest === undefined ? [] : pages(manifest)) {
    it(`${name} is within its ${budget} bytes`, () => assert.ok(gzip <= budget, `${gzip} bytes; npm run size -- --modules <tag> says which module weighs what`));
  }

  it('was measured', () => assert.ok(manifest !== undefined, 'dist/ is not what src/ says; run: npm run build'));
});

describe('the tokens', () => {
  const declared = new Set(Object.keys(tokens));
  const places = files('src/**/*.ts').filter((path) => path !== 'src/themes/tokens.ts');
  /** Names that follow `prefix` somewhere, with the files they are in. A name that ends in `-` is put together by code. */
  const named = (prefix: string, paths: readonly string[]) => new Map(paths.flatMap((path) => [...text(path).matchAll(new RegExp(`(?<![\\w-])${prefix}([a-z][a-z0-9-]*)`, 'g'))].map(([, name = '']) => [name, path] as const)));

  it('are all declared: no panel, story or page uses one that is not', () => {
    const used = named('--fp-', [...places, ...files('stories/**/*.ts', 'examples/**/*.{css,html,js,ts}')]);
    assert.deepEqual([...used].filter(([name]) => !declared.has(name)).map(([name, path]) => `${path} uses --fp-${name}`), []);
  });

  it('are all used: none is only declared', () => {
    const used = new Set([...named('--_', places).keys(), ...named('--fp-', places).keys(), ...named('--_', ['src/themes/tokens.ts']).keys()]);
    const drawn = text('src/themes/tokens.ts');
    assert.deepEqual([...declared].filter((name) => !used.has(name) && !drawn.includes(`var(--fp-${name}`)), []);
  });

  it('have private names only for what some token or rule declares', () => {
    const all = places.map(text).join('\n');
    const local = new Set([...all.matchAll(/--_([a-z][a-z0-9-]*)\s*:/g)].map(([, name = '']) => name));
    const unknown = [...named('--_', places)].filter(([name]) => !declared.has(name) && !local.has(name) && !name.startsWith('fp-'));
    assert.deepEqual(unknown.map(([name, path]) => `${path} uses --_${name}`), []);
  });
});
