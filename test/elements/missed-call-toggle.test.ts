import { expect } from '@open-wc/testing';
import type { MemoryServer } from '../../server/src/memory.ts';
import { focused, nameOf, until } from './support/find.ts';
import { mount } from './support/visit.ts';

const master = 'E-mail me about missed calls';
const direct = 'Direct +1 613 555 0100';
const support = 'Support line +44 20 7946 0123';
const warsaw = 'Warsaw office +48 22 123 45 67';

describe('missed calls', () => {
  it('names each number of the user, and where the e-mails go', async () => {
    const visit = await mount('missed-call-toggle');
    await visit.see('We e-mail zoe.quinn@example.com when you miss a call.');
    expect(visit.all('checkbox').map(nameOf)).to.deep.equal([direct, support, warsaw]);
    expect(nameOf(visit.get('group'))).to.equal('Notify me for');
    expect([direct, support, warsaw].map((name) => visit.isOn('checkbox', name))).to.deep.equal([true, true, false]);
  });

  it('sends one number when one number was changed', async () => {
    const visit = await mount('missed-call-toggle');
    await visit.press('checkbox', support);
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ missedCalls: { byNumber: { 'num-support': false } } }]);
    expect(visit.isOn('checkbox', support)).to.equal(false);
  });

  it('keeps the choice of numbers while all e-mails are off', async () => {
    const visit = await mount('missed-call-toggle');
    await visit.press('switch', master);
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ missedCalls: { enabled: false } }]);
    for (const box of visit.all('checkbox')) expect(box, nameOf(box)).to.have.property('disabled', true);
    expect([direct, support, warsaw].map((name) => visit.isOn('checkbox', name))).to.deep.equal([true, true, false]);
    await visit.press('switch', master);
    for (const box of visit.all('checkbox')) await until('a number that can be chosen', () => !(box as HTMLInputElement).disabled);
    await visit.saved();
    expect((await visit.stored('notification-preferences'))['missedCalls']).to.deep.include({
      enabled: true, byNumber: { 'num-direct': true, 'num-support': true, 'num-mobile': false },
    });
  });

  it('says that the last e-mail could not be delivered, and what to do, until one is or the address is another one', async () => {
    const refused = (email: string) => (server: MemoryServer) => server.patchAs('system', 'zoe', 'mail-undelivered', { email, at: new Date().toISOString() });
    const visit = await mount('missed-call-toggle', { prepare: refused('zoe.quinn@example.com') });
    await visit.see('We could not deliver the last e-mail to zoe.quinn@example.com. Ask your administrator to check the address');
    await visit.press('switch', master);
    await visit.gone('could not deliver');
    await visit.press('switch', master);
    await visit.see('could not deliver');
    await visit.listening();
    await visit.server.patchAs('admin', 'zoe', 'profile', { email: 'zoe@example.com' });
    await visit.see('We e-mail zoe@example.com when you miss a call.');
    await visit.gone('could not deliver');
    await refused('zoe@example.com')(visit.server);
    await visit.see('We could not deliver the last e-mail to zoe@example.com.');
    await visit.server.patchAs('system', 'zoe', 'mail-undelivered', null);
    await visit.gone('could not deliver');
  });

  it('wants at least one number', async () => {
    const visit = await mount('missed-call-toggle');
    await visit.press('checkbox', direct);
    await visit.press('checkbox', support);
    await visit.save();
    await visit.see('Choose at least one number, or turn notifications off.');
    await until('the focus on what needs another look', () => nameOf(focused() ?? document.body) === 'E-mail me about missed calls');
    expect(visit.patches).to.deep.equal([]);
    await visit.press('checkbox', warsaw);
    await visit.gone('Choose at least one number');
    await visit.saved();
  });

  it('has nothing to save when a switch was pressed twice', async () => {
    const visit = await mount('missed-call-toggle');
    await visit.press('switch', master);
    await visit.see('1 change');
    await visit.press('switch', master);
    await visit.gone('1 change');
    expect(visit.patches).to.deep.equal([]);
  });

  it('merges what somebody else chose for another number', async () => {
    const visit = await mount('missed-call-toggle');
    visit.server.dropStreams();
    await visit.press('checkbox', warsaw);
    await visit.server.patchAs('admin', 'zoe', 'notification-preferences', { missedCalls: { byNumber: { 'num-support': false } } });
    await visit.saved();
    expect(visit.isOn('checkbox', support)).to.equal(false);
    expect(visit.isOn('checkbox', warsaw)).to.equal(true);
  });

  it('says what is needed when there is no number or no address, instead of a switch that does nothing', async () => {
    const ada = await mount('missed-call-toggle', { user: 'ada' });
    await ada.see('You have no phone number yet, so there is nothing to report.');
    expect(ada.get('switch', master)).to.have.property('disabled', true);
    const zoe = await mount('missed-call-toggle', { prepare: (server) => server.patchAs('admin', 'zoe', 'profile', { email: '' }) });
    await zoe.see('Your profile has no e-mail address. Ask your administrator.');
  });

  it('shows a locked user what holds, in words', async () => {
    const visit = await mount('missed-call-toggle', { user: 'omar' });
    await visit.see('Managed by your administrator.');
    await visit.see(/E-mail me about missed calls.*On/);
    expect([...visit.all('switch'), ...visit.all('checkbox')]).to.deep.equal([]);
  });

  it('follows the same panel elsewhere on the page', async () => {
    const visit = await mount('missed-call-toggle');
    const second = await mount('missed-call-toggle', { dress: (element) => { element.session = visit.session; } });
    await visit.press('checkbox', support);
    await until('the change in the second panel', () => !second.isOn('checkbox', support));
    await second.saved();
    await visit.gone('1 change');
    expect(visit.sent.filter(({ path }) => path.includes('/batch'))).to.have.length(1);
  });
});

