/** The panel's own words in English. */
export const en = {
  title: 'Calendar and do not disturb',
  lead: 'Calls stop ringing while you are in a meeting, and start again when it ends.',
  connect: 'Sync status with Google Calendar',
  reconnect: 'Reconnect',
  disconnect: 'Disconnect',
  status: {
    disconnected: 'Not connected', connecting: 'Connecting', connected: 'Connected', reauthRequired: 'Access ended', error: 'Not reachable',
    disabledByAdmin: 'Not allowed', unknown: 'Unknown',
  },
  hint: {
    disconnected: 'Connecting takes effect at once. We read when you are busy, and change nothing.',
    connecting: 'Waiting for Google… finish in the other window.',
    connected: '',
    reauthRequired: 'Access ended. Reconnect to keep your status in step.',
    error: 'Calendar not reachable; your status is not being updated.',
    disabledByAdmin: 'Your organisation does not allow calendar connections.',
    unknown: '',
  },
  checked: (account: string, when: string) => [account, when && `checked ${when}`].filter(Boolean).join(', '),
  nowConnected: (account: string) => `Connected: ${account}`,
  nowDisconnected: 'The calendar is disconnected.',
  sync: 'Sync DND with calendar events',
  syncHint: 'Accepted meetings, focus time and out of office count.',
  /** Where not both of the others do. */
  syncMeetings: 'Accepted meetings count.',
  syncBusy: 'Times that your calendar shows as busy count.',
  syncLocked: 'Connect your calendar first.',
  /** What opens: the calendar's times, and the options. */
  today: 'Today',
  more: 'More',
  notConnected: (why: string) => `Not connected: ${why}.`,
  notDisconnected: (why: string) => `Not disconnected: ${why}.`,
  /** By problem code; goes into a sentence. */
  problem: {
    'autoDnd.calendarNotConnected': 'connect your calendar first',
    'integration.disabledByAdmin': 'your organisation does not allow calendar connections',
    'integration.alreadyConnected': 'this account is already connected',
    'provider.unsupported': 'your phone system cannot do this',
  },
};
