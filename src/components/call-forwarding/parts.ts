/** Numbers, hours, the week and what holds now: fetched after the rule has been drawn, since they stand below it. */
export { statusBadge } from './clockwork.ts';
export { HoursCard } from './hours-card.ts';
export { NumberList } from './number-list.ts';
export { partStyles } from './part-styles.ts';
