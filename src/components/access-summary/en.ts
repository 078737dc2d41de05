/** The panel's own words in English. */
export const en = {
  title: 'Access',
  lead: 'The groups you are in and the phone numbers you have. Your administrator manages both.',
  groups: (count: number) => `Groups (${count})`,
  numbers: (count: number) => `Phone numbers (${count})`,
  noGroups: 'You are not in any group.',
  noNumbers: 'No phone numbers are assigned to you. Ask your administrator.',
  members: (count: number) => (count === 1 ? '1 member' : `${count} members`),
  extension: (extension: string) => `Extension ${extension}`,
  groupType: {
    ringGroup: 'Ring group', queue: 'Call queue', department: 'Department', sharedLine: 'Shared line', other: 'Group', unknown: 'Group',
  },
  kind: {
    direct: 'Personal', company: 'Company number', companyMain: 'Main number of the company', group: 'Group number', fax: 'Fax number',
    tollFree: 'Toll-free number', other: 'Phone number', unknown: 'Phone number',
  },
  via: (group: string) => `Via ${group}`,
  primary: 'Primary',
  status: { active: 'Active', pending: 'Not active yet', portedIn: 'Being transferred', temporary: 'Temporary', unknown: 'Unknown' },
  copy: 'Copy',
  copies: (name: string) => `Copy ${name}`,
  copied: 'Copied',
  wasCopied: (number: string) => `${number} is copied.`,
  notCopied: (number: string) => `Your browser did not allow copying. Select the number and copy it: ${number}`,
  search: 'Search groups and phone numbers',
  found: (count: number) => (count === 1 ? '1 match' : `${count} matches`),
  nothingFound: (query: string) => `Nothing matches “${query}”.`,
};
