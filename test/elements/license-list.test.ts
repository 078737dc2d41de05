import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focused, nameOf, until } from './support/find.ts';
import { mount, type Visit } from './support/visit.ts';

const details = (visit: Visit<HTMLElement>, name: string): HTMLDetailsElement => {
  const found = [...visit.element.shadowRoot?.querySelectorAll('details') ?? []].find((each) => each.querySelector('.name')?.textContent === name);
  if (!found) throw new Error(`There is no licence ${name}`);
  return found;
};
const summary = (visit: Visit<HTMLElement>, name: string): HTMLElement => details(visit, name).querySelector('summary') as HTMLElement;

describe('licences', () => {
  it('come with the name of their package', async () => {
    const visit = await mount('license-list');
    await visit.see(/Licence package Business Plus/);
  });

  it('say each one\'s name and state, and until when it is', async () => {
    const visit = await mount('license-list', {
      async prepare(server) {
        await server.patchAs('provider', 'zoe', 'licenses/lic-rcon', { expiresAt: '2026-12-12T10:00:00Z' });
        await server.patchAs('provider', 'zoe', 'licenses/lic-huddle', { status: 'expired', expiresAt: '2026-03-01T10:00:00Z' });
      },
    });
    await visit.see('Business Calling Active');
    await visit.see('RCon Receptionist Console Trial Until 12 December 2026');
    await visit.see('Huddle Video Conference Expired Ended on 1 March 2026');
    await visit.see('Virtual Fax Suspended What it enables is switched off for now.');
  });

  it('open to what each enables, by mouse and keyboard', async () => {
    const visit = await mount('license-list');
    expect(visit.words).not.to.contain('Sharing your screen');
    summary(visit, 'Huddle Video Conference').click();
    await visit.see('What it enables Starting and joining video meetings Sharing your screen Controls during meetings');
    summary(visit, 'Virtual Fax').focus();
    await sendKeys({ press: 'Enter' });
    await visit.see('Sending and receiving faxes');
    expect(focused()).to.equal(summary(visit, 'Virtual Fax'));
    await sendKeys({ press: 'Enter' });
    await visit.gone('Sending and receiving faxes');
    expect(details(visit, 'Huddle Video Conference').open).to.equal(true);
  });

  it('stay open when the list is read again', async () => {
    const visit = await mount('license-list');
    await visit.listening();
    summary(visit, 'Huddle Video Conference').click();
    await visit.server.patchAs('admin', 'zoe', 'licenses/lic-calling', null);
    await visit.gone('Business Calling');
    expect(details(visit, 'Huddle Video Conference').open).to.equal(true);
  });

  it('show what they have never heard of in the provider\'s own words, and nothing to open where nothing is known', async () => {
    const visit = await mount('license-list', {
      async prepare(server) {
        await server.patchAs('provider', 'zoe', 'licenses/lic-huddle', { features: ['toString', 'Calls to the moon'], status: 'frozen' });
        await server.patchAs('provider', 'zoe', 'licenses/lic-plain', { id: 'lic-plain', name: 'Plain licence', status: 'active' });
      },
    });
    summary(visit, 'Huddle Video Conference').click();
    await visit.see('What it enables toString Calls to the moon');
    await visit.see('Huddle Video Conference Unknown');
    await visit.see('Plain licence');
    expect([...visit.element.renderRoot.querySelectorAll('details')].map((each) => each.querySelector('.name')?.textContent)).not.to.include('Plain licence');
  });

  it('say when there are none, and that no package is assigned', async () => {
    const visit = await mount('license-list', { user: 'ada' });
    await visit.see('Licence package Unassigned');
    await visit.see('No licences are assigned to you. Ask your administrator.');
  });

  it('say nothing of packages where the provider has none', async () => {
    const visit = await mount('license-list', { prepare: (server) => server.patchAs('admin', 'zoe', 'capabilities', { features: { licenses: { params: null } } }) });
    await visit.see('Business Calling');
    expect(visit.words).not.to.contain('Licence package');
  });

  it('say how to get more, in the page\'s own words where it has some', async () => {
    const own = await mount('license-list');
    await own.see('Is something missing? Ask your administrator for the licence.');
    const hosts = await mount('license-list', {
      dress(element) {
        const help = document.createElement('a');
        help.slot = 'help';
        help.href = 'https://example.com/';
        help.textContent = 'Ask in the service portal';
        element.append(help);
      },
    });
    await until('the link of the page', () => hosts.get('link', 'Ask in the service portal'));
    expect(hosts.words).not.to.contain('Is something missing?');
  });

  it('say so in the page\'s own words inside the shell too, as long as the page has some', async () => {
    const help = document.createElement('a');
    const visit = await mount('profile-settings', {
      dress(element) {
        element.section = 'license-list';
        help.slot = 'license-list/help';
        help.href = 'https://example.com/';
        help.textContent = 'Ask in the service portal';
        element.append(help);
      },
    });
    await visit.see('Business Calling');
    await until('the link of the page', () => visit.get('link', 'Ask in the service portal').checkVisibility());
    expect(help.assignedSlot?.assignedSlot?.name).to.equal('help');
    expect(visit.all('tab').map(nameOf)).not.to.include('license-list/help');
    help.remove();
    await visit.see('Is something missing? Ask your administrator for the licence.');
  });
});
