import { expect } from '@open-wc/testing';
import { focused, nameOf, until } from './support/find.ts';
import { mount } from './support/visit.ts';

const number = 'Number shown';
const hide = 'Hide my number';

describe('caller ID', () => {
  it('is the same as company, and follows when that changes', async () => {
    const visit = await mount('caller-id');
    expect(visit.chosen(number)).to.match(/613.*555.*0100 · Same as company$/);
    await visit.see('Follows your outbound number.');
    const company = await mount('company-info', { dress: (element) => { element.session = visit.session; } });
    await visit.listening();
    await company.choose('Outbound number', 'Warsaw office');
    await company.save();
    await until('the other number', () => visit.chosen(number).endsWith('22 123 45 67 · Same as company'));
    expect(visit.element.dirty).to.equal(false);
  });

  it('can be another number, the company’s own included, as one change', async () => {
    const visit = await mount('caller-id');
    await visit.choose(number, 'Main line');
    await visit.see('1 change');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ default: { type: 'number', numberId: 'num-main', groupId: null } }]);
    await visit.choose(number, 'Same as company');
    await visit.saved();
    expect((await visit.stored('caller-id'))['default']).to.deep.equal({ type: 'company' });
  });

  it('can be hidden, says who still gets the number, and keeps which one it was', async () => {
    const visit = await mount('caller-id');
    await visit.see('Emergency services still receive your number.');
    await visit.choose(number, 'Support line');
    await visit.press('switch', hide);
    await visit.see('1 change');
    await visit.saved();
    expect((await visit.stored('caller-id'))['default']).to.deep.equal({ type: 'blocked', numberId: 'num-support' });
    await visit.see('Hidden from the people you call.');
    expect(visit.chosen(number)).to.match(/Support line$/);
    await visit.press('switch', hide);
    await visit.saved();
    expect((await visit.stored('caller-id'))['default']).to.deep.equal({ type: 'number', numberId: 'num-support' });
  });

  it('has nothing to save when it is as it was again', async () => {
    const visit = await mount('caller-id');
    await visit.choose(number, 'Support line');
    await visit.press('switch', hide);
    await visit.press('switch', hide);
    await visit.choose(number, 'Same as company');
    await visit.gone('1 change');
    expect(visit.element.dirty).to.equal(false);
  });

  it('can differ on each device, and go back to the usual one', async () => {
    const visit = await mount('caller-id');
    expect(visit.all('combobox').map(nameOf)).to.deep.equal([number, 'Chrome on Windows', 'Pixel 9', 'Yealink T46U', 'Conference room ATA']);
    await visit.choose('Pixel 9', 'Warsaw office');
    await visit.choose('Conference room ATA', 'Hidden');
    await visit.see('2 changes');
    await visit.saved();
    expect((await visit.stored('caller-id'))['perDevice']).to.deep.include({
      'dev-pixel': { type: 'number', numberId: 'num-mobile' }, 'dev-ata': { type: 'blocked' }, 'dev-chrome': { type: 'inherit' },
    });
    await visit.choose('Pixel 9', 'As above');
    await visit.saved();
    expect((await visit.stored('caller-id'))['perDevice']).to.deep.include({ 'dev-pixel': { type: 'inherit' } });
  });

  it('says that the chosen number is gone, and shows what people see instead', async () => {
    const visit = await mount('caller-id', {
      prepare: (server) => server.patchAs('self', 'zoe', 'caller-id', { default: { type: 'number', numberId: 'num-mobile' } }),
    });
    expect(visit.chosen(number)).to.match(/Warsaw office$/);
    await visit.listening();
    await visit.server.patchAs('admin', 'zoe', 'numbers/num-mobile', null);
    await visit.see('The number you chose is no longer yours. People see the company’s number.');
    expect(visit.chosen(number)).to.match(/ · Same as company$/);
  });

  it('asks about a number that somebody else chose too, by its name', async () => {
    const visit = await mount('caller-id');
    await visit.listening();
    await visit.choose(number, 'Warsaw office');
    await visit.server.patchAs('admin', 'zoe', 'caller-id', { default: { type: 'number', numberId: 'num-support' } });
    await visit.see('Support line” while you were editing.');
    expect(visit.all('button', 'Use theirs')).to.have.length(1);
    await visit.press('button', 'Use theirs');
    await until('theirs', () => visit.chosen(number).endsWith('Support line'));
    expect(visit.element.dirty).to.equal(false);
  });

  it('is plain text where there is one number, and hidden all the same if wanted', async () => {
    const visit = await mount('caller-id', {
      user: 'ada',
      prepare: (server) => server.patchAs('admin', 'ada', 'numbers/num-ada', {
        id: 'num-ada', number: '+16135550177', display: '+1 613 555 0177', label: 'Direct', kind: 'direct', primary: true, features: ['voice', 'callerId'],
        status: 'active', country: 'CA',
      }),
    });
    await visit.see(/Number shown .*555.0177/);
    expect(visit.all('combobox')).to.deep.equal([]);
    await visit.press('switch', hide);
    await visit.saved();
  });

  it('lets nobody hide where the provider does not', async () => {
    const visit = await mount('caller-id', {
      prepare: (server) => server.patchAs('admin', 'zoe', 'capabilities', { features: { callerId: { params: { allowBlock: false } } } }),
    });
    expect(visit.all('switch')).to.deep.equal([]);
    expect([...(visit.get('combobox', 'Pixel 9') as HTMLSelectElement).options].map(({ text }) => text)).not.to.include('Hidden');
  });

  it('shows the name of the profile, or a field where the provider takes one', async () => {
    const visit = await mount('caller-id');
    await visit.see(/Name shown ?Taken from your profile\. Zoë Quinn/);
    const free = await mount('caller-id', {
      prepare: async (server) => {
        await server.unlock('zoe', 'callerId.name');
        await server.patchAs('admin', 'zoe', 'capabilities', { features: { callerId: { params: { allowName: true } } } });
      },
    });
    await free.type('Name shown', 'Northwind Sales');
    await free.saved();
    expect((await free.stored('caller-id'))['name']).to.equal('Northwind Sales');
  });

  it('shows a locked user what people see, with the reason', async () => {
    const visit = await mount('caller-id', { user: 'omar' });
    await visit.see(/Number shown ?Managed by your administrator\. .*555.0199.* · Same as company/);
    await visit.see(/Hide my number ?Emergency services still receive your number\. Off/);
    expect([...visit.all('combobox'), ...visit.all('switch')]).to.deep.equal([]);
  });

  it('can be the number of a group', async () => {
    const visit = await mount('caller-id', { prepare: (server) => server.patchAs('admin', 'zoe', 'groups/grp-sales', { number: '+16135550120' }) });
    await until('its number as people write it', () => [...(visit.get('combobox', number) as HTMLSelectElement).options].some(({ text }) => text.includes('+1 613 555 0120')));
    await visit.choose(number, 'Sales');
    await visit.choose('Pixel 9', 'Sales');
    await visit.saved();
    expect(await visit.stored('caller-id')).to.deep.include({ default: { type: 'group', groupId: 'grp-sales' } });
    await visit.press('switch', hide);
    await visit.saved();
    expect(await visit.stored('caller-id')).to.deep.include({ default: { type: 'blocked', groupId: 'grp-sales' } });
    expect(visit.chosen(number)).to.match(/Sales$/);
  });

  it('says why the provider refused it', async () => {
    const visit = await mount('caller-id');
    await visit.choose(number, 'Warsaw office');
    visit.server.failNext({ method: 'PATCH', status: 422, body: { code: 'callerId.notVerified', errors: [{ pointer: '/default', code: 'notAllowed' }] } });
    await visit.save();
    await visit.see('Not saved: this number is not verified yet. Your changes are still here.');
    visit.server.failNext({ method: 'PATCH', status: 409, body: { code: 'callerId.deviceGone' } });
    await visit.save();
    await visit.see('Not saved: one of these devices is no longer there.');
  });

  it('needs a number', async () => {
    const visit = await mount('caller-id', { user: 'ada' });
    await visit.see('No phone number is assigned to you yet, so there is no caller ID to choose.');
    expect([...visit.all('combobox'), ...visit.all('switch')]).to.deep.equal([]);
  });

  it('works where the devices may not be seen', async () => {
    const visit = await mount('caller-id', { prepare: (server) => server.lock('zoe', 'devices', { code: 'planLimitation' }, 'none') });
    expect(visit.all('combobox').map(nameOf)).to.deep.equal([number]);
    expect(visit.heard('settings-error')).to.deep.equal([]);
  });
});

