import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { files, json, tags, text, tracked } from '../../scripts/lib/files.ts';
import { importsOf, withoutComments } from '../../scripts/lib/imports.ts';

/** Where `pattern` is found in the code (not the comments) of these files, as `path:line: text`. */
function found(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) => withoutComments(text(path)).split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])));
}

const shown = files('src/**/*.ts', 'stories/**/*.ts', 'examples/**/*.{html,js,ts}', 'server/src/**/*.ts');
const tests = files('test/**/*.test.ts').filter((path) => path !== 'test/guards/sources.test.ts');
const written = tracked().filter((path) => !/\.(png|ico|woff2|webp|jpg)$/.test(path) && path !== 'package-lock.json' && path !== 'test/guards/sources.test.ts');

describe('what the sources may not hold', () => {
  it('any type that is no type', () => {
    assert.deepEqual(found(files('src/**/*.ts', 'server/src/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts', 'stories/**/*.ts'), /(?::|\bas|<|,|\|)\s*any\b(?!['\w-])/), []);
  });

  it('text that becomes markup or code while the page runs', () => {
    assert.deepEqual(found(shown, /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|unsafeHTML|unsafeSVG)\b/), []);
    assert.deepEqual(found(shown, /\beval\(|new Function\(|set(?:Timeout|Interval)\(['"`]/), []);
  });

  it('styles or scripts inline, which a strict page refuses', () => {
    assert.deepEqual(found(shown, /\sstyle=(?!\$\{styleMap)|<style\b|\son[a-z]+="|<script>|javascript:/), []);
  });

  it('files too long to keep in mind', () => {
    // A language is read from top to bottom, and is one file.
    const kept = files('src/**/*.ts', 'server/src/**/*.ts').filter((path) => !/^src\/components\/strings\/\w\w(-\w+)?\.ts$/.test(path));
    assert.deepEqual(kept.map((path) => [path, text(path).split('\n').length - 1] as const).filter(([, lines]) => lines > 250), []);
  });

  it('tests that are left out, or that leave others out', () => {
    assert.deepEqual(found(tests, /\b(?:it|test|describe|suite)\.(?:only|skip|todo)\b|\bthis\.skip\(|\b(?:skip|only|todo): true/), []);
  });

  it('tests that sleep in place of waiting for something', () => {
    assert.deepEqual(found(tests, /\baTimeout\(|\bsetTimeout\((?:resolve|r|done)\b|await (?:sleep|delay|wait)\(\d/), []);
  });

  it('work that is left for later', () => {
    const later = written.filter((path) => /\.(ts|js|css|html)$/.test(path)).flatMap((path) => (/\b(?:TODO|FIXME|XXX)\b/.test(text(path)) ? [path] : []));
    assert.deepEqual(later.filter((path) => path !== '.oxlintrc.json'), []);
  });
});

describe('what leaves this machine', () => {
  it('names no folder of it', () => {
    const machine = /(?<![\w.@-])\/(?:work|root|home\/\w+|Users\/\w+|tmp\/[\w.-]+)\/|file:\/\/\//;
    assert.deepEqual(written.filter((path) => machine.test(text(path))), []);
  });

  it('names no package registry, neither in the lockfile nor elsewhere', () => {
    const registry = /registry\.(?:npmjs|yarnpkg)|npm\.pkg\.|https?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio)[\w.-]*/i;
    assert.deepEqual([...written, 'package-lock.json'].filter((path) => registry.test(text(path))), []);
    const resolved = Object.values(json<{ packages: Record<string, { resolved?: string; link?: boolean }> }>('package-lock.json').packages);
    assert.deepEqual(resolved.filter(({ resolved: from, link }) => from !== undefined && link !== true), []);
  });

  it('asks for exact versions', () => {
    type Package = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };
    const asked = ['package.json', 'server/package.json'].flatMap((path) => {
      const { dependencies, devDependencies } = json<Package>(path);
      return Object.entries({ ...dependencies, ...devDependencies });
    });
    assert.deepEqual(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)), []);
  });

  it('uses every package it asks for', () => {
    const { dependencies, devDependencies } = json<{ dependencies: Record<string, string>; devDependencies: Record<string, string> }>('package.json');
    const server = json<{ dependencies: Record<string, string> }>('server/package.json').dependencies;
    const places = tracked().filter((path) => /\.(ts|js|json|html)$/.test(path) && !/^(package-lock|custom-elements|openapi)\.json$/.test(path) && !path.endsWith('package.json'));
    const all = places.map(text).join('\n');
    // The types of Node and of the test frame are used by being there.
    const unused = Object.keys({ ...dependencies, ...devDependencies, ...server }).filter((name) => !name.startsWith('@types/') && !all.includes(name));
    assert.deepEqual(unused, []);
  });
});

describe('every list that is kept by hand twice', () => {
  it('has the same elements: folder, registration, package, story, test', () => {
    const all = tags();
    assert.ok(all.length >= 6, `elements found: ${all.join(', ')}`);
    const missing = all.flatMap((tag) => [
      importsOf('src/define.ts').some(({ target }) => target === `src/components/${tag}/define.ts`) ? [] : [`src/define.ts does not register <${tag}>`],
      importsOf('src/index.ts').some(({ target }) => target === `src/components/${tag}/${tag}.ts`) ? [] : [`src/index.ts does not export <${tag}>`],
      files(`stories/**/${tag}.stories.ts`).length === 1 ? [] : [`stories/ has no ${tag}.stories.ts`],
      files(`test/elements/**/${tag}.test.ts`).length === 1 ? [] : [`test/elements/ has no ${tag}.test.ts`],
    ].flat());
    assert.deepEqual(missing, []);
  });

  it('has a folder of its own only for an element, or for what all elements share', () => {
    const folders = new Set(files('src/components/*/*.ts').map((path) => path.split('/')[2] ?? ''));
    assert.deepEqual([...folders].filter((name) => !['controllers', 'sound', 'strings', 'ui'].includes(name) && !tags().includes(name)), []);
  });

  it('has a test or a story for nothing that is not there', () => {
    const named = files('stories/**/*.stories.ts').map((path) => path.split('/').at(-1)?.replace('.stories.ts', '') ?? '');
    assert.ok(named.every((name) => tags().includes(name) || !name.includes('-')), `stories: ${named.join(', ')}`);
  });

  it('tries every panel that sounds for what it leaves behind', () => {
    const sounding = tags().filter((tag) => files(`src/components/${tag}/*.ts`).some((path) => importsOf(path).some(({ target, typeOnly }) => !typeOnly && target.startsWith('src/components/sound/'))));
    const [, tried = ''] = /withSound = \[([^\]]+)\]/.exec(text('test/elements/sound-left.test.ts')) ?? [];
    assert.deepEqual([...tried.matchAll(/[\w-]+/g)].map(([tag]) => tag), sounding);
  });

  it('shows every story to axe, once', () => {
    const looked = files('test/elements/axe-*.test.ts').flatMap((path) => importsOf(path).map(({ target }) => target)).filter((target) => target?.startsWith('stories/'));
    assert.deepEqual(looked.toSorted(), files('stories/**/*.stories.ts').toSorted());
  });

  it('puts every export of the package where the build puts it', () => {
    const { exports } = json<{ exports: Record<string, string | { default: string; types: string }> }>('package.json');
    assert.deepEqual(Object.keys(exports), ['.', './define.js', './client.js', './custom-elements.json', './package.json', './*.js']);
  });
});
