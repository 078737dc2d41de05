/** The element's own words in English. */
export const en = {
  title: 'Profile settings',
  menu: (name: string) => (name ? `Account menu of ${name}` : 'Account menu'),
  close: 'Close',
  codeError: 'The settings could not be loaded. Check your connection.',
};
