/** The panel's own words in English. */
export const en = {
  title: 'Appearance',
  lead: 'Choose how this portal looks to you. You see it at once; it is kept when you update your settings.',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark', unknown: 'Another one' },
  hints: { system: 'Follows your device', light: 'Always light', dark: 'Always dark' },
  pinned: 'This page has a look of its own, so there is nothing to choose here.',
};
