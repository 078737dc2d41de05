import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type OutputChunk, type RollupOptions, rollup } from 'rollup';
import { files, json, root, text } from './files.ts';

/** One script in dist/. */
export interface BuiltFile {
  /** Bytes as they are, and as `gzip -9` sends them. */
  readonly bytes: number;
  readonly gzip: number;
  /** Every other script it needs before it can run, however deep: what to preload with it. */
  readonly imports: readonly string[];
  /** Scripts it may ask for later. */
  readonly dynamicImports: readonly string[];
}

/** dist/manifest.json. Paths are below dist/. */
export interface Manifest {
  /** A fingerprint of all that the build was made from. */
  readonly inputs: string;
  /** The files a host may name, without `.js`. */
  readonly entries: Readonly<Record<string, BuiltFile>>;
  readonly chunks: Readonly<Record<string, BuiltFile>>;
}

const manifestPath = 'dist/manifest.json';

/** The manifest of the build that is there, if it was made from the sources as they are now. */
export function freshManifest(): Manifest | undefined {
  if (!existsSync(join(root, manifestPath)) || !existsSync(join(root, 'dist/types'))) return undefined;
  const manifest = json<Manifest>(manifestPath);
  return manifest.inputs === fingerprint() ? manifest : undefined;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of files('src/**/*', 'rollup.config.js', 'tsconfig*.json', 'package-lock.json', 'scripts/lib/*.ts')) {
    if (/\.\w+$/.test(path)) hash.update(path).update('\0').update(text(path)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * Builds into a folder of its own and puts it in the place of dist/ when it is whole, so that whoever reads dist/
 * meanwhile never meets half a build. With `strict`, a type error is an error; without it, only a warning.
 */
export async function build({ strict }: { strict: boolean }): Promise<{ seconds: number; entries: number }> {
  const begun = performance.now();
  const inputs = fingerprint();
  const out = join(root, 'node_modules/.cache/faceplate', `build-${process.pid}`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  try {
    const chunks = await bundle(out, inputs.slice(0, 8));
    emitTypes(join(out, 'types'), strict);
    writeFileSync(join(out, 'manifest.json'), `${JSON.stringify({ inputs, ...describe(out, chunks) }, null, 1)}\n`);
    const old = `${out}-old`;
    if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
    renameSync(out, join(root, 'dist'));
    rmSync(old, { recursive: true, force: true });
    return { seconds: (performance.now() - begun) / 1000, entries: chunks.filter((chunk) => chunk.isEntry).length };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** The version is a folder, not a part of each name: names stand in every import, and one folder's is soon said. */
async function bundle(out: string, version: string): Promise<OutputChunk[]> {
  const { default: config } = (await import(join(root, 'rollup.config.js'))) as { default: RollupOptions };
  const { output, ...options } = config;
  if (output === undefined || Array.isArray(output)) throw new Error('rollup.config.js must have one output');
  const bundled = await rollup(options);
  const { output: written } = await bundled.write({ ...output, dir: out, chunkFileNames: `chunks/${version}/[name].js` });
  await bundled.close();
  const chunks = written.filter((file) => file.type === 'chunk');
  // An entry has no code of its own that anybody would want to read.
  for (const { fileName, isEntry } of chunks) {
    if (!isEntry) continue;
    rmSync(join(out, `${fileName}.map`));
    writeFileSync(join(out, fileName), readFileSync(join(out, fileName), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'));
  }
  return chunks;
}

function emitTypes(out: string, strict: boolean): void {
  const result = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', out],
    { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) {
    if (strict) throw new Error(`the types do not compile:\n${result.stdout}`);
    console.warn('The types do not compile (npm run typecheck says where); going on without.');
  }
  // A package's types name the scripts they belong to; tsc rewrites endings in code only.
  for (const path of globSync('**/*.d.ts', { cwd: out })) {
    const file = join(out, path);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/((?:from|import|import\()\s*)(['"])(\.{1,2}\/[^'"]+)\.ts\2/g, '$1$2$3.js$2'));
  }
}

function describe(out: string, built: readonly OutputChunk[]): Pick<Manifest, 'entries' | 'chunks'> {
  const byFile = new Map(built.map((chunk) => [chunk.fileName, chunk]));
  const all = (fileName: string, seen: Set<string>): Set<string> => {
    for (const imported of byFile.get(fileName)?.imports ?? []) {
      if (!seen.has(imported)) all(imported, seen.add(imported));
    }
    return seen;
  };
  const entries: Record<string, BuiltFile> = {};
  const chunks: Record<string, BuiltFile> = {};
  for (const chunk of [...built].sort((a, b) => a.fileName.localeCompare(b.fileName))) {
    const code = readFileSync(join(out, chunk.fileName));
    const described = { bytes: code.length, gzip: gzipSync(code, { level: 9 }).length, imports: [...all(chunk.fileName, new Set())], dynamicImports: chunk.dynamicImports };
    if (chunk.isEntry) entries[chunk.name] = described;
    else chunks[chunk.fileName] = described;
  }
  return { entries, chunks };
}
