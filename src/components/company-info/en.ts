/** The panel's own words in English. */
export const en = {
  title: 'Company',
  lead: (company: string) => (company ? `How people inside and outside ${company} reach you.` : 'How people inside and outside the company reach you.'),
  outbound: 'Outbound number',
  outboundHint: 'People you call see this number.',
  callerIdStays: 'Your caller ID is set to something else and stays as it is.',
  noNumber: 'No phone number is assigned to you yet.',
  extension: 'Extension',
  extensionHint: 'Colleagues dial it to reach you.',
  extensionChanged: 'Colleagues must dial the new extension; desk phones may restart.',
  extensionForm: 'Use 2 to 10 digits.',
  extensionTaken: (extension: string) => `Extension ${extension} is already in use.`,
  extensionReserved: (extension: string) => `${extension} is reserved for service or emergency calls.`,
  department: 'Department',
  noDepartment: 'Not in a department',
  directory: 'List me in the company directory',
  directoryHint: 'Colleagues find you by name.',
};
