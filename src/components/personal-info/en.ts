/** The panel's own words in English. */
export const en = {
  title: 'Information',
  lead: 'What colleagues see when you call them.',
  firstName: 'First name', lastName: 'Last name', jobTitle: 'Job title', timeZone: 'Time zone', email: 'E-mail',
  displayName: 'Display name',
  displayNameHint: 'Leave it empty to be shown by your first and last name.',
  language: 'Language',
  timeNow: (time: string) => `It is ${time} for you now.`,
  emailHint: 'Set by your administrator. Ask support if it has to change.',
  zonesFound: (count: number) => (count === 0 ? 'No time zone has this name.' : count === 1 ? '1 time zone' : `${count} time zones`),
};
