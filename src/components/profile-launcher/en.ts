/** The element's own words in English. */
export const en = {
  title: 'Profile settings',
  menu: (name: string) => (name ? `Account menu of ${name}` : 'Account menu'),
  close: 'Close',
  askTitle: 'Save your changes?',
  ask: 'You have changes that are not saved. Save them, discard them, or keep editing?',
  save: 'Save changes',
  discard: 'Discard changes',
  keep: 'Keep editing',
  codeError: 'The settings could not be loaded. Check your connection.',
};
