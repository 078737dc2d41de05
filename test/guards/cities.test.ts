import assert from 'node:assert/strict';
import { test } from 'node:test';
import { files, text } from '../../scripts/lib/files.ts';

const folder = 'src/components/personal-info/cities';
/** The part of a zone's name that stands for its city. */
const parts = [...new Set(Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/')).map((zone) => zone.slice(zone.lastIndexOf('/') + 1)))];
const older = ['Asmera', 'Calcutta', 'Coral_Harbour', 'Enderbury', 'Faeroe', 'Godthab', 'Katmandu', 'Kiev', 'Ponape', 'Rangoon', 'Saigon', 'Truk'];

const cities = async (language: string) => ((await import(`../../${folder}/${language}.ts`)) as { default: Readonly<Record<string, string>> }).default;

for (const language of ['ar', 'he', 'ja']) {
  test(`every time zone has a city in ${language}: else run scripts/cities.ts`, async () => {
    const names = await cities(language);
    const missing = parts.filter((part) => !older.includes(part) && !names[part]);
    assert.deepEqual(missing, []);
    assert.deepEqual(Object.entries(names).filter(([, city]) => /[a-z]{3}/i.test(city)), []);
  });
}

test('the cities of all languages are of the same release, and are those people there know', async () => {
  const heads = new Set(files(`${folder}/*.ts`).map((path) => text(path).split('\n', 1)[0]));
  assert.equal(heads.size, 1);
  const known = { ar: ['وارسو', 'طوكيو'], de: ['Warschau', 'Tokio'], es: ['Varsovia', 'Tokio'], fr: ['Varsovie', undefined], he: ['ורשה', 'טוקיו'], ja: ['ワルシャワ', '東京'], pl: ['Warszawa', 'Tokio'], pt: ['Varsóvia', 'Tóquio'] };
  for (const [language, expected] of Object.entries(known)) {
    const { Warsaw, Tokyo } = await cities(language);
    assert.deepEqual([Warsaw, Tokyo], expected, language);
  }
});
