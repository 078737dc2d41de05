import { expect } from '@open-wc/testing';
import { nameOf, until } from './support/find.ts';
import { mount } from './support/visit.ts';

describe('the calls of groups', () => {
  it('are taken or left group by group, and saved together', async () => {
    const visit = await mount('call-options');
    await visit.see('Call queue · Ext. 7001 · takes turns');
    expect([visit.isOn('switch', 'Support'), visit.isOn('switch', 'Sales')]).to.deep.equal([true, true]);
    await visit.press('switch', 'Support');
    await visit.saved();
    expect(visit.patches.map(({ path, body }) => [path, body])).to.deep.equal([['/v1/me/groups-status', { byGroup: { 'grp-support': false } }]]);
    expect((await visit.stored('groups-status'))['byGroup']).to.deep.equal({ 'grp-support': false, 'grp-sales': true });
  });

  it('are all left by one switch, and each group\'s own choice stays', async () => {
    const visit = await mount('call-options');
    await visit.press('switch', 'Take calls from groups');
    await visit.saved();
    expect(visit.all('switch').map((each) => [nameOf(each), (each as HTMLInputElement).checked, each.matches(':disabled')])).to.deep.equal([
      ['Take calls from groups', false, false], ['Support', true, true], ['Sales', true, true],
    ]);
    await visit.press('switch', 'Take calls from groups');
    await visit.saved();
    expect((await visit.stored('groups-status'))['acceptGroupCalls']).to.equal(true);
  });

  it('warn who would be the last to leave, and let them', async () => {
    const visit = await mount('call-options');
    await visit.press('switch', 'Sales');
    await visit.see('Nobody else is active in Sales. Its calls may not be answered.');
    await visit.saved();
    expect((await visit.stored('groups-status'))['byGroup']).to.deep.equal({ 'grp-support': true, 'grp-sales': false });
  });

  it('are kept where the queue needs somebody, with the reason', async () => {
    const visit = await mount('call-options', { prepare: (server) => server.patchAs('system', 'zoe', 'groups/grp-support', { membership: { lastActive: true } }) });
    await visit.press('switch', 'Support');
    await visit.save();
    await visit.see('Not saved: nobody else is active in the queue. Your changes are still here.');
    await visit.press('button', 'Discard');
    expect(visit.isOn('switch', 'Support')).to.equal(true);
  });

  it('of a group that may not be left are shown with the reason', async () => {
    const visit = await mount('call-options', {
      prepare: (server) => server.patchAs('admin', 'zoe', 'groups/grp-sales', { membership: { canChange: false, receiving: false, reason: { code: 'insufficientPermissions' } } }),
    });
    await visit.see('You may not change this.');
    await visit.see('Paused');
    expect(visit.all('switch').map(nameOf)).to.deep.equal(['Take calls from groups', 'Support']);
  });

  it('are only looked at by Omar, with his status in words', async () => {
    const visit = await mount('call-options', { user: 'omar' });
    await visit.see('Field service');
    await visit.see('Department · Ext. 7100 · rings everybody at once · Managed by your administrator.');
    await visit.see('Active');
    expect([visit.all('switch'), visit.all('combobox'), visit.all('checkbox')]).to.deep.equal([[], [], []]);
  });

  it('are shown as the groups have them where the provider knows no choice', async () => {
    const visit = await mount('call-options', { prepare: (server) => server.lock('zoe', 'groups.membership', { code: 'providerUnsupported' }, 'none') });
    await visit.see('Active');
    expect(visit.all('switch')).to.deep.equal([]);
    expect(visit.heard('settings-error')).to.deep.equal([]);
  });

  it('follow what is changed elsewhere', async () => {
    const visit = await mount('call-options');
    await visit.listening();
    await visit.server.patchAs('self', 'zoe', 'groups-status', { byGroup: { 'grp-sales': false } });
    await until('the switch off', () => !visit.isOn('switch', 'Sales'));
  });

  it('are none for who is in no group', async () => {
    const visit = await mount('call-options', { user: 'ada' });
    await visit.see('You are not in a ring group.');
    await visit.see('Call recording is not available on your plan.');
    expect(visit.all('switch')).to.deep.equal([]);
  });
});

describe('the recording of calls', () => {
  it('says what each mode means, and asks which calls only while it records', async () => {
    const visit = await mount('call-options');
    await visit.see('No call is recorded.');
    expect(visit.all('checkbox')).to.deep.equal([]);
    expect([...(visit.get('combobox', 'Recording') as HTMLSelectElement).options].map(({ text }) => text)).to.deep.equal(['Off', 'Automatic', 'Automatic with pause', 'On demand']);
    await visit.choose('Recording', 'Automatic with pause');
    await visit.see('Every call is recorded; you can pause, for example for card numbers.');
    await visit.see('Recording may require the other party’s consent where you or they are.');
    await visit.see('Callers are told');
    await visit.press('checkbox', 'Calls you make');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ mode: 'automaticWithPause', directions: { outbound: false } }]);
  });

  it('needs at least one kind of call', async () => {
    const visit = await mount('call-options');
    await visit.choose('Recording', 'Automatic');
    await visit.press('checkbox', 'Calls you make');
    await visit.press('checkbox', 'Calls you receive');
    await visit.save();
    await visit.see('Choose at least one kind of call, or turn recording off.');
    expect(visit.patches).to.deep.equal([]);
    await visit.press('checkbox', 'Calls you make');
    await visit.gone('Choose at least one kind of call');
    await visit.saved();
  });

  it('is told in the words of the law that the page brings', async () => {
    const visit = await mount('call-options', {
      dress: (element) => element.append(Object.assign(document.createElement('span'), { slot: 'legal', textContent: 'Northwind records only with consent.' })),
    });
    await visit.choose('Recording', 'Automatic');
    await visit.see('Northwind records only with consent.');
    await visit.gone('may require');
  });

  it('is only looked at by Omar', async () => {
    const visit = await mount('call-options', { user: 'omar' });
    await visit.see('Every call is recorded, from beginning to end. Managed by your administrator.');
    await visit.gone('consent');
  });

  it('shows a mode it has never heard of as the phone system\'s own', async () => {
    const visit = await mount('call-options', {
      prepare: (server) => server.store.transaction((tx) => tx.put('zoe', { path: 'call-recording' }, { mode: 'telepathic', directions: { inbound: true, outbound: true }, announcement: false })),
    });
    expect(visit.chosen('Recording')).to.equal('Set by your phone system');
  });

  it('stays where the groups are none of the provider\'s', async () => {
    const visit = await mount('call-options', { prepare: (server) => server.lock('zoe', 'groups', { code: 'providerUnsupported' }, 'none') });
    await visit.see('Your phone system cannot do this.');
    await visit.find('combobox', 'Recording');
  });
});
