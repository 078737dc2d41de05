/** What is said once there is a greeting of the user's own, or one is being made. */
export const en = {
  recording: 'Recording',
  left: (time: string) => `${time} left`,
  /** Read out, for those who do not see the time. */
  started: 'Recording. Speak now.',
  almost: 'Ten seconds left.',
  stop: 'Stop',
  /** After what keeps us from the microphone for good. */
  instead: 'You can upload a file instead.',
  fresh: 'New recording',
  file: 'New file',
  /** A greeting that a voice says. */
  spoken: 'New spoken greeting',
  change: 'Change the text',
  notUsed: 'Callers do not hear it yet.',
  /** Why the recording ended, where the user did not end it. */
  cause: {
    limit: 'The recording stopped: this is as long as a greeting can be.',
    hidden: 'The recording stopped because you left this page.',
    gone: 'The recording stopped because the microphone was disconnected.',
  },
  silent: 'Hardly anything can be heard. Check your microphone, then record again.',
  use: 'Use this greeting',
  again: 'Record again',
  saving: 'Saving…',
  download: 'Download',
  notSaved: (why: string) => `Not saved: ${why}. Your greeting is still here.`,
  changed: 'Not saved: this greeting was changed somewhere else meanwhile. Listen to that one above, then try again to replace it.',
  /** `why` is a sentence. */
  refused: (why: string) => `Not saved. ${why}`,
  now: { system: 'From the next call on, callers hear the standard greeting.', custom: 'From the next call on, callers hear your greeting.' },
  fault: {
    wrongType: (types: string) => `This cannot be used as a greeting. Choose a sound file: ${types}.`,
    tooBig: (size: string) => `This file is larger than ${size}.`,
    tooShort: (seconds: string) => `This is too short. A greeting is at least ${seconds} long.`,
    tooLong: (seconds: string) => `This is too long. A greeting is at most ${seconds} long.`,
    unreadable: 'This could not be read. It may be damaged.',
  },
  saved: 'Your greeting is saved. Callers hear it from the next call.',
  notChosen: (why: string) => `Not changed: ${why}.`,
  notRemoved: (why: string) => `Not removed: ${why}.`,
  askTitle: 'Remove your greeting?',
  ask: 'The sound is deleted.',
  yes: 'Remove greeting',
  removed: 'Your greeting is removed.',
};
