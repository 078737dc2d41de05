import { contactFields, type ContactField } from '../../client/contract/contact-imports.ts';
import type { Mapping } from './read-file.ts';

/** What columns are called, by Google, by Outlook, and by people; compared without accents, spaces and signs. */
const names: Readonly<Record<ContactField, string>> = {
  firstName: 'first name|given name|forename|vorname|nombre|nombres|prénom|imię|primeiro nome|nome|名|שם פרטי|الاسم الأول',
  lastName: 'last name|surname|family name|nachname|familienname|apellido|apellidos|nom|nom de famille|nazwisko|sobrenome|último nome|apelido|姓|שם משפחה|اسم العائلة|الكنية',
  phone: 'phone|phone number|telephone|telephone number|tel|number|mobile|mobile phone|mobile number|cell|cell phone|primary phone|main phone|business phone|phone 1 value'
    + '|telefon|telefonnummer|rufnummer|handy|mobil|teléfono|móvil|número de teléfono|téléphone|numéro de téléphone|portable|numer telefonu|komórka|telefone|celular|電話|電話番号|טלפון|מספר טלפון|هاتف|رقم الهاتف',
  email: 'email|e-mail|email address|e-mail address|mail|e-mail 1 value|e-mail-adresse|correo|correo electrónico|courriel|adresse e-mail|adres e-mail|メール|メールアドレス|אימייל|דוא"ל|البريد الإلكتروني',
  additionalNumber: 'additional number|other phone|other number|second phone|secondary phone|phone 2|phone 2 value|home phone|business phone 2|weitere nummer|otro número|autre numéro|inny numer|outro número',
  company: 'company|company name|organization|organisation|organization name|organization 1 name|employer|firma|unternehmen|empresa|compañía|société|entreprise|会社|会社名|חברה|شركة|الشركة',
  jobTitle: 'job title|title|position|role|organization title|organization 1 title|funktion|puesto|cargo|poste|fonction|stanowisko|役職|תפקיד|المسمى الوظيفي',
  note: 'note|notes|comment|comments|remarks|notiz|notizen|bemerkung|nota|notas|remarque|remarques|uwagi|notatka|observação|observações|メモ|備考|הערה|הערות|ملاحظة|ملاحظات',
  city: 'city|town|business city|home city|address 1 city|stadt|ort|ciudad|ville|miasto|cidade|市|都市|עיר|مدينة|المدينة',
  address: 'address|first address|address 1|address 1 street|street|street address|business street|home street|adresse|anschrift|straße|dirección|calle|rue|adres|ulica|endereço|rua|住所|כתובת|عنوان|العنوان',
};

const essence = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
const known = Object.entries(names).map(([field, list]) => [field as ContactField, new Set(list.split('|').map(essence))] as const);

/** Which column probably holds what, by the names of the columns; `labels` are the fields in the user's own language. */
export function guess(header: readonly string[], labels: Readonly<Record<ContactField, string>>): Mapping {
  const mapping = new Map<ContactField, number>();
  const columns = header.map(essence);
  const take = (field: ContactField, fits: (name: string) => boolean): void => {
    const column = columns.findIndex((name, index) => name !== '' && fits(name) && ![...mapping.values()].includes(index));
    if (column >= 0 && !mapping.has(field)) mapping.set(field, column);
  };
  for (const field of contactFields) take(field, (name) => name === essence(labels[field]) || name === essence(field));
  for (const [field, all] of known) take(field, (name) => all.has(name));
  return mapping;
}

/** A first row that has a number or an address in it is a contact, not a header. */
export const looksLikeHeader = (row: readonly string[]): boolean => !row.some((cell) => /\S@\S/.test(cell) || cell.replaceAll(/\D/g, '').length >= 7);

/** As spreadsheets call a column. */
export const columnLetter = (index: number): string => (index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
