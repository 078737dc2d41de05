import { expect } from '@open-wc/testing';
import { nameOf, until } from './support/find.ts';
import { mount } from './support/visit.ts';

describe('the company', () => {
  it('offers the user’s own numbers and the departments, and sends what was chosen', async () => {
    const visit = await mount('company-info');
    await visit.see('How people inside and outside Northwind Trading reach you.');
    const numbers = visit.get('combobox', 'Outbound number') as HTMLSelectElement;
    expect([...numbers.options].map(({ text }) => text.split(' · ')[1])).to.deep.equal(['Direct', 'Support line', 'Warsaw office']);
    await visit.choose('Outbound number', 'Warsaw office');
    await visit.choose('Department', 'Finance');
    await visit.press('switch', 'List me in the company directory');
    await visit.see('3 changes');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ outboundNumberId: 'num-mobile', departmentId: 'dep-finance', directoryListed: false }]);
    expect(visit.chosen('Outbound number')).to.match(/22 123 45 67 · Warsaw office$/);
  });

  it('prints numbers as people write them once the library is there', async () => {
    const visit = await mount('company-info', { prepare: (server) => server.patchAs('admin', 'zoe', 'numbers/num-support', { display: '442079460123' }) });
    const numbers = visit.get('combobox', 'Outbound number') as HTMLSelectElement;
    await until('the formatted number', () => numbers.options[1]?.text.includes('+44 20 7946 0123'));
  });

  it('shows where the user works and for whom, where the company has noted it', async () => {
    const visit = await mount('company-info');
    await visit.see('Site Ottawa');
    await visit.see('Manager Maya Lindqvist');
    const nowhere = await mount('company-info', { user: 'ada' });
    expect(nowhere.words).not.to.match(/Site|Manager/);
  });

  it('can leave the department', async () => {
    const visit = await mount('company-info');
    await visit.choose('Department', 'Not in a department');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ departmentId: null }]);
    expect(visit.chosen('Department')).to.equal('Not in a department');
  });

  it('warns what a new extension means, and says why one cannot be had, in words of its own', async () => {
    const visit = await mount('company-info');
    await visit.type('Extension', '1077');
    await visit.see('Colleagues must dial the new extension; desk phones may restart.');
    await visit.save();
    await visit.see('Extension 1077 is already in use.');
    await visit.type('Extension', '911');
    await visit.gone('already in use');
    await visit.save();
    await visit.see('911 is reserved for service or emergency calls.');
    await visit.type('Extension', '1');
    await visit.see('Use 2 to 10 digits.');
    expect(visit.field('Extension').getAttribute('aria-invalid')).to.equal('true');
    expect(visit.patches).to.have.length(2);
    await visit.type('Extension', '1044');
    await visit.saved();
    expect((await visit.stored('company'))['extension']).to.equal('1044');
  });

  it('says that a caller ID chosen by itself stays, and nothing where it follows', async () => {
    const follows = await mount('company-info');
    await follows.choose('Outbound number', 'Warsaw office');
    expect(follows.words).not.to.contain('stays as it is');
    const visit = await mount('company-info', {
      prepare: (server) => server.patchAs('self', 'zoe', 'caller-id', { default: { type: 'number', numberId: 'num-support' } }),
    });
    await visit.choose('Outbound number', 'Warsaw office');
    await visit.see('Your caller ID is set to something else and stays as it is.');
  });

  it('shows what the administrator locked with the reason, and lets the user change the rest', async () => {
    const visit = await mount('company-info', { user: 'omar' });
    await visit.see(/Outbound number ?Managed by your administrator\..*Main line/);
    await visit.see(/Extension ?Managed by your administrator\. 1077/);
    await visit.see(/Department ?Managed by your administrator\. Field service/);
    expect([...visit.all('combobox'), ...visit.all('textbox')]).to.deep.equal([]);
    expect(visit.all('switch').map(nameOf)).to.deep.equal(['List me in the company directory']);
    await visit.press('switch');
    await visit.saved();
  });

  it('locks one field alone', async () => {
    const visit = await mount('company-info', { prepare: (server) => server.lock('zoe', 'company.extension', { code: 'adminLocked' }) });
    await visit.see(/Extension ?Managed by your administrator\. 1042/);
    expect(visit.all('combobox').map(nameOf)).to.deep.equal(['Outbound number', 'Department']);
  });

  it('says what is not assigned', async () => {
    const visit = await mount('company-info', { user: 'ada' });
    await visit.see('No phone number is assigned to you yet.');
    expect(visit.chosen('Department')).to.equal('Not in a department');
  });

  it('asks about the department that somebody else changed too, by its name', async () => {
    const visit = await mount('company-info');
    await visit.listening();
    await visit.choose('Department', 'Finance');
    await visit.server.patchAs('admin', 'zoe', 'company', { departmentId: 'dep-support' });
    await visit.see('Changed elsewhere to “Customer support” while you were editing.');
    await visit.press('button', 'Keep mine');
    await visit.saved();
    expect((await visit.stored('company'))['departmentId']).to.equal('dep-finance');
  });
});
