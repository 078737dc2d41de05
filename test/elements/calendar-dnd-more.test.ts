import { expect } from '@open-wc/testing';
import type { MemoryServer } from '../../server/src/memory.ts';
import { deep, focused, nameOf, until } from './support/find.ts';
import { overflowing } from './support/layout.ts';
import { connectCalendar, mount, type Visit, type VisitOptions } from './support/visit.ts';

const minute = 60_000;
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * minute).toISOString();
/** A zone in which it is about noon now, so that an hour ago and in an hour are today. */
const noon = ((offset) => `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`)(12 - new Date().getUTCHours());

const openIt = (visit: Visit<HTMLElement>, name: string): Promise<void> => visit.press('button', name);

type Kind = 'meeting' | 'focusTime' | 'outOfOffice' | 'allDay';
/** By minutes from now, or by their instants. */
const times = (...windows: [from: number | string, to: number | string, kind: Kind][]) => async (server: MemoryServer): Promise<void> => {
  await connectCalendar(server);
  await server.patchAs('self', 'zoe', 'profile', { timeZone: noon });
  await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
  await server.patchAs('system', 'zoe', 'calendar-busy', {
    windows: windows.map(([from, to, kind]) => ({ start: typeof from === 'number' ? inMinutes(from) : from, end: typeof to === 'number' ? inMinutes(to) : to, kind })), lastSyncedAt: inMinutes(-1),
  });
};
const items = (visit: Visit<HTMLElement>): string[] => visit.all('listitem').map((each) => each.textContent.replaceAll(/\s+/g, ' ').trim());

async function today(prepare: (server: MemoryServer) => unknown) {
  const visit = await mount('calendar-dnd', { prepare });
  await openIt(visit, 'Today');
  return visit;
}
async function more(options: VisitOptions<HTMLElementTagNameMap['calendar-dnd']> = { prepare: connectCalendar }) {
  const visit = await mount('calendar-dnd', options);
  await openIt(visit, 'More');
  await visit.find('heading', 'What counts');
  return visit;
}

async function timesOnly(server: MemoryServer): Promise<void> {
  await connectCalendar(server);
  await server.patchAs('provider', 'zoe', 'auto-dnd', { granularity: 'freeBusy' });
}