describe('missed calls of a provider that names only some numbers', () => {
  /** As such a provider would answer the first reads. */
  const sparse = (byNumber: Record<string, boolean>, params: object) => mount('missed-call-toggle', {
    prepare: async (server) => {
      const headers = { Authorization: `Bearer ${await server.token()}` };
      const change = async (path: string, edit: (body: { missedCalls: object; features: object }) => object) => {
        const real = await server.fetch(`/v1/me/${path}`, { headers });
        server.failNext({ method: 'GET', path: `/${path}`, status: 200, headers: { ETag: real.headers.get('ETag') ?? '' }, body: edit(await real.json()) });
      };
      server.failNext({ method: 'GET', path: '/batch', status: 404 });
      await change('capabilities', (body) => ({ ...body, features: { ...body.features, missedCallNotifications: { access: 'write', params } } }));
      await change('notification-preferences', (body) => ({ ...body, missedCalls: { ...body.missedCalls, byNumber } }));
    },
  });
  const ticks = (visit: Awaited<ReturnType<typeof sparse>>) => visit.all('checkbox').map((box) => [nameOf(box), (box as HTMLInputElement).checked]);

  it('shows the others as new numbers are', async () => {
    expect(ticks(await sparse({ 'num-support': false }, {}))).to.deep.equal([[direct, true], [support, false], [warsaw, true]]);
    expect(ticks(await sparse({ 'num-support': true }, { granularity: 'number', defaultForNewNumber: false })))
      .to.deep.equal([[direct, false], [support, true], [warsaw, false]]);
  });

  it('can turn one of them off while the others stay', async () => {
    const visit = await sparse({}, {});
    await visit.press('checkbox', support);
    await visit.saved();
    expect((await visit.stored('notification-preferences'))['missedCalls']).to.have.nested.property('byNumber.num-support', false);
    expect(ticks(visit).slice(0, 2)).to.deep.equal([[direct, true], [support, false]]);
  });

  it('has one switch where the provider has one for all numbers', async () => {
    const visit = await sparse({}, { granularity: 'user' });
    expect(visit.isOn('switch', master)).to.equal(true);
    expect(visit.all('checkbox')).to.deep.equal([]);
  });
});

describe('missed calls that save themselves', () => {
  const autosaving = () => mount('missed-call-toggle', { dress: (element) => { element.autosave = true; } });

  it('saves a switch at once', async () => {
    const visit = await autosaving();
    await visit.press('checkbox', support);
    await until('the request', () => visit.patches.length === 1);
    await until('nothing unsaved', () => !visit.element.dirty);
    expect(visit.patches[0]?.body).to.deep.equal({ missedCalls: { byNumber: { 'num-support': false } } });
    expect(visit.all('button')).to.deep.equal([]);
  });

  it('ends where the user left it, however quickly it was switched', async () => {
    const visit = await autosaving();
    const release = visit.server.hold({ method: 'PATCH' });
    await visit.press('checkbox', support);
    await until('the request', () => visit.patches.length === 1);
    await visit.press('checkbox', support);
    release();
    await until('nothing unsaved', () => !visit.element.dirty && !visit.element.saving);
    expect(visit.isOn('checkbox', support)).to.equal(true);
    expect((await visit.stored('notification-preferences'))['missedCalls']).to.have.nested.property('byNumber.num-support', true);
  });

  it('goes back when it is refused, and says why', async () => {
    const visit = await autosaving();
    visit.server.failNext({ method: 'PATCH', status: 403, code: 'capability.readOnly' });
    await visit.press('checkbox', support);
    await until('the tick back', () => visit.isOn('checkbox', support));
    await visit.see('your administrator manages this');
    expect(visit.heard('settings-error').map(({ error }) => error.kind)).to.deep.equal(['forbidden']);
  });

  it('goes back when it would leave no number, and says what to do', async () => {
    const visit = await autosaving();
    await visit.press('checkbox', support);
    await until('the first one saved', () => visit.heard('settings-saved').length === 1);
    await visit.press('checkbox', direct);
    await visit.see('Choose at least one number, or turn notifications off.');
    expect(visit.isOn('checkbox', direct)).to.equal(true);
    expect(visit.patches).to.have.length(1);
  });
});
