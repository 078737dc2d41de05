/** What keeps us from the microphone and what helps, by `MicrophoneTrouble`; and how loud it is. */
export const en = {
  trouble: {
    'denied': 'Microphone access is blocked. Open the site settings next to the address bar, allow the microphone, then come back.',
    'dismissed': 'Your browser was not allowed to use the microphone. You can try again, and say yes when it asks.',
    'system': 'Your computer does not let this browser use the microphone. Allow it in the system’s privacy settings, then try again.',
    'blocked-by-policy': 'This page is shown inside another one, which does not let it use the microphone.',
    'no-device': 'No microphone was found. Connect one, then try again.',
    'in-use': 'Your microphone could not be started. Another app may be using it: close that app, then try again.',
    'insecure': 'The microphone cannot be used here: the page needs a secure connection (https).',
    'unsupported': 'The microphone cannot be used here: this browser has none for web pages.',
    'gone': 'The microphone was disconnected.',
  },
  asking: 'Your browser asks whether this page may use the microphone.',
  level: 'Microphone level',
  levels: { silent: 'No sound', quiet: 'Quiet', good: 'Good', loud: 'Too loud' },
  nothingHeard: 'Nothing is heard. Is the microphone muted, or another one chosen?',
};
