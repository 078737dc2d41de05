import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { deep, focused, nameOf, until } from './support/find.ts';
import { mount, type Visit } from './support/visit.ts';

const rows = (visit: Visit<HTMLElement>): string[] => visit.all('listitem').map((row) => row.querySelector('.name')?.textContent ?? '');
const dialog = (visit: Visit<HTMLElement>): HTMLDialogElement | undefined =>
  [...deep(visit.place)].find((each): each is HTMLDialogElement => each instanceof HTMLDialogElement && each.open);
/** What a screen reader is told. */
const news = (visit: Visit<HTMLElement>): string => visit.all('status').map((each) => each.textContent.trim()).join('');
/** Presses the button of a device, and gives the question that comes. */
async function ask(visit: Visit<HTMLElement>, button: string): Promise<HTMLElement> {
  const pressed = await visit.find('button', button);
  pressed.focus();
  pressed.click();
  return until('a question', () => dialog(visit));
}
const removals = (visit: Visit<HTMLElement>): string[] => visit.sent.filter(({ method }) => method === 'DELETE').map(({ path }) => path);

describe('the list of devices', () => {
  it('shows the one in use first, then those online, then the one seen last', async () => {
    const visit = await mount('device-list');
    expect(rows(visit)).to.deep.equal(['Chrome on Windows', 'Conference room ATA', 'Pixel 9', 'Yealink T46U']);
    await visit.see('This device. Browser app, version 4.2.0');
    await visit.see('last seen 2 days ago');
  });

  it('names each button by what it does to which device, and says why there is none', async () => {
    const visit = await mount('device-list');
    expect(visit.all('button').map(nameOf)).to.deep.equal(['Refresh', 'Sign out Chrome on Windows', 'Unassign Conference room ATA', 'Sign out Pixel 9']);
    const locked = visit.all('listitem').find((row) => row.textContent.includes('Yealink'));
    expect(locked?.textContent).to.contain('Managed by your administrator.');
  });

  for (const [semantics, button, effect] of [
    ['signOut', 'Sign out Pixel 9', 'It is signed out and stops ringing. You can sign in on it again.'],
    ['unassign', 'Unassign Pixel 9', 'It stops ringing for you. Your administrator can assign it again.'],
    ['delete', 'Remove Pixel 9', 'It is removed for good and stops ringing.'],
    ['evaporate', 'Remove Pixel 9', 'It stops ringing for you.'],
  ] as const) {
    it(`asks first, in words for what removing does: ${semantics}`, async () => {
      const visit = await mount('device-list', { prepare: (server) => server.patchAs('admin', 'zoe', 'devices/dev-pixel', { removeSemantics: semantics }) });
      const question = await ask(visit, button);
      expect(nameOf(question)).to.equal(`${button}?`);
      expect(question.textContent).to.contain(effect);
      expect(removals(visit)).to.deep.equal([]);
    });
  }

  it('offers “Cancel” first, and Escape means the same; the focus goes back to the button', async () => {
    const visit = await mount('device-list');
    await ask(visit, 'Sign out Pixel 9');
    expect(nameOf(focused() ?? document.body)).to.equal('Cancel');
    await sendKeys({ press: 'Escape' });
    await until('no question', () => !dialog(visit));
    expect(focused()).to.equal(visit.get('button', 'Sign out Pixel 9'));
    await ask(visit, 'Sign out Pixel 9');
    await visit.press('button', 'Cancel');
    await until('no question', () => !dialog(visit));
    expect(focused()).to.equal(visit.get('button', 'Sign out Pixel 9'));
    expect(removals(visit)).to.deep.equal([]);
    expect(rows(visit)).to.include('Pixel 9');
  });

  it('removes at once, says so, and goes on with the next device', async () => {
    const visit = await mount('device-list');
    await ask(visit, 'Unassign Conference room ATA');
    const release = visit.server.hold({ method: 'DELETE' });
    await visit.press('button', 'Unassign');
    await until('the row gone', () => !rows(visit).includes('Conference room ATA'));
    expect(nameOf(focused() ?? document.body)).to.equal('Sign out Pixel 9');
    release();
    await visit.see('Conference room ATA is removed.');
    expect(news(visit)).to.equal('Conference room ATA is removed.');
    expect(removals(visit)).to.deep.equal(['/v1/me/devices/dev-ata']);
    expect(visit.heard('settings-saved').map(({ resource }) => resource)).to.deep.equal(['devices']);
    expect(rows(visit)).to.deep.equal(['Chrome on Windows', 'Pixel 9', 'Yealink T46U']);
  });

  it('goes to its title when there is no next device to go on with', async () => {
    const visit = await mount('device-list');
    await ask(visit, 'Sign out Pixel 9');
    await visit.press('button', 'Sign out');
    await visit.see('Pixel 9 is removed.');
    expect(focused()).to.equal(visit.get('heading'));
  });

  it('says that the device in use will be signed out here, and means it', async () => {
    const visit = await mount('device-list');
    const question = await ask(visit, 'Sign out Chrome on Windows');
    expect(question.textContent).to.contain('This is the device you are using; you will be signed out here.');
    await visit.press('button', 'Sign out');
    await visit.see('Chrome on Windows is removed.');
    expect(removals(visit)).to.deep.equal(['/v1/me/devices/dev-chrome?confirmCurrent=true']);
  });

  it('counts a device that is gone already as removed', async () => {
    const visit = await mount('device-list');
    await ask(visit, 'Sign out Pixel 9');
    visit.server.dropStreams();
    await visit.server.patchAs('provider', 'zoe', 'devices/dev-pixel', null);
    await visit.press('button', 'Sign out');
    await visit.see('Pixel 9 is removed.');
    expect(rows(visit)).not.to.include('Pixel 9');
  });

  it('brings a device back that could not be removed, with the reason beside it', async () => {
    const visit = await mount('device-list');
    visit.server.failNext({ method: 'DELETE', status: 403, code: 'device.notRemovable' });
    await ask(visit, 'Sign out Pixel 9');
    await visit.press('button', 'Sign out');
    await visit.see('Pixel 9 was not removed: only your administrator can remove it.');
    const row = visit.all('listitem').find((each) => each.textContent.includes('Pixel 9'));
    expect(row?.textContent).to.contain('was not removed');
    expect(news(visit)).to.contain('Pixel 9 was not removed');
    expect(visit.heard('settings-error').map(({ error }) => error.code)).to.deep.equal(['device.notRemovable']);
    await ask(visit, 'Sign out Pixel 9');
    await visit.press('button', 'Sign out');
    await visit.see('Pixel 9 is removed.');
  });

  it('hears of devices that come, change and go elsewhere', async () => {
    const visit = await mount('device-list');
    await visit.listening();
    await visit.server.patchAs('provider', 'zoe', 'devices/dev-new', { id: 'dev-new', name: 'Desk app', type: 'softphone', status: 'online', shared: false, removable: true, removeSemantics: 'signOut' });
    await until('the new device', () => rows(visit).includes('Desk app'));
    await visit.server.patchAs('provider', 'zoe', 'devices/dev-pixel', { status: 'online' });
    await until('the device online', () => visit.all('listitem').some((row) => /Pixel 9.*Online/s.test(row.textContent)));
    await visit.server.patchAs('provider', 'zoe', 'devices/dev-new', null);
    await until('the device gone', () => !rows(visit).includes('Desk app'));
  });

  it('keeps the list when it could not be refreshed', async () => {
    const visit = await mount('device-list');
    visit.server.failNext({ method: 'GET', path: '/devices', status: 500 });
    await visit.press('button', 'Refresh');
    await visit.see('These settings could not be loaded: the phone system has a problem.');
    expect(rows(visit)).to.have.length(4);
    await visit.press('button', 'Try again');
    await visit.gone('could not be loaded');
  });

  it('shows kinds and states it has never heard of', async () => {
    const visit = await mount('device-list', { prepare: (server) => server.patchAs('provider', 'zoe', 'devices/dev-pixel', { type: 'hologram', status: 'hibernating' }) });
    const row = visit.all('listitem').find((each) => each.textContent.includes('Pixel 9'));
    expect(row?.textContent).to.match(/Unknown[\s\S]*Device/);
  });

  it('says when there are none', async () => {
    await (await mount('device-list', { user: 'ada' })).see('No devices are connected.');
  });

  it('says why nothing can be removed', async () => {
    const visit = await mount('device-list', { user: 'omar' });
    expect(visit.all('button').map(nameOf)).to.deep.equal(['Refresh']);
    await visit.see('You may not change this.');
  });
});
