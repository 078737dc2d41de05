import type { ContactField } from '../client/contract/contact-imports.ts';

export type ContactRow = Partial<Record<ContactField, string>>;

interface Property { readonly name: string; readonly params: readonly string[]; readonly value: string }

/** Each line with those that belong to it: folded ones begin with a space, those in quoted-printable end in `=`. */
function* unfolded(text: string): Generator<string> {
  let line = '';
  for (const next of text.split(/\r\n?|\n/)) {
    if (/^[ \t]/.test(next)) line += next.slice(1);
    else if (line.endsWith('=') && /^[^:]*QUOTED-PRINTABLE/i.test(line)) line = line.slice(0, -1) + next;
    else {
      if (line) yield line;
      line = next;
    }
  }
  if (line) yield line;
}

function propertyOf(line: string): Property | undefined {
  const [, name, params = '', value = ''] = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:[^:;"]|"[^"]*")*)*):(.*)$/s.exec(line) ?? [];
  if (name === undefined) return undefined;
  const given = [...params.matchAll(/;((?:[^;"]|"[^"]*")*)/g)].map(([, each = '']) => each);
  const coded = given.some((each) => /^(ENCODING=)?QUOTED-PRINTABLE$/i.test(each));
  const charset = given.find((each) => /^CHARSET=/i.test(each))?.slice(8);
  return {
    name: name.toUpperCase(), value: coded ? plain(value, charset) : value,
    // `TYPE=home,cell`, `TYPE="home,cell"`, and `HOME;CELL` as it was once written.
    params: given.flatMap((each) => each.replace(/^TYPE=/i, '').replaceAll('"', '').split(',')).map((each) => each.toUpperCase()),
  };
}

/** Quoted-printable text (RFC 2045), as phones of old wrote it. */
function plain(value: string, charset = 'utf-8'): string {
  const bytes = value.replaceAll(/=([\dA-F]{2})|([^=])|=/giu, (_, hex: string | undefined, letter: string | undefined) =>
    (hex ? String.fromCharCode(parseInt(hex, 16)) : letter === undefined ? '=' : String.fromCharCode(...new TextEncoder().encode(letter))));
  const raw = Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
  try {
    return new TextDecoder(charset).decode(raw);
  } catch {
    return new TextDecoder().decode(raw);
  }
}

/** The parts of a structured value, or its one part. */
const parts = (value: string, separator = /(?<!\\)(?:\\\\)*;/): string[] => splitOutside(value, separator).map((part) =>
  part.replaceAll(/\\(.)/gs, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter)).trim());

function splitOutside(value: string, separator: RegExp): string[] {
  const found: string[] = [];
  for (let rest = value; ;) {
    const match = separator.exec(rest);
    if (!match) return [...found, rest];
    const end = match.index + match[0].length - 1;
    found.push(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
}

const whole = (value: string): string => parts(value, /(?!)/).join('');

/** Phones and addresses with what they are for: the preferred one first, a fax last. */
const rank = ({ params }: Property): number => (params.some((each) => /^PREF(=1)?$/.test(each)) ? 0 : params.includes('FAX') ? 2 : 1);

function rowOf(properties: readonly Property[]): ContactRow {
  const all = (name: string): Property[] => properties.filter((each) => each.name === name && each.value.trim() !== '').toSorted((a, b) => rank(a) - rank(b));
  const first = (name: string): string => all(name)[0]?.value ?? '';
  const [lastName = '', firstName = '', middle = ''] = parts(first('N'));
  const shown = whole(first('FN'));
  const cut = shown.lastIndexOf(' ');
  const named = lastName || firstName;
  const [, , street = '', city = ''] = parts(first('ADR'));
  const phones = all('TEL').map(({ value }) => whole(value).replace(/^tel:/i, '').replace(/;.*/s, ''));
  const row: ContactRow = {
    firstName: named ? [firstName, middle].filter(Boolean).join(' ') : cut > 0 ? shown.slice(0, cut) : shown,
    lastName: named ? lastName : cut > 0 ? shown.slice(cut + 1) : '',
    phone: phones[0] ?? '', additionalNumber: phones[1] ?? '',
    email: whole(first('EMAIL')), company: parts(first('ORG'))[0] ?? '', jobTitle: whole(first('TITLE')), note: whole(first('NOTE')),
    city, address: street,
  };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
}

/** The contacts of a file of vCards: 4.0 (RFC 6350), 3.0 (RFC 2426), and 2.1 as phones still write it. Photos and the like are left out. */
export function* vcards(text: string): Generator<ContactRow> {
  let card: Property[] | undefined;
  // A card inside a card is somebody's assistant, in 2.1.
  let inner = 0;
  for (const line of unfolded(text.replace(/^\uFEFF/, ''))) {
    const found = propertyOf(line);
    if (found?.name === 'BEGIN' && /^vcard\s*$/i.test(found.value)) {
      if (card?.at(-1)?.name === 'AGENT') inner++;
      else {
        if (card) yield rowOf(card);
        card = [];
      }
    } else if (found?.name === 'END' && inner > 0) inner--;
    else if (found?.name === 'END' && card) {
      yield rowOf(card);
      card = undefined;
    } else if (found && inner === 0) card?.push(found);
  }
  if (card) yield rowOf(card);
}
