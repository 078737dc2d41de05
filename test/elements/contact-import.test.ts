import { expect } from '@open-wc/testing';
import { cards, chooseFile, friends, importOf } from '../../stories/support/files.ts';
import type { MemoryServer } from '../../server/src/memory.ts';
import { focused, nameOf, until } from './support/find.ts';
import { mount, type Visit, type VisitOptions } from './support/visit.ts';

type Here = Visit<HTMLElementTagNameMap['contact-import']>;
const start = async (content: BlobPart = friends, options: VisitOptions<HTMLElementTagNameMap['contact-import']> & { name?: string } = {}): Promise<Here> => {
  const visit = await mount('contact-import', options);
  await chooseFile(visit.element, content, options.name);
  return visit;
};
const next = (visit: Here): HTMLButtonElement => visit.get('button', 'Next') as HTMLButtonElement;
/** The list as it is understood without anybody's help, up to what would happen. */
async function review(visit: Here): Promise<void> {
  await visit.press('button', 'Next');
  await visit.see('More properties');
  await visit.press('button', 'Next');
  await visit.see(/To add|nothing in this list|could not be checked/);
}
const list = (visit: Here, name: string): HTMLSelectElement => visit.get('combobox', name) as HTMLSelectElement;
const choices = (visit: Here, name: string): string[] => [...list(visit, name).options].map(({ text }) => text);
const figures = (visit: Here): Record<string, string> => Object.fromEntries(visit.all('term').map((term) => [term.textContent, term.nextElementSibling?.textContent ?? '']));
const problems = (visit: Here): string[] => [...visit.get('list', 'Rows that are left out or have problems').children].map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
const posts = (visit: Here): number => visit.sent.filter(({ method }) => method === 'POST').length;
const contacts = async (visit: Here, q = ''): Promise<{ total: number; items: { displayName: string; phones: unknown[]; company?: string; city?: string }[] }> =>
  await visit.stored(`contacts?limit=100&q=${encodeURIComponent(q)}`) as never;
const people = (count: number, extra = ''): string =>
  ['First name,Last name,Phone,Note', ...Array.from({ length: count }, (_, index) => `First${index},Last${index},613${String(2_000_000 + index)},${extra}`)].join('\n');

/** What the user is given as a file. */
async function saved(work: () => Promise<void>): Promise<{ name: string; text: string }> {
  const { click } = HTMLAnchorElement.prototype;
  const given = Promise.withResolvers<{ name: string; text: string }>();
  HTMLAnchorElement.prototype.click = function clicked() {
    const { download: name, href } = this;
    void fetch(href).then(async (response) => given.resolve({ name, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()) }));
  };
  try {
    await work();
    return await given.promise;
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
}

