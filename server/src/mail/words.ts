/** What the mails say, in one language. */
interface Words {
  /** In place of a number that was hidden; stands in the middle of a sentence. */
  readonly hidden: string;
  readonly subject: (caller: string) => string;
  readonly hello: (name: string) => string;
  readonly missed: (caller: string, number: string, when: string) => string;
  readonly quiet: string;
  readonly why: string;
}

const all: Readonly<Record<string, Words>> = {
  'en': {
    hidden: 'a hidden number',
    subject: (caller) => `Missed call from ${caller}`,
    hello: (name) => (name ? `Hello ${name},` : 'Hello,'),
    missed: (caller, number, when) => `You missed a call from ${caller} to ${number}: ${when}.`,
    quiet: 'Do not disturb was on.',
    why: 'You get this message because e-mail about missed calls is on for this number. You can turn it off in your phone settings.',
  },
  'es': {
    hidden: 'un número oculto',
    subject: (caller) => `Llamada perdida de ${caller}`,
    hello: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
    missed: (caller, number, when) => `Tiene una llamada perdida de ${caller} a ${number}: ${when}.`,
    quiet: 'No molestar estaba activado.',
    why: 'Recibe este mensaje porque los avisos de llamadas perdidas están activados para este número. Puede desactivarlos en los ajustes de su teléfono.',
  },
  'fr': {
    hidden: 'un numéro masqué',
    subject: (caller) => `Appel manqué de ${caller}`,
    hello: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    missed: (caller, number, when) => `Vous avez manqué un appel de ${caller} vers ${number} : ${when}.`,
    quiet: 'Ne pas déranger était activé.',
    why: 'Vous recevez ce message parce que les e-mails d’appels manqués sont activés pour ce numéro. Vous pouvez les désactiver dans vos paramètres de téléphone.',
  },
  'fr-ca': {
    hidden: 'un numéro masqué',
    subject: (caller) => `Appel manqué de ${caller}`,
    hello: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    missed: (caller, number, when) => `Vous avez manqué un appel de ${caller} vers ${number} : ${when}.`,
    quiet: 'Ne pas déranger était activé.',
    why: 'Vous recevez ce message parce que les courriels d’appels manqués sont activés pour ce numéro. Vous pouvez les désactiver dans vos paramètres de téléphone.',
  },
  'pt': {
    hidden: 'um número oculto',
    subject: (caller) => `Chamada perdida de ${caller}`,
    hello: (name) => (name ? `Olá, ${name},` : 'Olá,'),
    missed: (caller, number, when) => `Você perdeu uma chamada de ${caller} para ${number}: ${when}.`,
    quiet: 'Não perturbe estava ativado.',
    why: 'Você recebe esta mensagem porque os e-mails de chamadas perdidas estão ativados para este número. Você pode desativá-los nas configurações do telefone.',
  },
  'de': {
    hidden: 'einer unterdrückten Nummer',
    subject: (caller) => `Verpasster Anruf von ${caller}`,
    hello: (name) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
    missed: (caller, number, when) => `Sie haben einen Anruf von ${caller} an ${number} verpasst: ${when}.`,
    quiet: '„Nicht stören“ war eingeschaltet.',
    why: 'Sie erhalten diese Nachricht, weil E-Mails über verpasste Anrufe für diese Nummer eingeschaltet sind. Sie können sie in Ihren Telefoneinstellungen ausschalten.',
  },
  'pl': {
    hidden: 'numeru ukrytego',
    subject: (caller) => `Nieodebrane połączenie od ${caller}`,
    hello: (name) => (name ? `Dzień dobry, ${name}!` : 'Dzień dobry!'),
    missed: (caller, number, when) => `Nieodebrane połączenie od ${caller} na numer ${number}: ${when}.`,
    quiet: 'Tryb „Nie przeszkadzać” był włączony.',
    why: 'Otrzymujesz tę wiadomość, ponieważ powiadomienia e-mail o nieodebranych połączeniach są włączone dla tego numeru. Możesz je wyłączyć w ustawieniach telefonu.',
  },
  'ja': {
    hidden: '非通知の番号',
    subject: (caller) => `${caller} からの不在着信`,
    hello: (name) => (name ? `${name} 様` : 'お客様'),
    missed: (caller, number, when) => `${number} に ${caller} からの不在着信がありました: ${when}`,
    quiet: '応答不可がオンでした。',
    why: 'このメールは、この番号の不在着信メール通知がオンになっているため送信されました。電話の設定でオフにできます。',
  },
  'he': {
    hidden: 'מספר חסוי',
    subject: (caller) => `שיחה שלא נענתה מאת ${caller}`,
    hello: (name) => (name ? `שלום ${name},` : 'שלום,'),
    missed: (caller, number, when) => `שיחה שלא נענתה מאת ${caller} אל ${number}: ${when}.`,
    quiet: 'מצב "נא לא להפריע" היה פעיל.',
    why: 'הודעה זו נשלחה כי הודעות דוא"ל על שיחות שלא נענו מופעלות עבור מספר זה. אפשר לכבות אותן בהגדרות הטלפון.',
  },
  'ar': {
    hidden: 'رقم مخفي',
    subject: (caller) => `مكالمة فائتة من ${caller}`,
    hello: (name) => (name ? `مرحبًا ${name}،` : 'مرحبًا،'),
    missed: (caller, number, when) => `فاتتك مكالمة من ${caller} إلى ${number}: ${when}.`,
    quiet: 'كان وضع عدم الإزعاج مفعّلًا.',
    why: 'وصلتك هذه الرسالة لأن رسائل البريد الإلكتروني عن المكالمات الفائتة مفعّلة لهذا الرقم. يمكنك إيقافها من إعدادات الهاتف.',
  },
};

/** The languages that mails are written in. */
export const mailLanguages = Object.keys(all);

/** The words for a BCP 47 tag: with its region, else without, else English. */
export const wordsOf = (language: string): Words => {
  const tag = language.toLowerCase();
  return all[tag] ?? all[tag.split('-')[0] ?? ''] ?? (all['en'] as Words);
};
