// Writes custom-elements.json, the elements' description for editors and documentation. With --check it only compares.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, tags, text } from './lib/files.ts';

const target = 'custom-elements.json';
const fresh = analyze();
if (!process.argv.includes('--check')) {
  writeFileSync(join(root, target), fresh);
} else if (!existsSync(join(root, target)) || text(target) !== fresh) {
  console.error(`${target} is not what src/ says; run: npm run manifest`);
  process.exitCode = 1;
}

function analyze(): string {
  const cache = join(root, 'node_modules/.cache');
  const out = mkdtempSync(join(existsSync(cache) ? cache : join(root, 'node_modules'), 'manifest-'));
  try {
    // Or else the analyzer writes into package.json; there is no option on the command line for that.
    const config = join(out, 'config.mjs').slice(root.length + 1);
    writeFileSync(join(root, config), 'export default { packagejson: false };\n');
    const result = spawnSync(process.execPath, [
      join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js'), 'analyze', '--litelement', '--quiet', '--config', config,
      '--globs', 'src/components/{*-element,events}.ts', ...tags().map((tag) => `src/components/${tag}/${tag}.ts`), '--outdir', out.slice(root.length + 1),
    ], { cwd: root, encoding: 'utf8' });
    if (result.status !== 0) throw new Error(`the analyzer failed: ${result.stderr}${result.stdout}`);
    return `${JSON.stringify(asPublished(JSON.parse(readFileSync(join(out, target), 'utf8')) as Manifest), null, 1)}\n`;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** The parts of the manifest that this script looks into; the rest passes through. */
interface Declaration { readonly kind: string; readonly name: string; readonly tagName?: string }
interface Module { readonly kind: string; readonly path: string; readonly declarations?: Declaration[]; readonly exports?: unknown[] }
interface Manifest { readonly modules: Module[] }

/** What a host may use, under the names it can import: no private members, and dist/ in place of src/. */
function asPublished(manifest: Manifest): Manifest {
  const shown = JSON.stringify(manifest, (_key, value: unknown) => (Array.isArray(value) ? value.filter((item) => !hidden(item)) : value))
    .replaceAll(/"\/?src\/components\/([\w-]+)\/\1\.[jt]s"/g, '"dist/$1.js"').replaceAll(/"\/?src\/components\/[\w-]+\.[jt]s"/g, '"dist/index.js"');
  const byPath = Map.groupBy((JSON.parse(shown) as Manifest).modules, ({ path }) => path);
  const modules = [...byPath].map(([path, parts]) => {
    const declarations = parts.flatMap((part) => part.declarations ?? []);
    const definitions = declarations.filter(({ tagName }) => tagName !== undefined)
      .map(({ name, tagName }) => ({ kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } }));
    return { kind: 'javascript-module', path, declarations, exports: [...parts.flatMap((part) => part.exports ?? []), ...definitions] };
  });
  return { ...manifest, modules: modules.sort((a, b) => a.path.localeCompare(b.path)) };
}

function hidden(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return false;
  const { privacy, name, kind } = item as { privacy?: string; name?: string; kind?: string };
  return privacy === 'private' || privacy === 'protected' || (name?.startsWith('#') ?? false) || kind === 'variable' || kind === 'function';
}
