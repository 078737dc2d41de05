import type { BuiltFile, Manifest } from './build.ts';
import { json, tags } from './files.ts';

interface Budget {
  /** Until its data is on screen. */
  readonly onePanelPage: number;
  readonly shellPage: number;
}

/** A page of a host, and what all scripts it needs to show data weigh, in bytes after gzip. */
export interface Page {
  readonly name: string;
  readonly files: readonly string[];
  readonly gzip: number;
  readonly budget: number;
}

const session = 'settings-session';
const shell = 'profile-settings';
const firstSection = 'personal-info';

/** Every page there is a budget for: each panel by itself inside a session, and the shell with its first section open. */
export function pages(manifest: Manifest): Page[] {
  const budget = json<Budget>('bench/budget.json');
  const panels = tags().filter((tag) => tag !== session && tag !== shell);
  return [
    ...panels.map((tag) => page(manifest, `<${tag}> alone`, [entry(session), entry(tag)], budget.onePanelPage)),
    page(manifest, `<${shell}> with its first section`, [entry(session), entry(shell), ...sectionChunks(manifest)], budget.shellPage),
  ];
}

const entry = (name: string): string => `${name}.js`;

/** The chunk that the shell loads for its first section, by the name rollup gives it. */
function sectionChunks(manifest: Manifest): string[] {
  const own = manifest.entries[shell];
  const later = [own, ...(own?.imports ?? []).map((file) => lookUp(manifest, file))].flatMap((file) => file?.dynamicImports ?? []);
  const found = [...new Set(later)].filter((file) => file.includes(firstSection));
  if (found.length === 0) throw new Error(`<${shell}> does not load ${firstSection} later, so its page cannot be measured`);
  return found;
}

function lookUp(manifest: Manifest, file: string): BuiltFile | undefined {
  return manifest.chunks[file] ?? manifest.entries[file.replace(/\.js$/, '')];
}

function page(manifest: Manifest, name: string, roots: readonly string[], budget: number): Page {
  const files = [...new Set(roots.flatMap((file) => [file, ...(lookUp(manifest, file)?.imports ?? [])]))];
  return { name, files, budget, gzip: weight(manifest, files) };
}

function weight(manifest: Manifest, files: readonly string[]): number {
  return files.reduce((sum, file) => {
    const found = lookUp(manifest, file);
    if (found === undefined) throw new Error(`dist/manifest.json does not know ${file}`);
    return sum + found.gzip;
  }, 0);
}

const kB = (bytes: number): string => (bytes / 1000).toFixed(1);

/** bench/SIZES.md. Chunks go by their name without the version, so that the table changes only with the sizes. */
export function sizesTable(manifest: Manifest): string {
  const later = new Set([...Object.values(manifest.entries), ...Object.values(manifest.chunks)].flatMap(({ dynamicImports }) => dynamicImports));
  const readable = (file: string) => file.replace(/^chunks\/\w+\/(.*?)\d*\.js$/, '$1');
  const alone = (file: string) => page(manifest, file, [file], 0);
  return [
    '# Sizes', '', 'kB (1000 bytes) after `gzip -9`, dependencies included. Written by `npm run size -- --write`.', '',
    '| Page | Files | kB | At most |', '|---|--:|--:|--:|',
    ...pages(manifest).map(({ name, files, gzip, budget }) => `| \`${name.replace(' ', '` ')} | ${files.length} | ${kB(gzip)} | ${kB(budget)} |`),
    '', '| Entry | Files | kB with all it needs |', '|---|--:|--:|',
    ...Object.keys(manifest.entries).map((name) => alone(entry(name))).map(({ name, files, gzip }) => `| \`${name}\` | ${files.length} | ${kB(gzip)} |`),
    '', '| Loaded later | kB |', '|---|--:|',
    ...Object.entries(manifest.chunks).filter(([file]) => later.has(file)).map(([file, { gzip }]) => `| ${readable(file)} | ${kB(gzip)} |`),
    '', '| Shared chunk | kB |', '|---|--:|',
    ...Object.entries(manifest.chunks).filter(([file]) => !later.has(file)).map(([file, { gzip }]) => `| ${readable(file)} | ${kB(gzip)} |`),
    '',
  ].join('\n');
}
