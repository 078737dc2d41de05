import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ProfileLauncher } from '../../src/index.ts';
import { focused, nameOf, until } from './support/find.ts';
import { open, type Visit, type VisitOptions } from './support/visit.ts';

const menuName = 'Account menu of Zoë Quinn';
const item = /Profile settings/;

async function launcher(options: VisitOptions<ProfileLauncher> = {}): Promise<Visit<ProfileLauncher>> {
  const visit = await open('profile-launcher', options);
  await visit.find('button', menuName);
  return visit;
}
/** The settings are there to be used. */
async function openSettings(visit: Visit<ProfileLauncher>, section?: string): Promise<void> {
  await visit.element.open(section);
  await visit.ready();
}
async function openAndType(visit: Visit<ProfileLauncher>): Promise<void> {
  await openSettings(visit);
  await visit.type('First name', 'Zoe');
  await visit.see('1 change');
}
const focusIs = (name: string | RegExp): Promise<unknown> => until(() => `the focus on ${String(name)}, not ${nameOf(focused() ?? document.body)}`, () => {
  const now = nameOf(focused() ?? document.body);
  return typeof name === 'string' ? now === name : name.test(now);
});
const closed = (visit: Visit<ProfileLauncher>): Promise<unknown> => until('the end of the dialog', () => !visit.element.opened);
const signOut = (element: ProfileLauncher): void => {
  const button = document.createElement('button');
  button.textContent = 'Sign out';
  element.append(button);
};

describe('the launcher', () => {
  it('says who is signed in, and needs none of the settings’ code for it', async () => {
    const visit = await launcher();
    expect(visit.words).to.contain('Zoë Quinn');
    await visit.listening();
    expect(visit.sent.map(({ path }) => path.replace(/^.*resource=/, ''))[0]).to.contain('profile');
    expect(visit.place.querySelectorAll('profile-settings')).to.have.length(0);
  });

  it('shows the picture only, where it is to be compact, and still says whose it is', async () => {
    const visit = await launcher({ dress: (element) => { element.compact = true; } });
    expect(visit.words).to.equal('Account menu of Zoë Quinn ZQ');
  });

  it('opens a menu, and from there the settings on top of the page; Escape closes them, and the focus is back', async () => {
    const visit = await launcher();
    const button = visit.get('button', menuName);
    button.focus();
    await sendKeys({ press: 'Enter' });
    await focusIs(item);
    expect(button.ariaExpanded).to.equal('true');
    await sendKeys({ press: 'Enter' });
    const dialog = await visit.find('dialog', 'Profile settings');
    await visit.ready();
    await visit.find('textbox', 'First name');
    expect(dialog.matches(':modal')).to.equal(true);
    await focusIs('Profile settings');
    await sendKeys({ press: 'Escape' });
    await closed(visit);
    await focusIs(menuName);
    expect(button.ariaExpanded).to.equal('false');
  });

  it('has a menu that arrows, Home and End move in, with what the page adds; Escape and Tab leave it', async () => {
    const visit = await launcher({ dress: signOut });
    visit.get('button', menuName).focus();
    await sendKeys({ press: 'ArrowDown' });
    await focusIs(item);
    for (const [key, name] of [['ArrowDown', 'Sign out'], ['ArrowDown', item], ['End', 'Sign out'], ['Home', item], ['ArrowUp', 'Sign out']] as const) {
      await sendKeys({ press: key });
      await focusIs(name);
    }
    expect(visit.all('menuitem').map(nameOf)).to.have.length(2);
    await sendKeys({ press: 'Escape' });
    await until('no menu', () => visit.all('menu').length === 0);
    await focusIs(menuName);
    await sendKeys({ press: 'ArrowUp' });
    await focusIs('Sign out');
    await sendKeys({ press: 'Tab' });
    await until('no menu', () => visit.all('menu').length === 0);
  });

  it('leaves the menu when something of the page in it was chosen', async () => {
    let out = 0;
    const visit = await launcher({ dress: (element) => {
      signOut(element);
      element.lastElementChild?.addEventListener('click', () => out++);
    } });
    await visit.press('button', menuName);
    await visit.press('menuitem', 'Sign out');
    await until('no menu', () => visit.all('menu').length === 0);
    expect(out).to.equal(1);
    expect(visit.element.opened).to.equal(false);
  });

  it('opens its menu into the window, from whichever corner it stands in', async () => {
    const visit = await launcher({ width: 160 });
    for (const [inline, block] of [['left', 'top'], ['right', 'top'], ['left', 'bottom'], ['right', 'bottom']] as const) {
      visit.place.removeAttribute('style');
      for (const [name, value] of [['position', 'fixed'], [inline, '4px'], [block, '4px']] as const) visit.place.style.setProperty(name, value);
      await visit.press('button', menuName);
      const box = (await visit.find('menu')).getBoundingClientRect();
      expect([box.left >= 0, box.top >= 0, box.right <= innerWidth, box.bottom <= innerHeight], `${inline} ${block}`).to.deep.equal([true, true, true, true]);
      visit.get('menuitem', item).dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
      await until('no menu', () => visit.all('menu').length === 0);
    }
  });
});

