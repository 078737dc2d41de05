import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { freshManifest } from '../../scripts/lib/build.ts';
import { json, root, tags, text } from '../../scripts/lib/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'faceplate-package-'));
const home = join(folder, 'node_modules', '@faceplate', 'elements');
let tarball = '';
let packed: string[] = [];

function tool(command: string, args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  return spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 120_000 });
}

/** Copies what the package depends on, and what that depends on, so that npm finds it there and asks no registry. */
function bring(name: string, done = new Set<string>()): void {
  const from = join('node_modules', name);
  if (done.has(name) || !existsSync(join(root, from))) return;
  done.add(name);
  cpSync(join(root, from), join(folder, from), { recursive: true });
  const { dependencies = {} } = json<{ dependencies?: Record<string, string> }>(`${from}/package.json`);
  for (const inner of Object.keys(dependencies)) bring(inner, done);
}

describe('the package, as npm gives it to an empty project', () => {
  before(() => {
    assert.ok(freshManifest() !== undefined, 'dist/ is not what src/ says; run: npm run build');
    const result = tool('npm', ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder], root);
    assert.equal(result.status, 0, result.stderr);
    const [info] = Object.values(JSON.parse(result.stdout) as Record<string, { filename: string; files: { path: string }[] }>);
    assert.ok(info !== undefined, result.stdout);
    tarball = join(folder, info.filename.replace(/^.*\//, ''));
    packed = info.files.map(({ path }) => path);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
    Object.keys(json<{ dependencies: Record<string, string> }>('package.json').dependencies).forEach((name) => bring(name));
    const installed = tool('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', tarball], folder);
    assert.equal(installed.status, 0, `npm install of the tarball failed: ${installed.stderr}`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what a host needs and nothing else', () => {
    const strange = packed.filter((path) => !/^(dist\/|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$|custom-elements\.json$|openapi\.json$)/.test(path));
    assert.deepEqual(strange, []);
    for (const path of ['LICENSE', 'custom-elements.json', 'dist/index.js', 'dist/types/index.d.ts', 'dist/manifest.json']) assert.ok(packed.includes(path), `${path} is not in it`);
  });

  it('has a door for each element, and a type for each door', () => {
    for (const tag of tags()) {
      assert.ok(existsSync(join(home, `dist/${tag}.js`)), `dist/${tag}.js`);
      assert.ok(existsSync(join(home, `dist/types/components/${tag}/define.d.ts`)), `types of ${tag}.js`);
    }
  });

  for (const [moduleResolution, module] of [['bundler', 'esnext'], ['nodenext', 'nodenext']] as const) {
    it(`has types that resolve with moduleResolution ${moduleResolution}, with no file left unchecked`, () => {
      const place = join(folder, moduleResolution);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'consumer.ts'), text('test/guards/consumer/consumer.txt'));
      writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({
        compilerOptions: { module, moduleResolution, target: 'es2022', lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'], types: [], strict: true, skipLibCheck: false, noEmit: true },
      }));
      const result = tool(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], place);
      assert.equal(result.status, 0, result.stdout);
    });
  }

  it('is what publint wants', async () => {
    const { messages } = await publint({ pkgDir: home, strict: true, pack: false });
    const pkg = json<Record<string, unknown>>('package.json');
    assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
  });

  it('has the types it says, for everyone who can import an ES module', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
    assert.notEqual(analysis.types, false, 'no types at all');
    const { problems } = analysis as { problems: readonly { kind: string; entrypoint?: string; resolutionKind?: string }[] };
    // Node's old resolution knows no exports, and require() gets a promise: both are told so by our README.
    const real = problems.filter(({ kind, resolutionKind }) => resolutionKind !== 'node10' && kind !== 'CJSResolvesToESM');
    assert.deepEqual(real, []);
  });

  it('can be imported where there is no DOM, and does nothing there', () => {
    const names = ['@faceplate/elements', '@faceplate/elements/define.js', '@faceplate/elements/client.js', ...tags().map((tag) => `@faceplate/elements/${tag}.js`)];
    writeFileSync(join(folder, 'import.js'), `
      const before = Object.keys(globalThis).join();
      for (const name of ${JSON.stringify(names)}) await import(name);
      if (globalThis.customElements || globalThis.HTMLElement || globalThis.document) throw new Error('a DOM appeared');
      const added = Object.keys(globalThis).filter((key) => !before.split(',').includes(key));
      console.log(JSON.stringify(added));
    `);
    const result = tool(process.execPath, ['import.js'], folder);
    assert.equal(result.status, 0, result.stderr);
  });

  it('registers nothing when only its classes are imported', () => {
    writeFileSync(join(folder, 'classes.js'), `
      const registered = [];
      globalThis.HTMLElement = class {};
      globalThis.customElements = { define: (name) => registered.push(name), get: () => undefined };
      await import('@faceplate/elements');
      await import('@faceplate/elements/client.js');
      if (registered.length > 0) throw new Error(registered.join());
      await import('@faceplate/elements/define.js');
      console.log(registered.sort().join());
    `);
    const result = tool(process.execPath, ['classes.js'], folder);
    assert.equal(result.status, 0, result.stderr);
    assert.equal(result.stdout.trim(), tags().sort().join());
  });

  it('has a client that brings no Lit along', () => {
    const manifest = freshManifest();
    const scripts = ['client.js', ...(manifest?.entries['client']?.imports ?? [])];
    assert.deepEqual(scripts.filter((path) => /litElementVersions|lit-html/.test(readFileSync(join(home, 'dist', path), 'utf8'))), []);
  });
});
