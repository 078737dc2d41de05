import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { files } from '../../scripts/lib/files.ts';
import { type Import, importsOf, needs } from '../../scripts/lib/imports.ts';

/** A floor of the house (ARCHITECTURE.md): which files are on it, which of our own files and which packages it may use. */
interface Floor {
  readonly name: string;
  readonly is: RegExp;
  readonly own: readonly RegExp[];
  readonly packages: readonly RegExp[];
}

const contract = /^src\/client\/contract\//;
const client = /^src\/client\/[\w-]+\.ts$/;
/** What follows from the user's settings: pure functions, the same on the server and in panels. */
const rules = /^src\/rules\//;
const themes = /^src\/themes\//;
const strings = /^src\/components\/strings\//;
const ui = /^src\/components\/ui\//;
const controllers = /^src\/components\/controllers\//;
/** Playing and recording, for the panels that do: none of it in what all pages load. */
const sound = /^src\/components\/sound\//;
const events = /^src\/components\/events\.ts$/;
/** What all panels are made from: panel-element, panel-frame, define, events. */
const base = /^src\/components\/[\w-]+\.ts$/;
const server = /^server\/src\//;
/** Its `live` is `ui/live.ts` here. */
const lit = /^lit(\/(?!directives\/live\.js)|$)/;
const zod = /^zod\/mini$/;