describe('<calendar-dnd> under “More”', () => {
  it('is closed until it is wanted', async () => {
    const visit = await mount('calendar-dnd', { prepare: connectCalendar });
    expect(visit.all('checkbox')).to.deep.equal([]);
    expect(visit.all('button').map(nameOf)).to.include.members(['Today', 'More']);
    expect(visit.sent.filter(({ path }) => path.includes('preview'))).to.deep.equal([]);
  });

  it('lets the user say what counts, as it is saved', async () => {
    const visit = await more();
    expect(visit.isOn('checkbox', 'Focus time')).to.equal(true);
    expect(visit.isOn('checkbox', 'All-day events')).to.equal(false);
    for (const name of ['Focus time', 'All-day events', 'Meetings answered with “Maybe”', 'Invitations without an answer', 'Out of office', 'Only meetings with other people']) {
      await visit.press('checkbox', name);
    }
    await visit.see('6 changes');
    expect(visit.patches).to.deep.equal([]);
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{
      includeFocusTime: false, includeAllDay: true, includeTentative: true, includeUnanswered: true, includeOutOfOffice: false, requireOtherAttendees: true,
    }]);
  });

  it('lets the user say how long', async () => {
    const visit = await more();
    expect(visit.chosen('Shortest event that counts')).to.equal('Any length');
    await visit.choose('Shortest event that counts', '90 minutes');
    await visit.choose('Begin earlier by', '5 minutes');
    await visit.choose('End later by', '10 minutes');
    await visit.choose('Bridge gaps of up to', '15 minutes');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ minDurationMinutes: 90, leadMinutes: 5, trailMinutes: 10, mergeGapMinutes: 15 }]);
    expect(visit.chosen('Bridge gaps of up to')).to.equal('15 minutes');
  });

  it('keeps to working hours: the company\'s, or others of its schedules', async () => {
    const visit = await more();
    await visit.see('Outside “Office hours” your calendar keeps no calls away.');
    expect(visit.all('combobox', 'Working hours')).to.deep.equal([]);
    await visit.press('checkbox', 'Only during working hours');
    expect((await visit.find('combobox', 'Working hours') as HTMLSelectElement).selectedOptions[0]?.text).to.equal('Office hours');
    await visit.choose('Working hours', 'Inventory days');
    await visit.see('Outside “Inventory days” your calendar keeps no calls away.');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ workingHoursOnly: true, scheduleId: 'sch-inventory' }]);
    expect(visit.chosen('Working hours')).to.equal('Inventory days');
  });

  it('keeps to the only hours that there are, whatever they are for', async () => {
    const visit = await more({
      async prepare(server) {
        await connectCalendar(server);
        await server.patchAs('admin', 'zoe', 'schedules/sch-office', null);
      },
    });
    await visit.see('Outside “Inventory days” your calendar keeps no calls away.');
    await visit.press('checkbox', 'Only during working hours');
    await visit.saved();
    expect(visit.all('combobox', 'Working hours')).to.deep.equal([]);
  });

  it('has no working hours to keep to where the company has none', async () => {
    const visit = await more({
      async prepare(server) {
        await connectCalendar(server);
        for (const id of ['sch-office', 'sch-inventory']) await server.patchAs('admin', 'zoe', `schedules/${id}`, null);
      },
    });
    expect(visit.all('checkbox', 'Only during working hours')).to.deep.equal([]);
    expect(visit.sent.filter(({ path }) => path.includes('schedules'))).to.deep.equal([]);
  });

  it('shows a length that is none of those to choose from', async () => {
    const visit = await more({ prepare: (server) => server.patchAs('provider', 'zoe', 'auto-dnd', { minDurationMinutes: 7, leadMinutes: 4 }) });
    expect([visit.chosen('Shortest event that counts'), visit.chosen('Begin earlier by')]).to.deep.equal(['7 minutes', '4 minutes']);
  });

  it('forgets what was changed when it is discarded', async () => {
    const visit = await more();
    await visit.press('checkbox', 'All-day events');
    await visit.press('button', 'Discard');
    await until('the tick gone', () => !visit.isOn('checkbox', 'All-day events'));
  });

  it('opens again by itself, and goes to what the server refuses', async () => {
    const visit = await more();
    await visit.choose('Begin earlier by', '15 minutes');
    await openIt(visit, 'More');
    await until('“More” closed', () => ![...deep(visit.element)].some((each) => each.matches('select')));
    visit.server.failNext({ method: 'PATCH', status: 422, body: { type: 'about:blank', title: 'Invalid', status: 422, code: 'validation.failed', errors: [{ pointer: '/leadMinutes', code: 'outOfRange', params: { max: 10 } }] } });
    await visit.save();
    await visit.see('Choose from 0 minutes to 15 minutes.');
    await until('the focus in the list', () => nameOf(focused() ?? document.body) === 'Begin earlier by');
    expect(visit.chosen('Begin earlier by')).to.equal('15 minutes');
  });

  it('asks what to keep when somebody changed the same elsewhere', async () => {
    const visit = await more();
    await visit.choose('Begin earlier by', '15 minutes');
    visit.server.dropStreams();
    await visit.server.patchAs('self', 'zoe', 'auto-dnd', { leadMinutes: 2 });
    await visit.save();
    await visit.see('Changed elsewhere to “2 minutes” while you were editing.');
    await visit.press('button', 'Use theirs');
    await until('their minutes', () => visit.chosen('Begin earlier by') === '2 minutes');
  });

  it('shows, and does not offer, what is locked', async () => {
    const visit = await more({ prepare: (server) => server.lock('zoe', 'autoDnd') });
    expect([...visit.all('checkbox'), ...visit.all('combobox')]).to.deep.equal([]);
    await visit.see(/Focus time On/);
    await visit.see(/Begin earlier by 0 minutes/);
    expect(visit.words.match(/Managed by your administrator\./g)).to.have.length(1);
  });

  it('says why a single one is locked, and leaves out what the provider has not', async () => {
    const visit = await more({
      prepare: async (server) => {
        await server.lock('zoe', 'autoDnd.leadMinutes');
        await server.lock('zoe', 'autoDnd.includeAllDay');
        await server.lock('zoe', 'autoDnd.trailMinutes', { code: 'providerUnsupported' }, 'none');
      },
    });
    expect(visit.words.match(/Managed by your administrator\./g)).to.have.length(2);
    expect(visit.all('combobox', 'Begin earlier by')).to.deep.equal([]);
    expect(visit.words).not.to.contain('End later by');
    expect(visit.all('checkbox', 'All-day events')).to.deep.equal([]);
  });

  it('offers nothing that free and busy times cannot tell', async () => {
    const visit = await more({ prepare: timesOnly });
    expect(visit.all('checkbox').map(nameOf)).to.deep.equal(['All-day events', 'Only during working hours']);
    expect(visit.all('combobox').map(nameOf)).to.deep.equal(['Shortest event that counts', 'Begin earlier by', 'End later by', 'Bridge gaps of up to']);
    expect(visit.words).to.contain('Times that your calendar shows as busy count.');
    expect(visit.words).to.contain('Days that are busy from midnight to midnight.');
  });

  it('offers all of it again when the user connects a calendar that tells more', async () => {
    const visit = await more({ prepare: timesOnly });
    await visit.server.patchAs('provider', 'zoe', 'auto-dnd', { granularity: 'events' });
    await visit.find('checkbox', 'Focus time');
    expect(visit.all('checkbox')).to.have.length(7);
  });

  it('is what the switch above says', async () => {
    const visit = await more();
    await visit.see('Accepted meetings, focus time and out of office count.');
    await visit.press('checkbox', 'Focus time');
    await visit.see('Accepted meetings count.');
  });

  it('is not there where there is nothing to choose', async () => {
    const visit = await mount('calendar-dnd', {
      prepare: async (server) => {
        for (const field of ['includeTentative', 'includeUnanswered', 'includeAllDay', 'includeOutOfOffice', 'includeFocusTime', 'requireOtherAttendees', 'minDurationMinutes', 'leadMinutes', 'trailMinutes', 'mergeGapMinutes', 'workingHoursOnly']) {
          await server.lock('zoe', `autoDnd.${field}`, { code: 'providerUnsupported' }, 'none');
        }
      },
    });
    expect(visit.all('button', 'More')).to.deep.equal([]);
  });
});

