import { CalendarDnd } from './calendar-dnd.ts';

CalendarDnd.define();

export { CalendarDnd };

declare global {
  interface HTMLElementTagNameMap {
    'calendar-dnd': CalendarDnd;
  }
}
