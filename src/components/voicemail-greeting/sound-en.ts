/** What is said once a greeting is recorded, or waits to be sent. */
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
};
