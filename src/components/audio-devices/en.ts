/** The panel's own words in English. */
export const en = {
  title: 'Audio devices',
  lead: 'The microphone and speakers for your calls in this browser. A choice holds at once, and is remembered in this browser only.',
  microphone: 'Microphone',
  speaker: 'Speaker',
  ringer: 'Ringer',
  ringerHint: 'Where incoming calls ring.',
  systemDefault: 'System default',
  systemDefaultNow: (device: string) => `System default (${device})`,
  sameAsSpeaker: 'Same as speaker',
  device: (number: string) => `Device ${number}`,
  /** One whose name was not kept. */
  chosenOne: 'The chosen device',
  notConnected: (device: string) => `${device} (not connected)`,
  fallback: (device: string) => `${device} is not connected; using the system default. It comes back by itself.`,
  confirm: (device: string) => `Your browser wants you to choose ${device} again before it plays there.`,
  output: {
    system: 'Your browser uses the system output.',
    policy: 'This page is shown inside another one, which does not let it choose a speaker. Your browser uses the system output.',
    unnamed: 'Allow the microphone to choose a speaker. Until then your browser uses the system output.',
  },
  ringing: 'Ringing',
};
