/** The panel's own words in English. */
export const en = {
  title: 'Missed calls',
  lead: (email: string) => (email ? `We e-mail ${email} when you miss a call.` : 'We send an e-mail when you miss a call.'),
  enabled: 'E-mail me about missed calls',
  enabledHint: 'One e-mail for each call that nobody answered.',
  numbers: 'Notify me for',
  noNumbers: 'You have no phone number yet, so there is nothing to report.',
  noEmail: 'Your profile has no e-mail address. Ask your administrator.',
  undelivered: (email: string) => `We could not deliver the last e-mail to ${email}. Ask your administrator to check the address; the next missed call tries it again.`,
  chooseOne: 'Choose at least one number, or turn notifications off.',
};
