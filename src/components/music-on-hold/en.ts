/** The panel's own words in English. */
export const en = {
  title: 'Music on hold',
  lead: 'What callers hear while you keep them on hold. A change holds from the next time.',
  source: 'What callers hear',
  sources: { system: 'Company music', custom: 'My file', off: 'Silence', unknown: 'Something else' },
  offHint: 'Callers may think that the call has ended.',
  customHint: 'A recording of your own. Callers hear it as soon as it is uploaded.',
  noFile: 'Upload a file first.',
  piece: 'Piece',
  noPieces: 'Your phone system chooses it.',
  companyUsed: 'Your company’s music is used.',
};
