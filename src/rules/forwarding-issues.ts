import type { CallForwarding, Interval } from '../client/contract/call-forwarding.ts';
import type { FieldIssue } from '../client/contract/endpoint.ts';
import { dayOf } from './days.ts';
import { conflictOf } from './intervals.ts';

/** From the first to the last day. */
const mostDays = 366;

/** What is wrong with one interval, the other ones aside. */
export function intervalIssues({ kind, days, from, to, allDay, start, end }: Interval, pointer = ''): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const issue = (member: string, code: string, params?: FieldIssue['params']): void => void issues.push({ pointer: `${pointer}/${member}`, code, ...(params && { params }) });
  if (kind === 'weekdays' && !days?.length) issue('days', 'required');
  if (kind === 'dates' && !from) issue('from', 'required');
  if (kind === 'dates' && from && to) {
    if (to < from) issue('to', 'beforeStart');
    else if (dayOf(to) - dayOf(from) >= mostDays) issue('to', 'outOfRange', { max: mostDays });
  }
  if (!allDay && !start) issue('start', 'required');
  if (!allDay && !end) issue('end', 'required');
  if (!allDay && start && start === end) issue('end', 'sameAsStart');
  return issues;
}

const legs = ['always', 'busy', 'noAnswer', 'unreachable'] as const;

/** What must hold of forwarding as a whole (`product.md` 9.6 and 9.8), wherever it is asked. */
export function forwardingIssues(forwarding: CallForwarding): FieldIssue[] {
  const { type, intervals, scheduleId } = forwarding.activeWhen;
  const issues = intervals.flatMap((interval, index): FieldIssue[] => {
    const pointer = `/activeWhen/intervals/${index}`;
    const other = conflictOf(interval, intervals.slice(0, index));
    return [
      ...intervalIssues(interval, pointer),
      ...(intervals.findIndex(({ id }) => id === interval.id) < index ? [{ pointer: `${pointer}/id`, code: 'duplicate' }] : []),
      ...(other ? [{ pointer, code: 'overlap', params: { with: other.id } }] : []),
    ];
  });
  if (type === 'schedule' && !scheduleId && intervals.length === 0) issues.push({ pointer: '/activeWhen/intervals', code: 'required' });
  for (const leg of legs) {
    if (forwarding[leg]?.enabled && !forwarding[leg].destination) issues.push({ pointer: `/${leg}/destination`, code: 'required' });
  }
  return issues;
}