describe('a list of contacts', () => {
  it('is understood by what its columns are called, each used once', async () => {
    const visit = await start();
    await visit.see('Step 2 of 5');
    expect(['First name', 'Last name', 'Phone number'].map((name) => visit.chosen(name))).to.deep.equal(['First Name', 'Last Name', 'Mobile Phone']);
    await visit.see('For example \u2068Ada\u2069');
    expect(choices(visit, 'First name')).to.deep.equal(['None', 'First Name', 'Birthday']);
    expect([...visit.get('list', 'The first contacts').children][0]?.textContent).to.contain('Ada Lovelace').and.contain('6135550101').and.contain('Analytical Engines');
    next(visit).click();
    await visit.see('More properties');
    expect(focused()).to.equal(visit.get('heading', /More properties/));
    expect(['E-mail', 'Company', 'City'].map((name) => visit.chosen(name))).to.deep.equal(['E-mail', 'Company', 'None']);
    await visit.press('button', 'Back');
    await visit.see('Choose the columns that hold the names');
  });

  it('cannot go on until three columns are chosen', async () => {
    const visit = await start('a;b;c;d\nAda;Lovelace;6135550101;x');
    await visit.see('Identify contacts');
    expect(next(visit).disabled).to.equal(true);
    for (const [index, name] of ['First name', 'Last name', 'Phone number'].entries()) {
      await until('the column before', () => choices(visit, name).length === 5 - index);
      expect(next(visit).disabled).to.equal(true);
      await visit.choose(name, 'abc'[index] ?? '');
    }
    await until('the button on', () => !next(visit).disabled);
    await visit.choose('Phone number', 'None');
    await until('the button off again', () => next(visit).disabled);
    expect(nameOf(next(visit))).to.equal('Next');
  });

  it('may have no header: the first row is a contact, too', async () => {
    const visit = await start('Ada,Lovelace,6135550101\nGrace,Hopper,6135550102');
    await visit.see('Identify contacts');
    expect((visit.get('checkbox', /^The first row has column names/) as HTMLInputElement).checked).to.equal(false);
    await visit.see('The first row looks like a contact, not like column names.');
    expect(choices(visit, 'First name')).to.include('Column B, \u2068Lovelace\u2069');
    await visit.choose('First name', 'Column A');
    await visit.choose('Last name', 'Column B');
    await visit.choose('Phone number', 'Column C');
    await visit.see('Ada Lovelace');
    await review(visit);
    expect(figures(visit)).to.deep.equal({ 'To add': '2' });
  });

  for (const [what, bytes] of [
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${friends}`)],
    ['UTF-16', new Uint8Array(Uint16Array.from(`\uFEFF${friends}`, (letter) => letter.charCodeAt(0)).buffer)],
    ['UTF-16 without its mark', new Uint8Array(Uint16Array.from(friends, (letter) => letter.charCodeAt(0)).buffer)],
    ['Windows-1252', Uint8Array.from(friends, (letter) => letter.charCodeAt(0))],
    ['tabs in place of semicolons', new TextEncoder().encode(friends.replaceAll(';', '\t'))],
    ['commas in place of semicolons', new TextEncoder().encode(friends.replaceAll(';', ','))],
    ['the line ends of an old Macintosh', new TextEncoder().encode(friends.replaceAll('\r\n', '\r'))],
  ] as const) {
    it(`is read whatever it is written in: ${what}`, async () => {
      const visit = await start(bytes);
      await visit.see('Zoë Quinn, junior');
      await review(visit);
      expect(figures(visit)).to.deep.equal({ 'To add': '3', 'Left out': '1', 'With problems': '2' });
    });
  }

  it('may be vCards, which need no columns', async () => {
    const visit = await start(`${cards}BEGIN:VCARD\nFN:Nobody\nEND:VCARD`, { name: 'friends.vcf' });
    await visit.see('Step 2 of 3');
    await visit.see('To add');
    expect(figures(visit)).to.deep.equal({ 'To add': '2', 'With problems': '1' });
    expect(problems(visit)).to.deep.equal(['Card 3 Phone number This is empty.']);
    await visit.press('button', 'Import 2 contacts');
    await visit.see('2 contacts were added.');
    expect((await contacts(visit, 'Hopper')).items.map(({ displayName }) => displayName)).to.deep.equal(['Grace Hopper']);
  });

  it('that are vCards may write numbers as people do, and keep every sign', async () => {
    const visit = await start('BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee\\, jr.;Ann;;;\r\nTEL;TYPE=CELL:+1 (613) 555-0101\r\nTEL;TYPE=HOME:+44 20 7946 0123\r\nORG:A\\;B\r\nNOTE:one\\ntwo \\\\ three\r\nADR:;;5 Main St;Ottawa;;;\r\nPHOTO;ENCODING=b:AAAA\r\nEND:VCARD', { name: 'ann.vcf' });
    await visit.see('To add');
    await visit.press('button', 'Import 1 contact');
    await visit.see('1 contact was added.');
    const [ann] = (await contacts(visit, 'Lee, jr.')).items as unknown as Record<string, unknown>[];
    expect(ann).to.deep.include({ firstName: 'Ann', lastName: 'Lee, jr.', company: 'A;B', notes: 'one\ntwo \\ three', city: 'Ottawa', address: '5 Main St' });
    expect(ann?.['phones']).to.deep.equal([{ type: 'other', number: '+1 (613) 555-0101', e164: '+16135550101' }, { type: 'other', number: '+44 20 7946 0123', e164: '+442079460123' }]);
  });

  it('that is dropped on the panel is taken like one that was chosen', async () => {
    const visit = await mount('contact-import');
    const data = new DataTransfer();
    data.items.add(new File([friends], 'friends.csv', { type: 'text/csv' }));
    const zone = visit.get('button', 'Choose a file').parentElement;
    zone?.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
    zone?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    await visit.see('Identify contacts');
  });

  for (const [what, content, name, words] of [
    ['a workbook', 'PK\u0003\u0004', 'friends.xlsx', 'This is not a CSV file.'], ['a picture', '\u0000\u0001\u0002\u0003', 'friends.csv', 'This is not a CSV file.'],
    ['a page', '<!DOCTYPE html><p>', 'friends.csv', 'This is not a CSV file.'], ['nothing', ' \r\n', 'friends.csv', 'This file is empty.'],
    ['a header only', 'First name,Last name,Phone\n', 'friends.csv', 'This file has no contacts, only column names.'], ['two columns', 'Name,Phone\nAda,1', 'friends.csv', 'Columns are missing.'],
    ['no cards', 'VERSION:3.0', 'friends.vcf', 'There are no contacts in this vCard file.'], ['more than 5,000 rows', people(5001), 'friends.csv', 'This file has more than 5,000 contacts.'],
    ['more than 10 MB', 'x'.repeat(10_000_001), 'friends.csv', 'This file has more than 10 MB.'],
  ] as const) {
    it(`that is none says so, and another can be chosen: ${what}`, async () => {
      const visit = await start(content, { name });
      await visit.see(words);
      expect(visit.get('alert').textContent).to.contain(words);
      expect(focused()).to.equal(visit.get('button', 'Choose a file'));
      await chooseFile(visit.element);
      await visit.see('Identify contacts');
    });
  }

  it('of another kind is refused where the phone system takes CSV only', async () => {
    const visit = await start(cards, { name: 'friends.vcf', user: 'ada' });
    await visit.see('Your phone system takes CSV files only.');
  });

  it('of 9 MB is read while the page goes on', async () => {
    const visit = await mount('contact-import');
    const file = new Blob([people(5000, `"${'word, '.repeat(295)}"`)]);
    let turns = 0;
    const beat = setInterval(() => { turns++; });
    await chooseFile(visit.element, file);
    await visit.see('Identify contacts');
    clearInterval(beat);
    // Read in one piece, it would have had its turn once or twice.
    expect(turns).to.be.greaterThan(10);
    await visit.see('This file has 9');
  });
});

describe('the import of a list', () => {
  it('says first what will happen, then does it, and says what happened', async () => {
    const visit = await start();
    await visit.see('Identify contacts');
    const before = (await contacts(visit)).total;
    await review(visit);
    expect(figures(visit)).to.deep.equal({ 'To add': '3', 'Left out': '1', 'With problems': '2' });
    expect(problems(visit)).to.deep.equal([
      'Row 4 Phone number Use 10 or 11 digits and nothing else. call me', 'Row 5 First and last name are both empty.', 'Row 3 Phone number You have this contact already, or it is further up in this list. 6135550123',
    ]);
    expect((await contacts(visit)).total).to.equal(before);
    await visit.press('button', 'Import 3 contacts');
    await visit.see('3 contacts were added.');
    expect(focused()).to.equal(visit.get('heading', /Result/));
    expect(figures(visit)).to.deep.equal({ 'Added': '3', 'Left out': '1', 'Not imported': '2' });
    expect(visit.all('status').map(({ textContent }) => textContent)).to.include('3 contacts were added.');
    expect(visit.heard('settings-saved').map(({ resource }) => resource)).to.deep.equal(['contact-imports']);
    expect((await contacts(visit)).total).to.equal(before + 3);
    expect((await contacts(visit, 'Lovelace')).items[0]?.company).to.equal('Analytical Engines');
    await visit.press('button', 'Import another file');
    await visit.see('Last import');
    expect(focused()).to.equal(visit.get('button', 'Choose a file'));
    await visit.see('Added: 3');
    const { text } = await saved(() => visit.press('button', 'Error report'));
    expect(text.split('\r\n')).to.have.length(5);
  });

  it('sends no column that was not chosen', async () => {
    let sent = '';
    const server: MemoryServer[] = [];
    const visit = await start(friends, {
      prepare: (own) => void server.push(own),
      session: { fetch: async (input, init) => {
        const request = new Request(input, init);
        if (request.method === 'POST') sent += await request.clone().text();
        return (server[0] as MemoryServer).fetch(request);
      } },
    });
    await visit.see('Identify contacts');
    await review(visit);
    expect(sent).to.contain('Lovelace').and.contain('ada@engines.example');
    expect(sent).not.to.contain('10.12.').and.not.to.contain('Birthday');
  });

  it('does with those who are there already as it is told', async () => {
    const visit = await start();
    await visit.see('Identify contacts');
    await review(visit);
    await visit.choose('Contacts you have already', 'Update them');
    await visit.see('To update');
    expect(figures(visit)).to.deep.equal({ 'To add': '3', 'To update': '1', 'With problems': '2' });
    await visit.choose('Contacts you have already', 'Keep both');
    await visit.gone('To update');
    await until('the new plan', () => figures(visit)['To add'] === '4');
    await visit.press('button', 'Import 4 contacts');
    await visit.see('4 contacts were added.');
    expect((await contacts(visit, 'Maya')).total).to.equal(2);
  });

  it('of 5,000 rows loses none', async () => {
    const visit = await start(people(5000), { session: { timeoutMs: 60_000 } });
    await visit.see('Identify contacts');
    await review(visit);
    await until('the plan', () => figures(visit)['To add'] === '5,000', 25_000);
    await visit.press('button', 'Import 5,000 contacts');
    await until('the end', () => visit.words.includes('5,000 contacts were added.'), 30_000);
    expect((await contacts(visit, 'Last4999')).total).to.equal(1);
    expect((await contacts(visit)).total).to.equal(5003);
  }).timeout(60_000);

  it('clicked twice is one import', async () => {
    const visit = await start();
    await visit.see('Identify contacts');
    await review(visit);
    const before = posts(visit);
    const release = visit.server.hold({ method: 'POST' });
    const button = visit.get('button', 'Import 3 contacts');
    button.click();
    button.click();
    await visit.see('Sending the list');
    button.click();
    release();
    await visit.see('3 contacts were added.');
    expect(posts(visit)).to.equal(before + 1);
  });

  it('whose answer got lost is not made twice when it is tried again', async () => {
    const server: MemoryServer[] = [];
    let broken = false;
    const visit = await start(friends, {
      prepare: (own) => void server.push(own),
      session: { fetch: async (input, init) => {
        const response = await (server[0] as MemoryServer).fetch(new Request(input, init));
        // It arrived, and nobody hears of it.
        if (broken && new Request(input, init).method === 'POST') throw new TypeError('Failed to fetch');
        return response;
      } },
    });
    await visit.see('Identify contacts');
    await visit.choose('First name', 'First Name');
    await review(visit);
    await visit.choose('Contacts you have already', 'Keep both');
    await until('the plan', () => figures(visit)['To add'] === '4');
    broken = true;
    await visit.press('button', 'Import 4 contacts');
    await until('the trouble', () => visit.words.includes('We do not know yet whether the list arrived: no connection.'), 25_000);
    expect(visit.heard('settings-error').map(({ error }) => error.kind)).to.include('offline');
    broken = false;
    await visit.press('button', 'Try again');
    await visit.see('4 contacts were added.');
    expect((await contacts(visit, 'Lovelace')).total).to.equal(1);
  }).timeout(20_000);

  it('goes on without the page: a broken connection only hides it', async () => {
    const visit = await start(people(600));
    await visit.see('Identify contacts');
    await review(visit);
    const release = visit.server.hold({ method: 'GET', path: '/contact-imports' });
    await visit.press('button', 'Import 600 contacts');
    await visit.see('You can leave this page.');
    visit.server.offline = true;
    visit.server.dropStreams();
    release();
    await visit.see('no connection');
    visit.server.offline = false;
    await until('the result', () => visit.words.includes('600 contacts were added.'), 25_000);
    await visit.gone('no connection');
    expect((await contacts(visit)).total).to.equal(603);
  }).timeout(20_000);

  it('that stopped says how far it came, and the rest can be imported', async () => {
    const visit = await start(people(6));
    await visit.see('Identify contacts');
    await review(visit);
    visit.server.failNext({ method: 'POST', status: 202, body: importOf({ id: 'imp-gone', status: 'failed', finishedAt: new Date().toISOString(), totals: { rows: 6, created: 2, updated: 0, skipped: 0, failed: 0 } }) });
    await visit.press('button', 'Import 6 contacts');
    await visit.see('Import stopped; 2 contacts were already added.');
    await visit.press('button', 'Import the rest');
    await visit.see('4 contacts were added.');
    expect((await contacts(visit, 'First')).items.map(({ displayName }) => displayName)).to.deep.equal([2, 3, 4, 5].map((index) => `First${index} Last${index}`));
  });

  it('that stopped among vCards goes on with the next card', async () => {
    const visit = await start(`${cards}BEGIN:VCARD\nFN:Nobody\nEND:VCARD`, { name: 'friends.vcf' });
    await visit.see('To add');
    visit.server.failNext({ method: 'POST', status: 202, body: importOf({ id: 'imp-gone', status: 'failed', finishedAt: new Date().toISOString(), totals: { rows: 3, created: 1, updated: 0, skipped: 0, failed: 0 } }) });
    await visit.press('button', 'Import 2 contacts');
    await visit.press('button', 'Import the rest');
    await visit.see('1 contact was added.');
    expect(problems(visit)).to.deep.equal(['Card 3 Phone number This is empty.']);
    expect((await contacts(visit, 'Lovelace')).total).to.equal(0);
  });

  it('that is refused says why, and nothing is lost', async () => {
    const visit = await start();
    await visit.see('Identify contacts');
    await review(visit);
    visit.server.failNext({ method: 'POST', status: 413, code: 'payload.tooLarge' });
    await visit.press('button', 'Import 3 contacts');
    await visit.see('Nothing was imported: the list is too large; split it.');
    await visit.press('button', 'Import 3 contacts');
    await visit.see('3 contacts were added.');
  });

  it('that cannot be checked can be checked again', async () => {
    const visit = await start();
    await visit.see('Identify contacts');
    visit.server.failNext({ method: 'POST', status: 500 });
    await review(visit);
    await visit.see('The list could not be checked: the phone system has a problem.');
    expect((visit.get('button', /^Import/) as HTMLButtonElement).disabled).to.equal(true);
    await visit.press('button', 'Try again');
    await visit.see('To add');
  });

  it('that runs already is told of, also to whom comes later', async () => {
    const visit = await mount('contact-import', { prepare: (server) => server.patchAs('self', 'zoe', 'contact-imports/imp-1', importOf()) });
    await visit.see('Importing, 815 of 2,000');
    await visit.server.patchAs('self', 'zoe', 'contact-imports/imp-1', { status: 'succeeded', finishedAt: new Date().toISOString(), totals: { created: 1985 } });
    await visit.see('Added: 1,985');
  });
});

describe('files for the user', () => {
  it('a template has the columns that are understood', async () => {
    const visit = await mount('contact-import');
    const { name, text } = await saved(() => visit.press('button', 'Download template'));
    expect(name).to.equal('contacts.csv');
    const [columns, example] = text.slice(1).split('\r\n');
    expect(columns).to.equal('First name,Last name,Phone number,E-mail,Additional number,Company,Job title,Note,City,Address');
    expect(example).to.equal('Ada,Lovelace,6135550100,ada@example.com,,,,,,');
    await chooseFile(visit.element, text);
    await visit.see('Ada Lovelace');
    expect(next(visit).disabled).to.equal(false);
  });

  it('the error report has every row that is not there, in words, and no formula', async () => {
    const visit = await start('First name,Last name,Phone\nAda,Lovelace,6135550101\n\n=HYPERLINK("x"),Ek,@SUM(A1)\nMaya,Laurent,6135550123');
    await visit.see('Identify contacts');
    await review(visit);
    await visit.press('button', 'Import 1 contact');
    await visit.see('1 contact was added.');
    const { name, text } = await saved(() => visit.press('button', 'Error report'));
    expect(name).to.equal('import-errors.csv');
    expect(text).to.equal([
      '\uFEFFRow,Column,What is wrong,Value,First name,Last name,Phone number', '4,Phone number,Use 10 or 11 digits and nothing else.,\'@SUM(A1),"\'=HYPERLINK(""x"")",Ek,\'@SUM(A1)',
      '5,Phone number,"You have this contact already, or it is further up in this list.",6135550123,Maya,Laurent,6135550123', '',
    ].join('\r\n'));
  });

  it('are parted by semicolons where a comma is in numbers', async () => {
    const visit = await mount('contact-import', { session: { locale: 'de' } });
    const { text } = await saved(() => visit.press('button', 'Vorlage herunterladen'));
    expect(text).to.contain('Vorname;Nachname;Telefonnummer');
  });
});

it('forgets the file of one user when another one signs in', async () => {
  const visit = await start();
  await visit.see('Identify contacts');
  const other = await mount('device-list', { user: 'ada' });
  visit.element.session = other.session;
  await visit.see('Choose a file');
  await visit.gone('Identify contacts');
});

it('who may not import sees why, and no way to choose a file', async () => {
  const visit = await mount('contact-import', { user: 'omar' });
  await visit.see('Managed by your administrator.');
  expect(visit.all('button')).to.deep.equal([]);
});
