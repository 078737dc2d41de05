import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define, type ProfileSettings, type SettingsSession } from '../../src/index.ts';
import { en } from '../../src/components/profile-settings/en.ts';
import { sections as all, type SectionName } from '../../src/components/profile-settings/sections.ts';
import { deep, focused, nameOf, until } from './support/find.ts';
import { lengthenWords, overflowing } from './support/layout.ts';
import { mount, open, Visit, type VisitOptions } from './support/visit.ts';

type Shell = Visit<ProfileSettings>;
const support = 'Support line +44 20 7946 0123';
const sections = Object.keys(all).map((name) => en.sections[name as SectionName]);
const features = Object.values(all).flatMap(({ feature, also = {} }) => [feature, ...Object.values(also).map((panel) => panel.feature)]);

const shell = (options: VisitOptions<ProfileSettings> = {}): Promise<Shell> => mount('profile-settings', { width: 1000, ...options });
const withAttributes = (attributes: Record<string, string>): Promise<Shell> =>
  shell({ dress: (element) => { for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value); } });
const tabs = (visit: Visit<HTMLElement>): string[] => visit.all('tab').map(nameOf);
const shown = (visit: Visit<HTMLElement>): string[] => visit.all('tabpanel').map(nameOf);
const openSection = async (visit: Visit<HTMLElement>, name: string | RegExp): Promise<void> => {
  await visit.press('tab', name);
  await visit.ready();
};
const leave = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
/** A change in Information and one in Missed calls, where the user then is. */
async function changeTwo(visit: Visit<HTMLElement>): Promise<void> {
  await visit.type('First name', 'Zoe');
  await openSection(visit, 'Missed calls');
  await visit.press('checkbox', support);
  await visit.see('2 changes in Information and Missed calls');
}

