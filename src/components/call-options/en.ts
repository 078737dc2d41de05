/** The panel's own words in English. */
export const en = {
  title: 'Call options',
  lead: 'Which group calls ring for you, and how calls are recorded. Changes hold from the next call.',
  groups: 'Ring groups',
  noGroups: 'You are not in a ring group.',
  all: 'Take calls from groups',
  allHint: 'Off: no group’s calls ring for you, whatever is set below.',
  active: 'Active',
  paused: 'Paused',
  extension: (extension: string) => `Ext. ${extension}`,
  groupType: { ringGroup: 'Ring group', queue: 'Call queue', department: 'Department', sharedLine: 'Shared line', other: 'Group', unknown: 'Group' },
  distribution: {
    simultaneous: 'rings everybody at once', sequential: 'rings one after another', roundRobin: 'takes turns', longestIdle: 'rings who has waited longest', other: '', unknown: '',
  },
  lastActive: (group: string) => `Nobody else is active in ${group}. Its calls may not be answered.`,
  recording: 'Call recording',
  noRecording: 'Call recording is not available on your plan.',
  mode: 'Recording',
  modes: {
    off: 'Off', onDemand: 'On demand', onDemandUserStart: 'On demand, when you start it', automatic: 'Automatic', automaticWithPause: 'Automatic with pause', unknown: 'Set by your phone system',
  },
  modeHint: {
    off: 'No call is recorded.',
    onDemand: 'Recorded in the background; kept only if you ask for it during the call.',
    onDemandUserStart: 'Begins when you start it during a call.',
    automatic: 'Every call is recorded, from beginning to end.',
    automaticWithPause: 'Every call is recorded; you can pause, for example for card numbers.',
    unknown: '',
  },
  inbound: 'Calls you receive',
  outbound: 'Calls you make',
  oneDirection: 'Choose at least one kind of call, or turn recording off.',
  announcement: 'Announcement to callers',
  announcementHint: 'Set by your administrator.',
  announced: 'Callers are told',
  notAnnounced: 'None',
  legal: 'Recording may require the other party’s consent where you or they are.',
  /** By problem code; goes into a sentence. */
  problem: {
    'group.lastAgent': 'nobody else is active in the queue',
    'group.logoffNotAllowed': 'your administrator keeps you in this group',
  },
};
