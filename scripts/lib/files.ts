import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/** The repository's top folder. */
export const root = resolve(import.meta.dirname, '../..');

/** Paths below the top folder that match, with `/` between folders, in order. */
export function files(...patterns: string[]): string[] {
  return [...new Set(globSync(patterns, { cwd: root, exclude: (name) => name === 'node_modules' }).map((path) => path.split(sep).join('/')))].sort();
}

/** The text of a file below the top folder. */
export function text(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** What a file below the top folder says as JSON. The caller says what shape it trusts it to have. */
export function json<T>(path: string): T {
  return JSON.parse(text(path)) as T;
}

/** All files git tracks or would track (new ones that are not ignored), and that are there. */
export function tracked(): string[] {
  const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  if (listed.status !== 0) throw new Error('git ls-files failed: these checks need a git checkout');
  const present = new Set(files('**/*', '**/.*', '.*/**'));
  return listed.stdout.split('\0').filter((path) => path !== '' && present.has(path));
}

/** The tags of the package: one folder each below src/components with a define.ts. */
export function tags(): string[] {
  return files('src/components/*/define.ts').map((path) => path.split('/')[2] ?? '');
}