describe('the sections', () => {
  it('are a list of tabs; the first is open, and one is shown at a time', async () => {
    const visit = await shell();
    expect(tabs(visit)).to.deep.equal(sections);
    expect(shown(visit)).to.deep.equal(['Information']);
    await openSection(visit, 'Devices');
    expect(shown(visit)).to.deep.equal(['Devices']);
    await visit.see('Pixel 9');
    expect(visit.words).not.to.contain('First name');
  });

  it('show who the user is, as saved', async () => {
    const visit = await shell();
    await visit.see('Zoë Quinn');
    await visit.type('First name', 'Zoe');
    expect(visit.words).to.contain('Zoë Quinn');
    await visit.saved();
    await visit.see('Zoe Quinn');
  });

  it('are reached with the arrow keys, Home and End; Tab leaves them', async () => {
    const visit = await shell();
    const [, second = '', third = ''] = sections;
    const last = sections.at(-1) ?? '';
    visit.get('tab', 'Information').focus();
    for (const [key, name] of [
      ['ArrowDown', second], ['ArrowDown', third], ['ArrowUp', second], ['End', last],
      ['ArrowDown', 'Information'], ['ArrowUp', last], ['Home', 'Information'],
    ] as const) {
      await sendKeys({ press: key });
      await until(() => `${key} to ${name}`, () => nameOf(focused() ?? document.body) === name && shown(visit)[0] === name);
    }
    await visit.ready();
    await sendKeys({ press: 'Tab' });
    expect(nameOf(focused() ?? document.body)).to.equal('Upload');
  });

  it('become one picker where the shell is narrow, however wide the window is', async () => {
    const wide = await shell();
    const visit = await shell({ width: 340 });
    expect(tabs(wide)).to.have.length(sections.length);
    expect(tabs(visit)).to.deep.equal([]);
    const picker = visit.get('combobox', 'Section') as HTMLSelectElement;
    expect([...picker.options].map(({ text }) => text)).to.deep.equal(sections);
    picker.value = 'device-list';
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await visit.ready();
    await visit.see('Pixel 9');
    expect(visit.heard('settings-section-change').map(({ section }) => section)).to.deep.equal(['device-list']);
    visit.place.style.inlineSize = '1000px';
    await until('the tabs', () => tabs(visit).length === sections.length);
    expect(visit.get('tab', 'Devices').ariaSelected).to.equal('true');
  });

  it('can be linked to: by attribute, by property, and the page hears what the user opens', async () => {
    const visit = await withAttributes({ section: 'missed-call-toggle' });
    expect(shown(visit)).to.deep.equal(['Missed calls']);
    visit.element.section = 'device-list';
    await until('the other section', () => shown(visit)[0] === 'Devices');
    expect(visit.element.getAttribute('section')).to.equal('device-list');
    expect(visit.heard('settings-section-change')).to.deep.equal([]);
    await visit.press('tab', 'Information');
    await until('the other section', () => shown(visit)[0] === 'Information');
    expect(visit.element.getAttribute('section')).to.equal('personal-info');
    expect(visit.heard('settings-section-change').map(({ section }) => section)).to.deep.equal(['personal-info']);
  });

  it('open with the first when the link names one that is not there', async () => {
    const visit = await withAttributes({ section: 'no-such-section' });
    expect(shown(visit)).to.deep.equal(['Information']);
  });

  it('can be chosen and put in order by the page', async () => {
    const visit = await withAttributes({ sections: 'device-list missed-call-toggle' });
    expect(tabs(visit)).to.deep.equal(['Devices', 'Missed calls']);
    expect(shown(visit)).to.deep.equal(['Devices']);
    visit.element.sections = 'personal-info';
    await until('one section', () => tabs(visit).join() === 'Information');
  });

  it('can be the page’s own, also those that come later', async () => {
    const visit = await shell();
    const billing = document.createElement('div');
    billing.slot = 'billing';
    billing.dataset['label'] = 'Billing';
    billing.textContent = 'What you owe: nothing.';
    visit.element.append(billing);
    await visit.press('tab', 'Billing');
    await visit.see('What you owe: nothing.');
    expect(visit.heard('settings-section-change').map(({ section }) => section)).to.deep.equal(['billing']);
    visit.element.sections = 'billing personal-info';
    await until('the page’s own section first', () => tabs(visit).join() === 'Billing,Information');
    billing.remove();
    await until('the others only', () => tabs(visit).join() === 'Information');
  });

  it('are hidden when the plan has no such feature, and shown with the reason where the page wants it', async () => {
    const ada = await shell({ user: 'ada' });
    expect(tabs(ada)).to.deep.equal(sections.filter((name) => name !== 'Calendar and DND'));
    ada.element.showUnavailable = true;
    await openSection(ada, 'Calendar and DND');
    await ada.see('Not part of your licence. Ask your administrator.');
  });

  it('say so when there is nothing at all', async () => {
    const visit = await open('profile-settings', {
      prepare: async (server) => {
        for (const feature of features.flatMap((names) => names.split(' '))) await server.lock('zoe', feature, { code: 'planLimitation' }, 'none');
      },
    });
    await visit.see('There is nothing here that you can change.');
  });

  it('keep Access while the groups or the numbers may be seen', async () => {
    const visit = await mount('profile-settings', {
      width: 1000, prepare: (server) => server.lock('zoe', 'numbers', { code: 'notConfigured' }, 'none'),
    });
    expect(tabs(visit)).to.include('Access');
    await visit.listening();
    await visit.server.lock('zoe', 'groups', { code: 'notConfigured' }, 'none');
    await until('an end of it', () => !tabs(visit).includes('Access'));
  });

  it('come and go while the page is open, when the administrator says so', async () => {
    const visit = await shell();
    await visit.listening();
    await visit.server.lock('zoe', 'missedCallNotifications', { code: 'planLimitation' }, 'none');
    await until('no missed calls', () => !tabs(visit).includes('Missed calls'));
    await visit.server.unlock('zoe', 'missedCallNotifications');
    await until('missed calls', () => tabs(visit).includes('Missed calls'));
  });

  it('keep what was typed while another is open', async () => {
    const visit = await shell();
    await visit.type('First name', 'Zoe');
    await openSection(visit, 'Devices');
    await openSection(visit, /^Information/);
    expect(visit.field('First name').value).to.equal('Zoe');
  });

  it('fit into 340, 700 and 1200 pixels, in both directions, with long words too', async () => {
    const visit = await shell();
    await visit.type('First name', 'Zoe');
    for (const what of ['as it is', 'with long words']) {
      if (what === 'with long words') lengthenWords(visit.place);
      for (const width of [340, 700, 1200]) {
        visit.place.style.inlineSize = `${width}px`;
        for (const dir of ['ltr', 'rtl']) {
          visit.place.dir = dir;
          expect(overflowing(visit.place), `${what} at ${width} px, ${dir}`).to.deep.equal([]);
        }
      }
    }
  });
});

