import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SettingsThemeChangeEvent, ThemeSwitch } from '../../src/index.ts';
import { deep, nameOf, until } from './support/find.ts';
import { mount, open, type Visit, type VisitOptions } from './support/visit.ts';

/** The switch beside another panel, in a session on a light page. */
async function onPage(options: VisitOptions<ThemeSwitch> = {}, theme?: 'light' | 'dark') {
  const place = document.createElement('settings-session');
  const other = document.createElement('missed-call-toggle');
  const host = document.createElement('input');
  place.append(other, host);
  place.style.colorScheme = 'light';
  if (theme) place.theme = theme;
  const asked: string[] = [];
  place.addEventListener('settings-theme-change', (event: SettingsThemeChangeEvent) => asked.push(event.theme));
  const visit = await open('theme-switch', {
    ...options, place,
    dress: (element, own) => {
      element.session = undefined;
      place.session = own.session;
      options.dress?.(element, own);
    },
  });
  await visit.ready();
  return { visit, place, other, host, asked };
}

const scheme = (element: Element): string => getComputedStyle([...deep(element)].find((each) => each.matches('.fp')) ?? element).colorScheme;
const ground = (element: Element): string => getComputedStyle([...deep(element)].find((each) => each.matches('.fp')) ?? element).backgroundColor;
const chosen = (visit: Visit<ThemeSwitch>): string[] => visit.all('radio').filter((radio) => (radio as HTMLInputElement).checked).map(nameOf);
const transparent = 'rgba(0, 0, 0, 0)';

describe('the theme', () => {
  it('is one of light, dark and as the device does, which is what holds until the user chooses', async () => {
    const visit = await mount('theme-switch');
    expect(nameOf(visit.get('radiogroup'))).to.equal('Theme');
    expect(visit.all('radio').map(nameOf)).to.deep.equal(['Light', 'Dark', 'System'].map((name) => visit.all('radio').map(nameOf).find((each) => each.startsWith(name))));
    expect(chosen(visit).join()).to.match(/^System/);
  });

  it('is tried at once on all panels of the session, and on nothing of the page between them', async () => {
    const { visit, other, host, asked } = await onPage();
    expect([scheme(visit.element), scheme(other), ground(other)]).to.deep.equal(['light', 'light', transparent]);
    await visit.press('radio', /^Dark/);
    await until('a dark panel', () => scheme(other) === 'dark');
    expect(scheme(visit.element)).to.equal('dark');
    expect(ground(other)).not.to.equal(transparent);
    expect(getComputedStyle(host).colorScheme).to.equal('light');
    expect(asked).to.deep.equal(['dark']);
    expect(visit.patches).to.deep.equal([]);
  });

  it('goes back when the change is discarded', async () => {
    const { visit, other, asked } = await onPage();
    await visit.press('radio', /^Dark/);
    await until('a dark panel', () => scheme(other) === 'dark');
    await visit.press('button', 'Discard');
    await until('a light panel', () => scheme(other) === 'light');
    expect(ground(other)).to.equal(transparent);
    expect(chosen(visit).join()).to.match(/^System/);
    expect(asked).to.deep.equal(['dark', 'system']);
  });

  it('is saved with Update settings, as one value', async () => {
    const { visit, other } = await onPage();
    await visit.press('radio', /^Dark/);
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ theme: 'dark' }]);
    expect(scheme(other)).to.equal('dark');
  });

  it('that was saved before is there from the start, and the page is told', async () => {
    const { visit, other, asked } = await onPage({ prepare: (server) => server.patchAs('self', 'zoe', 'preferences', { theme: 'dark' }) });
    await until('a dark panel', () => scheme(other) === 'dark');
    expect(chosen(visit).join()).to.match(/^Dark/);
    expect(asked).to.deep.equal(['dark']);
  });

  it('that is saved on another page comes here', async () => {
    const { visit, other } = await onPage();
    await visit.listening();
    await visit.server.patchAs('self', 'zoe', 'preferences', { theme: 'dark' });
    await until('a dark panel', () => scheme(other) === 'dark');
  });

  it('stays with the page where the page says that it follows by itself', async () => {
    const { visit, place, other } = await onPage();
    place.addEventListener('settings-theme-change', (event) => {
      event.preventDefault();
      place.style.colorScheme = event.theme === 'dark' ? 'dark' : 'light';
    });
    await visit.press('radio', /^Dark/);
    await until('a dark panel', () => scheme(other) === 'dark');
    expect(ground(other)).to.equal(transparent);
    await visit.press('radio', /^Light/);
    await until('a light panel', () => scheme(other) === 'light');
  });

  it('is not the user\'s to choose where the page pins one, until it no longer does', async () => {
    const { visit, place, other, asked } = await onPage({ prepare: (server) => server.patchAs('self', 'zoe', 'preferences', { theme: 'dark' }) }, 'light');
    await visit.see('This page has a look of its own');
    expect(visit.all('radio')).to.deep.equal([]);
    expect([scheme(other), asked.join()]).to.deep.equal(['light', '']);
    place.theme = 'auto';
    await visit.find('radio', /^Dark/);
    await until('a dark panel', () => scheme(other) === 'dark');
    place.theme = 'light';
    await visit.see('This page has a look of its own');
    await until('a light panel', () => scheme(other) === 'light');
  });

  it('can be chosen with the arrow keys', async () => {
    const visit = await mount('theme-switch');
    visit.all('radio').find((radio) => (radio as HTMLInputElement).checked)?.focus();
    await sendKeys({ press: 'ArrowUp' });
    await until('dark chosen', () => chosen(visit).join().startsWith('Dark'));
    await visit.see('1 change');
  });

  it('is kept on screen when it could not be saved', async () => {
    const { visit, other } = await onPage();
    await visit.press('radio', /^Dark/);
    visit.server.failNext({ method: 'PATCH', status: 500 });
    await visit.save();
    await visit.see('Not saved: the phone system has a problem');
    expect(scheme(other)).to.equal('dark');
    expect(chosen(visit).join()).to.match(/^Dark/);
  });

  it('is read with the reason where the administrator chose it', async () => {
    const visit = await mount('theme-switch', { user: 'omar' });
    await visit.see('Managed by your administrator.');
    await visit.see('System');
    expect(visit.all('radio')).to.deep.equal([]);
  });

  it('that was saved is worn by the shell before its section is opened, and saves itself where all does', async () => {
    const visit = await mount('profile-settings', {
      width: 1000, prepare: (server) => server.patchAs('self', 'zoe', 'preferences', { theme: 'dark' }), dress: (element) => { element.autosave = true; },
    });
    visit.place.style.colorScheme = 'light';
    await until('a dark shell', () => scheme(visit.element) === 'dark');
    await visit.press('tab', 'Appearance');
    await visit.press('radio', /^System/);
    await until('a light shell', () => scheme(visit.element) === 'light');
    await until('the request', () => visit.patches.length === 1);
    expect(visit.patches[0]?.body).to.deep.equal({ theme: 'system' });
  });
});
