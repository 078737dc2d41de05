/** What is read before anything is pressed; the other words come with the rest of the code. */
export const first = {
  title: 'Voicemail messages',
  lead: 'What callers have left for you. New messages appear by themselves.',
  folders: 'Folder',
  inbox: 'Inbox',
  trash: 'Trash',
  anonymous: 'Anonymous caller',
  from: (who: string, when: string) => `Message from ${who}, ${when}`,
  isNew: 'New',
  urgent: 'Urgent',
  private: 'Private',
  details: (message: string) => `Details: ${message}`,
  transcribing: 'Is being transcribed…',
  notTranscribed: 'Could not be transcribed.',
  none: 'No messages. What callers leave for you appears here.',
  more: 'Show older messages',
};