describe('one “Update settings” for all sections', () => {
  it('saves what was changed in several, and only that', async () => {
    const visit = await shell();
    await changeTwo(visit);
    expect(visit.all('button', 'Update settings')).to.have.length(1);
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.have.deep.members([{ firstName: 'Zoe' }, { missedCalls: { byNumber: { 'num-support': false } } }]);
    expect(visit.all('button', 'Update settings')).to.deep.equal([]);
    expect(visit.heard('settings-saved').map(({ resource }) => resource)).to.have.members(['profile', 'notification-preferences']);
  });

  it('marks sections with unsaved changes, also for a screen reader', async () => {
    const visit = await shell();
    await visit.type('First name', 'Zoe');
    await until('the mark', () => /^Information ?, not saved yet$/.test(tabs(visit)[0] ?? ''));
    await visit.saved();
    expect(tabs(visit)).to.deep.equal(sections);
  });

  it('names the section that could not be saved, and saves the others', async () => {
    const visit = await shell();
    await changeTwo(visit);
    visit.server.failNext({ method: 'PATCH', path: '/profile', status: 500 });
    await visit.save();
    await visit.see('Not everything was saved. Look at Information.');
    await until('the section that failed', () => (shown(visit)[0] ?? '').startsWith('Information'));
    await visit.see('Not saved: the phone system has a problem.');
    expect(visit.field('First name').value).to.equal('Zoe');
    expect((await visit.stored('notification-preferences'))['missedCalls']).to.have.nested.property('byNumber.num-support', false);
    await visit.saved();
    expect(await visit.stored('profile')).to.include({ firstName: 'Zoe' });
  });

  it('says that all is saved when a panel was asked to try again', async () => {
    const visit = await mount('profile-settings');
    await visit.type('Job title', 'Head of accounts');
    visit.server.failNext({ method: 'PATCH', status: 503 });
    await visit.save();
    (await visit.find('button', 'Try again')).focus();
    await visit.press('button', 'Try again');
    await visit.see('Your settings are saved and already in effect.');
    expect(focused()).to.equal(visit.get('heading', 'Information'));
  });

  it('takes the user to the field that needs another look, in another section', async () => {
    const visit = await shell();
    await visit.type('First name', '');
    await openSection(visit, 'Devices');
    await visit.save();
    await visit.see('Fill this in.');
    await until('the focus in the field', () => focused() === visit.field('First name'));
  });

  it('still saves what was changed before and after the page moved it', async () => {
    const visit = await shell();
    await visit.type('First name', 'Zoe');
    const elsewhere = document.createElement('div');
    visit.place.append(elsewhere);
    elsewhere.append(visit.element);
    await visit.type('Last name', 'Quinto');
    await until('both changes', () => visit.words.includes('2 changes in Information'));
    expect(visit.all('button', 'Update settings')).to.have.length(1);
    await visit.saved();
    expect(await visit.stored('profile')).to.include({ firstName: 'Zoe', lastName: 'Quinto' });
  });

  it('discards everything at once', async () => {
    const visit = await shell();
    await changeTwo(visit);
    await visit.press('button', 'Discard');
    await visit.gone('2 changes');
    expect(visit.isOn('checkbox', support)).to.equal(true);
    await openSection(visit, 'Information');
    expect(visit.field('First name').value).to.equal('Zoë');
    expect(visit.patches).to.deep.equal([]);
  });

  it('asks before the page is left only while something is unsaved', async () => {
    const visit = await shell();
    expect(leave()).to.equal(true);
    await visit.type('First name', 'Zoe');
    await visit.see('1 change in Information');
    await openSection(visit, 'Devices');
    expect(leave()).to.equal(false);
    await visit.saved();
    expect(leave()).to.equal(true);
  });

  it('saves panels in the page’s own section too', async () => {
    const visit = await shell({
      dress(element, { session }) {
        const mine = document.createElement('div');
        mine.slot = 'mine';
        mine.dataset['label'] = 'Mine';
        const panel = document.createElement('missed-call-toggle');
        panel.session = session;
        mine.append(panel);
        element.append(mine);
      },
    });
    await openSection(visit, 'Mine');
    await visit.press('checkbox', support);
    await visit.see('1 change in Mine');
    await visit.saved();
    expect(visit.patches).to.have.length(1);
  });

  it('is not there where changes save themselves', async () => {
    const visit = await shell({ dress: (element) => { element.autosave = true; } });
    await openSection(visit, 'Missed calls');
    await visit.press('checkbox', support);
    await until('the request', () => visit.patches.length === 1);
    await until('nothing unsaved', () => !visit.element.dirty);
    expect(visit.all('button')).to.deep.equal([]);
  });
});

describe('the shell under other names', () => {
  it('works with a prefix, and so do the panels inside it', async () => {
    define({ prefix: 'acme' });
    const element = document.createElement('acme-profile-settings') as ProfileSettings;
    const around = document.createElement('acme-settings-session') as SettingsSession;
    const visit = new Visit(element, { width: 1000, place: around });
    around.session = visit.session;
    around.append(element);
    document.body.append(around);
    await visit.ready();
    expect([...deep(element)].map(({ localName }) => localName)).to.include('acme-personal-info').and.not.include('personal-info');
    await changeTwo(visit);
    await visit.saved();
    expect(visit.patches).to.have.length(2);
  });

  it('warns about a name that somebody else has, and works all the same', async () => {
    customElements.define('shared-device-list', class extends HTMLElement {});
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void warnings.push(text);
    let element: ProfileSettings;
    try {
      expect(() => define({ prefix: 'shared' })).not.to.throw();
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain('<shared-device-list> is already taken');
      element = document.createElement('shared-profile-settings') as ProfileSettings;
      const visit = new Visit(element, { width: 1000 });
      element.session = visit.session;
      element.section = 'device-list';
      visit.place.append(element);
      document.body.append(visit.place);
      await visit.ready();
      await visit.see('Pixel 9');
    } finally {
      console.warn = warn;
    }
  });

  it('can be registered again, and nothing is said', () => {
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (text: unknown) => void warnings.push(text);
    try {
      define();
      define({ prefix: 'twice' });
      define({ prefix: 'twice' });
    } finally {
      console.warn = warn;
    }
    expect(warnings).to.deep.equal([]);
  });
});
