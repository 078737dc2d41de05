import { first } from './first.ts';

/** The panel's own words in English. */
export const en = {
  ...first,
  fresh: (messages: number) => `${messages} new`,
  heard: (messages: number) => `${messages} heard`,
  to: (line: string) => `to ${line}`,
  partial: 'The rest could not be transcribed.',
  unsure: 'Some of it may not be what was said.',
  deletes: (when: string) => `Deleted for good ${when}`,
  nothingInTrash: 'The trash is empty.',
  arrived: (who: string) => `New message from ${who}.`,
  loading: 'Loading…',
  notMore: (why: string) => `Older messages could not be loaded: ${why}.`,
};