describe('the settings in a dialog', () => {
  it('open by a call of the page, at a section, and the focus returns to where it was', async () => {
    const visit = await launcher();
    const link = document.createElement('button');
    link.textContent = 'My devices';
    visit.place.append(link);
    link.focus();
    await openSettings(visit, 'device-list');
    await visit.see('Pixel 9');
    await visit.press('button', 'Close');
    await closed(visit);
    await focusIs('My devices');
    await openSettings(visit, 'missed-call-toggle');
    await visit.see('E-mail me about missed calls');
    expect(await visit.element.close()).to.equal(true);
  });

  it('have the sections that the page wants', async () => {
    const visit = await launcher({ dress: (element) => { element.sections = 'device-list personal-info'; } });
    await openSettings(visit);
    // A list or a selector, as wide as the window is.
    const picker = visit.all('combobox', 'Section')[0] as HTMLSelectElement | undefined;
    expect(picker ? [...picker.options].map(({ text }) => text) : visit.all('tab').map(nameOf)).to.deep.equal(['Devices', 'Information']);
  });

  for (const locale of ['en-XA', 'ar', 'he']) {
    it(`have room for every word in ${locale}, in the menu, the dialog and the question`, async () => {
      const visit = await open('profile-launcher', { session: { locale } });
      const opener = await until('the button', () => visit.all('button', /Zoë|Žöë|Zöë/)[0]);
      const isRtl = locale !== 'en-XA';
      expect(getComputedStyle(opener).direction).to.equal(isRtl ? 'rtl' : 'ltr');
      const overflowing = (): string[] => visit.all('button').filter((each) => each.scrollWidth > each.clientWidth + 1).map(nameOf);
      opener.click();
      await until('the menu', () => visit.all('menuitem').length > 0);
      expect([...overflowing(), ...visit.all('menuitem').filter((each) => each.scrollWidth > each.clientWidth + 1)]).to.deep.equal([]);
      const box = visit.all('menu')[0]?.getBoundingClientRect();
      expect(box && box.left >= 0 && box.right <= window.innerWidth, 'the menu is on the page').to.equal(true);
      await openSettings(visit, 'personal-info');
      const name = await until('the first name', () => visit.all('textbox').find(({ autocomplete }: HTMLElement & { autocomplete?: string }) => autocomplete === 'given-name')) as HTMLInputElement;
      name.value = 'Zoe';
      name.dispatchEvent(new Event('input', { bubbles: true }));
      await until('a change', () => visit.session.dirty);
      expect(overflowing()).to.deep.equal([]);
      void visit.element.close();
      const question = await until('the question', () => visit.all('dialog')[1] ?? visit.all('dialog').find((dialog) => dialog.matches('.ask')));
      expect(overflowing()).to.deep.equal([]);
      expect(question.scrollWidth).to.be.at.most(question.clientWidth + 1);
      expect(getComputedStyle(question).direction).to.equal(isRtl ? 'rtl' : 'ltr');
    });
  }

  it('ask before they close over changes: editing goes on', async () => {
    const visit = await launcher();
    await openAndType(visit);
    await sendKeys({ press: 'Escape' });
    await visit.find('dialog', 'Save your changes?');
    await focusIs('Keep editing');
    await visit.press('button', 'Keep editing');
    await until('no question', () => visit.all('dialog', 'Save your changes?').length === 0);
    expect(visit.element.opened).to.equal(true);
    expect(visit.field('First name').value).to.equal('Zoe');
  });

  it('ask before they close over changes: Escape asks, and Escape again goes on editing', async () => {
    const visit = await launcher();
    await openAndType(visit);
    for (const [key, asked] of [['first', 1], ['second', 0], ['third', 1], ['fourth', 0]] as const) {
      await sendKeys({ press: 'Escape' });
      await until(`what the ${key} Escape does`, () => visit.all('dialog', 'Save your changes?').length === asked);
      if (asked) await focusIs('Keep editing');
      expect(visit.element.opened).to.equal(true);
    }
    expect(visit.field('First name').value).to.equal('Zoe');
  });

  it('ask before they close over changes: they are discarded', async () => {
    const visit = await launcher();
    await openAndType(visit);
    const closing = visit.element.close();
    await visit.find('dialog', 'Save your changes?');
    await visit.press('button', 'Discard changes');
    expect(await closing).to.equal(true);
    expect(visit.element.opened).to.equal(false);
    expect(visit.patches).to.deep.equal([]);
    await openSettings(visit);
    expect(visit.field('First name').value).to.equal('Zoë');
  });

  it('ask before they close over changes: they are saved, and stay open when that does not work', async () => {
    const visit = await launcher();
    await openAndType(visit);
    visit.server.failNext({ method: 'PATCH', status: 500 });
    const failing = visit.element.close();
    await visit.press('button', 'Save changes');
    expect(await failing).to.equal(false);
    await visit.see('Not saved: the phone system has a problem');
    expect(visit.element.opened).to.equal(true);
    const closing = visit.element.close();
    await visit.press('button', 'Save changes');
    expect(await closing).to.equal(true);
    expect(await visit.stored('profile')).to.include({ firstName: 'Zoe' });
    await visit.see('Zoe Quinn');
  });

  it('cannot be closed over changes by a second Escape, as browsers have it', async () => {
    const visit = await launcher();
    await openAndType(visit);
    (visit.get('dialog', 'Profile settings') as HTMLDialogElement).close();
    await visit.find('dialog', 'Save your changes?');
    expect(visit.element.opened).to.equal(true);
  });

  it('wear the theme that the user chose, while the button follows the page', async () => {
    const visit = await launcher({ prepare: (server) => server.patchAs('self', 'zoe', 'preferences', { theme: 'dark' }) });
    visit.place.style.colorScheme = 'light';
    await openSettings(visit);
    const scheme = (element: HTMLElement): string => getComputedStyle(element).colorScheme;
    await until('a dark dialog', () => scheme(visit.get('dialog', 'Profile settings')) === 'dark');
    await visit.element.close();
    expect(scheme(visit.get('button', menuName))).to.equal('light');
  });

  it('take nothing with them when the launcher is removed', async () => {
    const visit = await launcher();
    await openSettings(visit);
    visit.element.remove();
    visit.place.append(visit.element);
    expect(visit.element.opened).to.equal(false);
    await openSettings(visit);
    await visit.find('textbox', 'First name');
  });
});
