import { posix } from 'node:path';
import { text } from './files.ts';

/** One import or re-export that a file makes. */
export interface Import {
  /** The path below the top folder for our own files, else the name as written. */
  readonly target: string;
  readonly own: boolean;
  readonly dynamic: boolean;
  /** Whether it is gone once the types are. */
  readonly typeOnly: boolean;
  /** What stands between `import` and `from`. */
  readonly what: string;
}

// Statements begin a line in this code base, as the formatter wants; `import(` may be anywhere.
const statement = /^[ \t]*(?:import|export)\b(?<what>[^;'"`()]*?)\bfrom\s*['"](?<from>[^'"]+)['"]|^[ \t]*import\s*['"](?<effect>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]\s*\)/gm;

/** All imports of a file: static, dynamic, for types, for side effects and re-exports. */
export function importsOf(path: string): Import[] {
  return [...withoutComments(text(path)).matchAll(statement)].map(({ groups = {} }) => {
    const name = groups['from'] ?? groups['effect'] ?? groups['dynamic'] ?? '';
    const own = name.startsWith('.');
    const what = (groups['what'] ?? '').trim();
    return {
      target: own ? posix.normalize(posix.join(posix.dirname(path), name)) : name,
      own,
      dynamic: groups['dynamic'] !== undefined,
      typeOnly: /^type\b/.test(what),
      what,
    };
  });
}

/** The source with its comments blanked, as far as a check of text needs: what stands in quotes is left alone. */
export function withoutComments(source: string): string {
  return source.replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\/\*[\s\S]*?\*\/|(?<![:\\/])\/\/[^\n]*/g,
    (found) => (found.startsWith('/') ? found.replaceAll(/[^\n]/g, ' ') : found));
}

/** All of our files that `path` needs before it can run, itself included. Types and `import()` do not count. */
export function needs(path: string, seen = new Set<string>()): Set<string> {
  seen.add(path);
  for (const { target, own, dynamic, typeOnly } of importsOf(path)) {
    if (own && !dynamic && !typeOnly && !seen.has(target)) needs(target, seen);
  }
  return seen;
}
