// node scripts/cities.ts: writes src/components/personal-info/cities/*.ts, the cities of time zones in our languages, out of the Unicode CLDR.
// Run it when CLDR has a new release, or when test/guards/cities.test.ts misses a zone. It asks the npm registry.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './lib/files.ts';

const source = 'cldr-dates-full@48.2.0';
const languages = ['ar', 'de', 'es', 'fr', 'he', 'ja', 'pl', 'pt'];
/** CLDR keeps the names that its zones began with. */
const renamed: Readonly<Record<string, string>> = {
  Asmera: 'Asmara', Calcutta: 'Kolkata', Coral_Harbour: 'Atikokan', Enderbury: 'Kanton', Faeroe: 'Faroe', Godthab: 'Nuuk', Katmandu: 'Kathmandu',
  Kiev: 'Kyiv', Ponape: 'Pohnpei', Rangoon: 'Yangon', Saigon: 'Ho_Chi_Minh', Truk: 'Chuuk',
};
const longest = 150;

interface Zones { readonly [part: string]: Zones | string }

const folder = mkdtempSync(join(tmpdir(), 'cities-'));
const target = join(root, 'src/components/personal-info/cities');
try {
  execFileSync('npm', ['pack', source, '--pack-destination', folder, '--silent'], { cwd: folder });
  mkdirSync(target, { recursive: true });
  for (const language of languages) {
    const path = `package/main/${language}/timeZoneNames.json`;
    execFileSync('tar', ['xzf', `${source.replace('@', '-')}.tgz`, path], { cwd: folder });
    const { main } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as { main: Record<string, { dates: { timeZoneNames: { zone: Zones } } }> };
    writeFileSync(join(target, `${language}.ts`), file(cities(main[language]?.dates.timeZoneNames.zone ?? {})));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** By the last part of a zone's name, which is a city's in English, and of one zone only. */
function cities(zones: Zones, found = new Map<string, string>()): Map<string, string> {
  for (const [part, below] of Object.entries(zones)) {
    if (typeof below === 'string') continue;
    const city = below['exemplarCity'];
    if (typeof city !== 'string') cities(below, found);
    else if (part !== 'Unknown' && city !== part.replaceAll('_', ' ')) found.set(renamed[part] ?? part, city);
  }
  return found;
}

function file(names: ReadonlyMap<string, string>): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`\'`)}'`;
  const entries = [...names].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([part, city]) => `${/^\w+$/.test(part) ? part : quoted(part)}: ${quoted(city)},`);
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + entry.length < longest) lines[lines.length - 1] = `${last} ${entry}`;
    else lines.push(`  ${entry}`);
  }
  return [`// Written by scripts/cities.ts out of ${source} (Unicode CLDR, Unicode-3.0 licence); do not edit.`,
    'const cities: Readonly<Record<string, string>> = {', ...lines, '};', '', 'export default cities;', ''].join('\n');
}
