import assert from 'node:assert/strict';
import { basename, dirname } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { files, root } from '../../scripts/lib/files.ts';
import { languages, translate } from '../../src/components/strings/languages.ts';
import { pseudo } from '../../src/components/strings/pseudo.ts';

type Words = Readonly<Record<string, unknown>>;

/** English, from where it stands: beside each panel, and what comes later (`more-en.ts`) under a name of its own. */
const english: Readonly<Record<string, Words>> = Object.fromEntries(await Promise.all(files('src/components/*/en.ts', 'src/components/*/*-en.ts').map(async (path) => {
  const { en } = await import(pathToFileURL(`${root}/${path}`).href) as { en: Words };
  const folder = [basename(dirname(path)), ...basename(path, '.ts').split('-').slice(0, -1)].join('-');
  return [folder === 'strings' ? 'common' : folder, en] as const;
})));

/** Every sentence with its place; a function is one. */
function* leaves(words: unknown, path: string): Generator<readonly [string, unknown]> {
  if (typeof words !== 'object' || words === null) yield [path, words];
  else for (const [name, value] of Object.entries(words)) yield* leaves(value, `${path}.${name}`);
}
const all = (words: unknown): ReadonlyMap<string, unknown> => new Map(leaves(words, ''));
const say = (sentence: unknown, ...values: unknown[]): string =>
  (typeof sentence === 'function' ? [(sentence as (...all: unknown[]) => unknown)(...values)].flat().join('') : String(sentence));

/** Sentences that are told a number. */
const counts = /\.(changes|members|found|zonesFound)$|^call-forwarding-parts\.(intervals|ringCount)$|^voicemail-settings(\.(rings|messages|unread)|-pin\.wrong)$|^voicemail-inbox(\.(fresh|heard)|-more\.askAll)|^voicemail-greeting-speech\.left|^contact-import\.(importing|added|stopped)$/;

/** What is the same in a language as in English, and should be. */
const same: Readonly<Record<string, RegExp>> = {
  '': /^, $/,
  'de': /^(Online|Offline|Voicemail|System)$/,
  'es': /^Personal$/,
  'fr': /^(Notifications|Licences|Active|E-mail|Section|Urgent|Silence|Via .+)$/,
  'fr-CA': /^(Notifications|Licences|Active|Section|Urgent|Silence|Via .+)$/,
  'pl': /^(Online|Offline)$/,
  'pt-BR': /^E-mail$/,
};

const translated = languages.filter((language) => language !== 'en');

