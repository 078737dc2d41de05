/** English for the question before changes are lost: the words come with its code. */
export const en = {
  askTitle: 'Save your changes?',
  ask: 'You have changes that are not saved. Save them, discard them, or keep editing?',
  save: 'Save changes',
  discard: 'Discard changes',
  keep: 'Keep editing',
};
