import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { vcards } from '../../src/rules/vcard.ts';

const read = (...lines: string[]) => [...vcards(lines.join('\r\n'))];

describe('a file of vCards', () => {
  it('in version 4.0 is read, with numbers as addresses of calls', () => {
    assert.deepEqual(read(
      'BEGIN:VCARD', 'VERSION:4.0', 'FN:Dr. Ada Lovelace', 'N:Lovelace;Ada;King;Dr.;', 'ORG:Analytical Engines;Research', 'TITLE:Mathematician',
      'TEL;VALUE=uri;TYPE="work,voice":tel:+1-613-555-0100;ext=7', 'TEL;VALUE=uri;PREF=1;TYPE=cell:tel:+16135550101', 'EMAIL;TYPE=work:ada@engines.example',
      'ADR;TYPE=work:;;12 St James\\, Square;London;;SW1;UK', 'NOTE:First line\\nSecond\\; still\\, one note', 'END:VCARD',
    ), [{
      firstName: 'Ada King', lastName: 'Lovelace', phone: '+16135550101', additionalNumber: '+1-613-555-0100', email: 'ada@engines.example',
      company: 'Analytical Engines', jobTitle: 'Mathematician', note: 'First line\nSecond; still, one note', city: 'London', address: '12 St James, Square',
    }]);
  });

  it('in version 3.0 may have folded lines, groups, and photos that nobody asked for', () => {
    assert.deepEqual(read(
      'BEGIN:VCARD', 'VERSION:3.0', 'N:Nowak;Zażółć;;;', 'FN:Zażółć No', ' wak', 'item1.TEL;type=CELL;type=pref:(613) 555-0100', 'item1.X-ABLabel:_$!<Other>!$_',
      'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ', ' AAAAAAAAAAAA==', 'END:VCARD',
    ), [{ firstName: 'Zażółć', lastName: 'Nowak', phone: '(613) 555-0100' }]);
  });

  it('in version 2.1 may be in quoted-printable, with soft ends of lines, another alphabet, and an assistant inside', () => {
    assert.deepEqual(read(
      'BEGIN:VCARD', 'VERSION:2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81uk=\r\nasz;=C5=BBaneta', 'TEL;WORK;FAX:6135550199', 'TEL;CELL:6135550100',
      'NOTE;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:caf=E9 =3D 1', 'AGENT:', 'BEGIN:VCARD', 'N:Assistant;An', 'TEL:999', 'END:VCARD', 'END:VCARD',
    ), [{ firstName: 'Żaneta', lastName: 'Łukasz', phone: '6135550100', additionalNumber: '6135550199', note: 'café = 1' }]);
  });

  it('may have many cards, with any ends of lines, and a last one that broke off', () => {
    const card = (name: string) => `BEGIN:VCARD\nFN:${name}\nTEL:6135550100\nEND:VCARD\n`;
    assert.deepEqual([...vcards(`\uFEFF${card('Ann Lee')}\n\n${card('Bo')}BEGIN:VCARD\rFN:Cy Xu`)].map(({ firstName, lastName }) => [firstName, lastName]),
      [['Ann', 'Lee'], ['Bo', undefined], ['Cy', 'Xu']]);
  });

  it('that is something else has none', () => {
    for (const text of ['', 'First Name,Last Name\nAnn,Lee', 'END:VCARD', 'BEGIN:VCALENDAR\nEND:VCALENDAR']) assert.deepEqual([...vcards(text)], [], text);
  });

  it('takes no longer for lines that end in nothing but backslashes', () => {
    const started = performance.now();
    assert.equal(read('BEGIN:VCARD', `NOTE:${'\\'.repeat(50_000)}`, `N:${'\\\\'.repeat(20_000)};x`, `TEL${';"a'.repeat(5000)}:1`, 'END:VCARD').length, 1);
    assert.ok(performance.now() - started < 1000);
  });
});