describe('<calendar-dnd> about today', () => {
  it('is not there before the calendar is connected', async () => {
    const visit = await mount('calendar-dnd');
    expect(visit.all('button', 'Today')).to.deep.equal([]);
  });

  it('says when calls are kept away, and why, with the one that runs now', async () => {
    const visit = await today(times([-120, -60, 'focusTime'], [-20, 40, 'meeting'], [60, 120, 'outOfOffice']));
    await visit.find('list', 'Times today when your calendar keeps calls away');
    expect(items(visit).map((each) => each.replace(/\d+:\d\d\W+\d+:\d\d/, '#'))).to.deep.equal(['# Focus time Over', '# Meeting Now', '# Out of office']);
    expect(visit.all('listitem').map((each) => each.ariaCurrent)).to.deep.equal([null, 'time', null]);
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: noon, hour: 'numeric', minute: '2-digit' });
    expect(items(visit)[1]).to.contain(format.format(Date.now() - 20 * minute)).and.to.contain(format.format(Date.now() + 40 * minute));
  });

  it('says of the one that runs that calls ring, while the user is reachable all the same', async () => {
    const visit = await today(times([-20, 40, 'meeting'], [60, 120, 'meeting']));
    await until('the times', () => items(visit).length === 2);
    await visit.listening();
    await visit.server.patchAs('self', 'zoe', 'do-not-disturb', { overrideAt: inMinutes(0) });
    await until('that calls ring', () => items(visit)[0]?.endsWith('Calls ring') === true);
    expect(items(visit).join()).not.to.contain('Now');
    await visit.server.patchAs('self', 'zoe', 'do-not-disturb', { overrideAt: null });
    await until('that it counts again', () => items(visit)[0]?.endsWith('Now') === true);
  });

  it('names every reason of times that run into each other', async () => {
    const visit = await today(times([10, 40, 'meeting'], [40, 60, 'focusTime']));
    await visit.see('Meeting, Focus time');
    expect(items(visit)).to.have.length(1);
  });

  it('says so for the whole day, and names the days of what is longer', async () => {
    const east = (12 - new Date().getUTCHours()) * 60 * minute;
    const midnight = Date.parse(new Date(Date.now() + east).toISOString().slice(0, 10)) - east;
    const at = (hours: number): string => new Date(midnight + hours * 60 * minute).toISOString();
    const whole = await today(times([at(0), at(24), 'allDay']));
    await whole.see(/All day All-day event Now/);
    const longer = await today(times([at(0), at(72), 'outOfOffice']));
    await longer.see('Out of office');
    const last = new Intl.DateTimeFormat('en-GB', { timeZone: noon, day: 'numeric', month: 'short' }).format(midnight + 72 * 60 * minute);
    expect(items(longer)[0]).to.contain(last);
  });

  it('says when there is nothing', async () => {
    const visit = await today(connectCalendar);
    await visit.see('Nothing in your calendar keeps calls away today.');
    expect(visit.all('list')).to.deep.equal([]);
  });

  it('says that the times do nothing while the switch is off, and that changes wait', async () => {
    const visit = await today(async (server) => {
      await times([10, 40, 'meeting'])(server);
      await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: false });
    });
    await visit.see('Sync is off: these times do not keep calls away.');
    await visit.press('switch', 'Sync DND with calendar events');
    await visit.see('This follows once your changes are saved.');
    await visit.saved();
    await visit.gone('Sync is off');
  });

  it('shows that it loads', async () => {
    const visit = await mount('calendar-dnd', { prepare: times([10, 40, 'meeting']) });
    const go = visit.server.hold({ path: '/auto-dnd/preview' });
    await openIt(visit, 'Today');
    await until('rows to come', () => [...deep(visit.element)].some((each) => each.matches('.drawer [aria-busy=true]')));
    go();
    await visit.find('list');
  });

  it('says when it cannot be read, and reads again when asked', async () => {
    const visit = await mount('calendar-dnd', { prepare: times([10, 40, 'meeting']) });
    visit.server.failNext({ path: '/auto-dnd/preview', status: 500 });
    await openIt(visit, 'Today');
    await visit.see('These settings could not be loaded: the phone system has a problem.');
    await visit.press('button', 'Try again');
    await visit.find('list');
    await visit.gone('could not be loaded');
  });

  it('follows the calendar, and stays where that fails', async () => {
    const visit = await today(times([10, 40, 'meeting']));
    await visit.find('list');
    await visit.listening();
    await times([10, 40, 'meeting'], [60, 90, 'focusTime'])(visit.server);
    await until('the new time', () => items(visit).length === 2);
    visit.server.failNext({ path: '/auto-dnd/preview', status: 500 });
    await times([15, 45, 'meeting'])(visit.server);
    await visit.see('These times may be out of date: the phone system has a problem.');
    expect(items(visit)).to.have.length(2);
    await visit.press('button', 'Try again');
    await until('the time now', () => items(visit).length === 1);
  });

  it('follows the options once they are saved', async () => {
    const visit = await today(times([10, 40, 'meeting'], [48, 60, 'focusTime']));
    await until('both', () => items(visit).length === 2);
    await openIt(visit, 'More');
    await visit.choose('Bridge gaps of up to', '10 minutes');
    await visit.saved();
    await until('one', () => items(visit).length === 1);
  });

  it('says when the calendar has not answered for a while', async () => {
    const visit = await today(async (server) => {
      await times([10, 40, 'meeting'])(server);
      await server.patchAs('system', 'zoe', 'calendar-busy', { lastSyncedAt: inMinutes(-90) });
    });
    await visit.see('The calendar has not answered for a while; this may be out of date.');
    expect(items(visit)).to.have.length(1);
  });

  it('asks nothing more once it is closed', async () => {
    const visit = await today(times([10, 40, 'meeting']));
    await visit.find('list');
    await visit.listening();
    await openIt(visit, 'Today');
    await until('“Today” closed', () => visit.all('list').length === 0);
    const asked = visit.sent.length;
    await times([15, 45, 'meeting'])(visit.server);
    await until('do not disturb read again', () => visit.sent.length > asked);
    expect(visit.sent.slice(asked).filter(({ path }) => path.includes('preview'))).to.deep.equal([]);
  });

  it('asks nothing more once the calendar is gone, and shows nothing of it with the next one', async () => {
    const visit = await today(times([10, 40, 'meeting']));
    await visit.find('list');
    await visit.listening();
    await visit.server.patchAs('self', 'zoe', 'integrations/google-calendar', { status: 'disconnected' });
    await until('“Today” gone', () => visit.all('list').length === 0);
    const asked = visit.sent.length;
    await visit.server.patchAs('system', 'zoe', 'calendar-busy', { windows: [] });
    await visit.server.patchAs('self', 'zoe', 'do-not-disturb', { manual: { setAt: inMinutes(0), until: null, scope: 'all' } });
    await visit.see('Now: Do Not Disturb until you turn it off.');
    expect(visit.sent.slice(asked).filter(({ path }) => path.includes('preview'))).to.deep.equal([]);
    const release = visit.server.hold({ path: '/auto-dnd/preview' });
    await visit.server.patchAs('self', 'zoe', 'integrations/google-calendar', { status: 'connected' });
    await until('“Today” again', () => visit.all('button').some((each) => nameOf(each) === 'Today'));
    expect(visit.all('list')).to.deep.equal([]);
    release();
    await visit.see('Nothing in your calendar keeps calls away today.');
  });

  for (const locale of ['en-XA', 'ar', 'he', 'ja']) {
    it(`fits a narrow place with all that opens: ${locale}`, async () => {
      const visit = await mount('calendar-dnd', { prepare: times([-20, 40, 'meeting'], [60, 120, 'outOfOffice']), width: 340, session: { locale } });
      for (const summary of [...deep(visit.element)].filter((each) => each.matches('summary'))) (summary as HTMLElement).click();
      await visit.find('list');
      await until('the options', () => visit.all('combobox').length === 4);
      expect(overflowing(visit.place)).to.deep.equal([]);
      expect(getComputedStyle(visit.get('list')).direction).to.equal(['ar', 'he'].includes(locale) ? 'rtl' : 'ltr');
    });
  }
});
