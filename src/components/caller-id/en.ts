/** The panel's own words in English. */
export const en = {
  title: 'Caller ID',
  lead: 'What people see when you call them. It holds from the next call.',
  number: 'Number shown',
  sameAsCompany: 'Same as company',
  followsCompany: 'Follows your outbound number.',
  whileHidden: 'Hidden from the people you call.',
  gone: 'The number you chose is no longer yours. People see the company’s number.',
  noNumber: 'No phone number is assigned to you yet, so there is no caller ID to choose.',
  name: 'Name shown',
  nameHint: 'Taken from your profile.',
  hide: 'Hide my number',
  hideHint: 'Emergency services still receive your number.',
  hidden: 'Hidden',
  devices: 'On each device',
  usual: 'As above',
  /** Why it was not saved, by the server's code; goes into a sentence. */
  problem: {
    'callerId.notAllowed': 'this number may not be shown',
    'callerId.notVerified': 'this number is not verified yet',
    'callerId.deviceGone': 'one of these devices is no longer there',
  },
};