describe('caller ID in the shell', () => {
  it('stands below the devices, is linked to by its own name, and is saved with the rest', async () => {
    const visit = await mount('profile-settings', { width: 1000, dress: (element) => { element.section = 'caller-id'; } });
    await visit.see('Connected devices');
    expect(visit.get('tab', 'Devices').ariaSelected).to.equal('true');
    await until('both panels', () => visit.all('heading').map(nameOf).join() === 'Connected devices,Caller ID,On each device');
    await visit.ready();
    await visit.press('switch', hide);
    await visit.see('1 change in Devices');
    await visit.saved();
    expect(nameOf(focused() ?? document.body)).to.equal('Caller ID');
  });

  it('is gone to by a link with its name, now and later', async () => {
    const visit = await mount('profile-settings', { width: 1000, dress: (element) => { element.section = 'caller-id'; } });
    const title = (): boolean => nameOf(focused() ?? document.body) === 'Caller ID';
    await until('the caller ID', title);
    const top = (): number => focused()?.getBoundingClientRect().top ?? NaN;
    await until('it in sight', () => top() >= 0 && top() < window.innerHeight);
    visit.element.section = 'personal-info';
    await visit.find('textbox', 'First name');
    visit.get('textbox', 'First name').focus();
    visit.element.section = 'caller-id';
    await until('the caller ID again', title);
  });

  it('is not gone to by a link to its section', async () => {
    const visit = await mount('profile-settings', { width: 1000, dress: (element) => { element.section = 'device-list'; } });
    await until('both panels', () => visit.all('heading').map(nameOf).join() === 'Connected devices,Caller ID,On each device');
    await visit.ready();
    expect(focused()?.localName).not.to.equal('h2');
  });

  it('leaves the device list alone when the user has none', async () => {
    const visit = await mount('profile-settings', {
      width: 1000, prepare: (server) => server.lock('zoe', 'callerId', { code: 'planLimitation' }, 'none'), dress: (element) => { element.section = 'device-list'; },
    });
    await until('the devices', () => visit.all('heading').map(nameOf).join() === 'Connected devices');
  });

  it('keeps the section when the user has no devices there', async () => {
    const visit = await mount('profile-settings', {
      width: 1000, prepare: (server) => server.lock('zoe', 'devices', { code: 'planLimitation' }, 'none'), dress: (element) => { element.section = 'device-list'; },
    });
    await visit.ready();
    await until('the caller ID', () => visit.all('heading').map(nameOf).join() === 'Caller ID');
    expect(visit.get('tab', 'Devices').ariaSelected).to.equal('true');
  });
});
