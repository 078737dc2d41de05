/** When the calendar keeps calls away, as `auto-dnd.md` decides it: pure functions, with no clock and no network inside. */
export { type Action, type Stretch, timeline, type TimelineSettings } from './timeline.ts';
export { type Window, windows } from './windows.ts';
export { type CalendarEvent, defaults, type EventTime, type Settings } from './events.ts';