// The first floor that a file is on counts.
const floors: readonly Floor[] = [
  // What must hold of a whole value may be a rule that others ask too.
  { name: 'the contract', is: contract, own: [contract, rules], packages: [zod] },
  // Types of the contract only, which are gone at run time.
  { name: 'the rules', is: rules, own: [rules, contract], packages: [/^@date-fns\/tz\//] },
  { name: 'the one that repeats requests', is: /^src\/client\/retries\.ts$/, own: [contract, client], packages: [zod, /^ky$/] },
  { name: 'the client', is: client, own: [contract, client], packages: [zod] },
  { name: 'the themes', is: themes, own: [themes], packages: [/^lit$/] },
  { name: 'the strings', is: strings, own: [strings, themes], packages: [/^lit$/] },
  { name: 'the forms of phone numbers', is: /^src\/components\/ui\/phone-(library|typing)\.ts$/, own: [], packages: [/^libphonenumber-js\//] },
  { name: 'drawing', is: ui, own: [ui, themes], packages: [lit] },
  { name: 'the controllers', is: controllers, own: [controllers, client, contract, events], packages: [lit, /^@lit\/(context|task)$/] },
  { name: 'the base of all panels', is: base, own: [base, controllers, client, contract, ui, strings, themes], packages: [lit, /^@lit\/context$/] },
  // It lays the themes over the page's part and gives the session to all inside it, so it stands closer to both than a panel.
  {
    name: 'the session element', is: /^src\/components\/settings-session\//,
    own: [base, controllers, client, contract, ui, strings, themes], packages: [lit, /^@lit\/context$/],
  },
  // It lays out panels instead of rows, and loads them by question and answer.
  {
    name: 'the shell', is: /^src\/components\/profile-settings\//,
    own: [base, controllers, client, contract, ui, strings, themes], packages: [lit, /^@lit\/(context|task)$/],
  },
  { name: 'the reading of CSV files', is: /^src\/components\/contact-import\/csv-library\.ts$/, own: [], packages: [/^papaparse$/] },
  // A question by arguments, which nothing saves.
  { name: 'the agenda of the calendar', is: /^src\/components\/calendar-dnd\/agenda\.ts$/, own: [base, controllers, client, contract, rules, ui], packages: [lit, /^@lit\/task$/] },
  { name: 'the writing of sound files', is: /^src\/components\/sound\/wav\.ts$/, own: [sound], packages: [/^mediabunny$/] },
  { name: 'sound', is: sound, own: [sound, base, controllers, client, contract, ui], packages: [lit] },
  { name: 'a panel', is: /^src\/components\/[\w-]+\//, own: [sound, base, controllers, client, contract, rules, ui, strings], packages: [lit] },
  { name: 'the front door', is: /^src\/(index|define)\.ts$/, own: [/^src\//], packages: [] },
  { name: 'phone numbers on the server', is: /^server\/src\/domain\/phone-numbers\.ts$/, own: [], packages: [/^libphonenumber-js\//] },
  { name: 'lists of contacts on the server', is: /^server\/src\/domain\/contact-files\.ts$/, own: [server, contract, rules], packages: [/^papaparse$/] },
  { name: 'the store', is: /^server\/src\/store\//, own: [server, contract], packages: [/^node:/, /^kysely(\/migration)?$/, /^pg$/] },
  { name: 'mail', is: /^server\/src\/mail\//, own: [server, contract, rules], packages: [/^node:/, /^(nodemailer|smtp-server|postal-mime)$/] },
  { name: 'the door of the phone system', is: /^server\/src\/calls\//, own: [server, contract, rules], packages: [zod, /^standardwebhooks$/] },
  { name: 'Google', is: /^server\/src\/google\//, own: [server, contract, rules], packages: [/^node:/, /^(openid-client|@googleapis\/calendar|@emulators\/(core|google))$/] },
  { name: 'the server', is: server, own: [server, contract, rules], packages: [/^node:/, zod, /^(hono|@hono\/node-server|jose|openid-client)(\/|$)/] },
];

const floorOf = (path: string): Floor | undefined => floors.find(({ is }) => is.test(path));
const panelOf = (path: string): string | undefined => /^src\/components\/(?!controllers\/|ui\/|strings\/|sound\/)([\w-]+)\//.exec(path)?.[1];

function allowed(path: string, { target, own, dynamic, typeOnly }: Import): boolean {
  const floor = floorOf(path);
  if (floor === undefined) return false;
  if (rules.test(path) && contract.test(target) && !typeOnly) return false;
  if (!own) return floor.packages.some((name) => name.test(target));
  if (panelOf(path) !== undefined && panelOf(path) === panelOf(target)) return true;
  // The shell loads panels when they are opened, the launcher loads the shell, and both know doors only.
  if (['profile-settings', 'profile-launcher'].includes(panelOf(path) ?? '') && dynamic) return /^src\/components\/([\w-]+)\/(\1|define)\.ts$/.test(target);
  // A language has the words of every panel, by their types.
  if (strings.test(path) && typeOnly && /^src\/components\/[\w-]+\/([\w-]+-)?en\.ts$/.test(target)) return true;
  // A controller may say that its host has words, which costs a page nothing.
  if (controllers.test(path) && typeOnly && target === 'src/components/strings/en.ts') return true;
  return floor.own.some((place) => place.test(target));
}

describe('the floors of the house', () => {
  const sources = files('src/**/*.ts', 'server/src/**/*.ts');

  it('has a floor for every file', () => {
    assert.deepEqual(sources.filter((path) => floorOf(path) === undefined), []);
  });

  it('lets no file reach above its floor, nor for a package that is not its own', () => {
    const reached = sources.flatMap((path) => importsOf(path).filter((found) => !allowed(path, found))
      .map(({ target }) => `${path} (${floorOf(path)?.name ?? 'no floor'}) imports ${target}`));
    assert.deepEqual(reached, []);
  });

  it('writes the ending of every file it imports, and only imports what is there', () => {
    const present = new Set(files('src/**/*', 'server/**/*.ts', 'server/**/*.json'));
    const missing = sources.flatMap((path) => importsOf(path).filter(({ own, target }) => own && !present.has(target)).map(({ target }) => `${path} imports ${target}`));
    assert.deepEqual(missing, []);
  });

  it('imports zod whole, by the one name that can be shaken off', () => {
    const named = sources.flatMap((path) => importsOf(path).filter(({ target, what }) => target.startsWith('zod') && !/^(type )?\* as z$/.test(what))
      .map(({ what }) => `${path} imports ${what}`));
    assert.deepEqual(named, []);
  });

  it('keeps a server that runs in a browser free of Node', () => {
    const entry = files('server/src/memory.ts');
    assert.equal(entry.length, 1, 'server/src/memory.ts is the server for stories and tests');
    const onNode = entry.flatMap((path) => [...needs(path)])
      .flatMap((path) => importsOf(path).filter(({ target, typeOnly }) => !typeOnly && /^node:|^@hono\/node-server/.test(target)).map(({ target }) => `${path} imports ${target}`));
    assert.deepEqual(onNode, []);
  });

  it('finds the forms an import can have', () => {
    const forms = importsOf('test/guards/forms.txt').map(({ target, dynamic, typeOnly }) => [target, dynamic, typeOnly]);
    assert.deepEqual(forms, [
      ['a', false, false], ['b', false, true], ['test/guards/c.ts', false, false], ['d', false, false], ['e', false, false], ['test/f.ts', true, false],
    ]);
  });
});
