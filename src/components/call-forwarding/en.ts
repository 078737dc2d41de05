/** The panel's own words in English. */
export const en = {
  title: 'Call forwarding',
  lead: 'Where your calls go besides your own devices.',
  enabled: 'Forward calls',
  enabledHint: 'While this is off, nothing is forwarded, whatever is set below.',
  rule: 'Rule',
  modes: { off: 'Off', ringAll: 'Ring all', noAnswer: 'No answer', failover: 'Failover', forwardOnly: 'Forward only', unknown: 'Another rule' },
  means: {
    off: 'Calls ring only on your own devices. Nothing is forwarded.',
    ringAll: 'Your devices and your forwarding numbers ring together.',
    noAnswer: 'Your devices ring first; unanswered calls go on to your forwarding numbers.',
    failover: 'Calls are forwarded only while none of your devices can be reached.',
    forwardOnly: 'Calls go straight to your forwarding numbers; your devices stay silent.',
    unknown: 'Your phone system has a rule that is not known here.',
  },
  nowhere: 'Add a number first: Forward only would leave your callers with nowhere to go.',
  directOnly: 'Only calls to me',
  directOnlyHint: 'Calls that come through groups are not forwarded.',
  keepCallerId: 'Show the caller’s number',
  keepCallerIdHint: 'On the phone that a call is forwarded to.',
  problem: { 'forwarding.noNumbers': 'there is no number to forward to' },
};