describe('every language', () => {
  it('is there, ten of them', () => {
    assert.deepEqual([...languages].sort(), ['ar', 'de', 'en', 'es', 'fr', 'fr-CA', 'he', 'ja', 'pl', 'pt-BR']);
  });

  for (const language of translated) {
    it(`has every word of every panel, none of them empty or left in English: ${language}`, async () => {
      const { words, locale } = await translate([language]);
      assert.equal(locale, language);
      const wrong: string[] = [];
      for (const [panel, own] of Object.entries(english)) {
        const theirs = words(panel, own);
        if (theirs === own) wrong.push(`${panel} is missing`);
        const [ours, other] = [all(own), all(theirs)];
        for (const [path, sentence] of ours) {
          const there = other.get(path);
          const place = `${panel}${path}`;
          if (typeof there !== typeof sentence) wrong.push(`${place} is ${typeof there}`);
          else if (typeof sentence === 'string') {
            if (sentence !== '' && String(there).trim() === '' ) wrong.push(`${place} is empty`);
            if (sentence !== '' && sentence === there && !same['']?.test(sentence) && !same[language]?.test(sentence)) wrong.push(`${place} is English: ${sentence}`);
            if (/[!！]/.test(String(there))) wrong.push(`${place} shouts: ${String(there)}`);
          }
        }
        for (const path of other.keys()) if (!ours.has(path)) wrong.push(`${panel}${path} is unknown to English`);
      }
      assert.deepEqual(wrong, []);
    });

    it(`says whatever it is told, as English does: ${language}`, async () => {
      const { words } = await translate([language]);
      const wrong: string[] = [];
      for (const [panel, own] of Object.entries(english)) {
        const other = all(words(panel, own));
        for (const [path, sentence] of all(own)) {
          if (typeof sentence !== 'function') continue;
          const place = `${panel}${path}`;
          const told = (all: unknown[]): string => {
            const text = say(other.get(path), ...all);
            if (text === '' || /undefined|NaN|\[object|#/.test(text)) wrong.push(`${place}: “${text}”`);
            if (text === say(sentence, ...all) && !same[language]?.test(text)) wrong.push(`${place} is English: ${text}`);
            return text;
          };
          if (counts.test(place)) {
            for (const number of [0, 1, 2, 3, 5, 11, 21, 22, 100, 1.5]) told([number]);
          } else if (place.startsWith('common.issue.')) {
            told([{ min: 2, max: 64 }]);
          } else {
            const marks = ['Ærø', 'Øre'].slice(0, Math.max(1, sentence.length));
            const text = told(marks);
            if (!marks.every((mark) => text.includes(mark))) wrong.push(`${place} leaves out what it is told: ${text}`);
          }
        }
      }
      assert.deepEqual(wrong, []);
    });
  }

  it('counts as its speakers do', async () => {
    const changes = async (language: string, ...counts: number[]): Promise<string[]> => {
      const { words } = await translate([language]);
      const { changes: count } = words('common', english['common'] as { changes: (count: number) => string });
      return counts.map((each) => count(each));
    };
    assert.deepEqual(await changes('pl', 1, 2, 5, 12, 22, 25), ['1 zmiana', '2 zmiany', '5 zmian', '12 zmian', '22 zmiany', '25 zmian']);
    assert.deepEqual(await changes('he', 1, 2, 3, 10), ['שינוי אחד', 'שני שינויים', '3 שינויים', '10 שינויים']);
    const digits = new Intl.NumberFormat('ar');
    assert.deepEqual(await changes('ar', 1, 2, 3, 11, 100),
      ['تغيير واحد', 'تغييران', `${digits.format(3)} تغييرات`, `${digits.format(11)} تغييرًا`, `${digits.format(100)} تغيير`]);
    assert.deepEqual(await changes('fr', 0, 1, 2), ['0 modification', '1 modification', '2 modifications']);
    assert.deepEqual(await changes('ja', 1, 2), ['1 件の変更', '2 件の変更']);
  });
});

describe('the language to show', () => {
  const chosen = async (...wanted: string[]): Promise<string> => (await translate(wanted)).locale;

  it('is the nearest there is to what is asked for, in its region', async () => {
    assert.deepEqual(await Promise.all(['fr-CA', 'fr-BE', 'de-AT', 'pt', 'pt-PT', 'pt-BR', 'iw', 'pl_PL', 'EN-gb', 'es-419'].map((each) => chosen(each))),
      ['fr-CA', 'fr-BE', 'de-AT', 'pt', 'pt-PT', 'pt-BR', 'he', 'pl-PL', 'en-GB', 'es-419']);
    const { words } = await translate(['pt-PT']);
    assert.equal(words('common', english['common'] as { cancel: string; retry: string }).retry, 'Tentar novamente');
  });

  it('is the first of several that there is, and English where there is none', async () => {
    assert.equal(await chosen('nl', 'cs', 'de-CH', 'fr'), 'de-CH');
    assert.equal(await chosen('nl', 'en-IE', 'de'), 'en-IE');
    assert.equal(await chosen('zz-not a language', ''), 'en');
  });

  it('takes the host\'s own words in place of ours, for one language or each', async () => {
    const common = english['common'] as { cancel: string; retry: string; changes: (count: number) => string };
    const one = (await translate(['de'], { common: { cancel: 'Lieber nicht', changes: 'Manches geändert' } })).words('common', common);
    assert.deepEqual([one.cancel, one.retry, one.changes(3)], ['Lieber nicht', 'Erneut versuchen', 'Manches geändert']);
    const each = (await translate(['en'], (locale: string) => ({ common: { cancel: `Never mind (${locale})` } }))).words('common', common);
    assert.deepEqual([each.cancel, each.retry], ['Never mind (en)', 'Try again']);
    assert.deepEqual(common.cancel, 'Cancel', 'ours stay as they are');
  });
});

describe('the pseudo-language', () => {
  it('is longer by 40 %, in brackets, with accents, and can still be read', () => {
    for (const text of ['Update settings', 'On', 'What colleagues see when you call them.']) {
      const long = pseudo(text);
      assert.match(long, /^\[.*\]$/);
      assert.ok(long.length >= text.length * 1.4, long);
      assert.doesNotMatch(long, new RegExp(text));
    }
    assert.equal(pseudo('Call'), '[Çåļļ o]');
    assert.equal(pseudo(''), '');
  });

  it('reaches every sentence of every panel', async () => {
    const { words, locale } = await translate(['en-XA']);
    assert.equal(locale, 'en-XA');
    for (const [panel, own] of Object.entries(english)) {
      for (const [path, sentence] of all(words(panel, own))) if (sentence !== '') assert.match(say(sentence, '1', '1'), /^(\[.*\])*$/s, `${panel}${path}`);
    }
  });
});
