import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focused, nameOf, until } from './support/find.ts';
import { mount, type Visit } from './support/visit.ts';

const rows = (visit: Visit<HTMLElement>, part: string): string[] => visit.all('listitem')
  .filter((row) => row.closest(`[part=${part}]`)).map((row) => row.querySelector('.name')?.textContent ?? '');
const row = (visit: Visit<HTMLElement>, name: string): string =>
  visit.all('listitem').find((each) => each.querySelector('.name')?.textContent === name)?.innerText.replaceAll(/\s+/g, ' ').trim() ?? '';
const news = (visit: Visit<HTMLElement>): string => visit.all('status').map((each) => each.textContent.trim()).join('');

/** A clipboard in place of the browser's, which asks the person before the machine. */
function clipboard(write: (text: string) => Promise<void>): void {
  const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: write } });
  restore = () => {
    if (own) Object.defineProperty(navigator, 'clipboard', own);
    else Reflect.deleteProperty(navigator, 'clipboard');
  };
}
let restore = (): void => undefined;
afterEach(() => {
  restore();
  restore = () => undefined;
});

const number = (index: number) => ({
  id: `num-more-${index}`, number: `+1613555012${index}`, display: `+1 613 555 012${index}`, label: `Campaign ${index}`, kind: 'company', primary: false,
  features: ['voice'], status: 'active', country: 'CA',
});

describe('groups and phone numbers', () => {
  it('say which groups the user is in, of what type, with how many people', async () => {
    const visit = await mount('access-summary');
    expect(visit.all('heading').map(nameOf)).to.deep.equal(['Access', 'Groups (2)', 'Phone numbers (3)']);
    expect(rows(visit, 'groups')).to.deep.equal(['Support', 'Sales']);
    expect(row(visit, 'Support')).to.contain('Call queue · 5 members · Extension 7001');
    expect(row(visit, 'Sales')).to.contain('Ring group · 3 members');
  });

  it('leave out what the provider does not tell of a group, and count one person as one', async () => {
    const visit = await mount('access-summary', {
      async prepare(server) {
        await server.patchAs('provider', 'zoe', 'groups/grp-sales', null);
        await server.patchAs('provider', 'zoe', 'groups/grp-night', { id: 'grp-night', name: 'Night watch', type: 'guild', role: 'member' });
        await server.patchAs('provider', 'zoe', 'groups/grp-support', { memberCount: 1 });
      },
    });
    expect(row(visit, 'Night watch')).to.equal('Night watch Group');
    expect(row(visit, 'Support')).to.contain('1 member ·');
  });

  it('show numbers of the account\'s country as people there write them, others with their country code', async () => {
    const visit = await mount('access-summary');
    await visit.see('(613) 555-0100');
    expect(row(visit, 'Direct')).to.match(/CA Direct Primary Personal Canada \(613\) 555-0100/);
    expect(row(visit, 'Support line')).to.match(/GB Support line Via Support United Kingdom \+44 20 7946 0123/);
    expect(row(visit, 'Warsaw office')).to.match(/PL Warsaw office Personal Poland \+48 22 123 45 67/);
  });

  it('show a number the way the provider prints it where its form is not known', async () => {
    const visit = await mount('access-summary', {
      prepare: (server) => server.patchAs('provider', 'zoe', 'numbers/num-direct', { number: '+99912345', display: '999-123-45', country: 'Atlantis', status: 'pending' }),
    });
    await visit.see('020 7946 0123'.slice(4));
    expect(row(visit, 'Direct')).to.contain('Not active yet');
    expect(row(visit, 'Direct')).to.contain('999-123-45');
  });

  it('are read from left to right, where all else is read from right to left', async () => {
    const place = document.createElement('div');
    place.dir = 'rtl';
    const visit = await mount('access-summary', { place });
    await visit.see('(613) 555-0100');
    const [shown] = [...visit.element.renderRoot.querySelectorAll('[part=number]')];
    expect(shown && getComputedStyle(shown).direction).to.equal('ltr');
  });

  it('copy the whole number for another country\'s phone, say so, and stop saying so', async () => {
    const copied: string[] = [];
    clipboard(async (text) => { copied.push(text); });
    const visit = await mount('access-summary');
    const button = await visit.find('button', 'Copy Direct');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await until('the news', () => news(visit) === '+16135550100 is copied.');
    expect(copied).to.deep.equal(['+16135550100']);
    expect(nameOf(button)).to.equal('Copied');
    expect(focused()).to.equal(button);
    await visit.press('button', 'Copy Warsaw office');
    await visit.find('button', 'Copy Direct');
    expect(copied).to.deep.equal(['+16135550100', '+48221234567']);
    await until('the button to offer it again', () => visit.all('button', 'Copy Warsaw office')[0], 6000);
  });

  it('say the number to copy by hand when the browser does not allow copying', async () => {
    clipboard(() => Promise.reject(new DOMException('No', 'NotAllowedError')));
    const visit = await mount('access-summary');
    await visit.press('button', 'Copy Direct');
    await visit.see(/did not allow copying\. Select the number and copy it: \u2066?\+16135550100/);
    expect(row(visit, 'Direct')).to.contain('+16135550100');
    expect(news(visit)).to.contain('+16135550100');
    expect(visit.all('button', 'Copied')).to.deep.equal([]);
  });

  it('can be searched when they are many, by name, group or number however it is written', async () => {
    const visit = await mount('access-summary', {
      prepare: async (server) => { for (let index = 0; index < 6; index++) await server.patchAs('admin', 'zoe', `numbers/num-more-${index}`, number(index)); },
    });
    const field = visit.get('searchbox', 'Search groups and phone numbers');
    await visit.see('(613) 555-0100');
    for (const [typed, groups, numbers] of [
      ['sUPP', ['Support'], ['Support line']], ['020 7946', [], ['Support line']], ['+44 20', [], ['Support line']], ['campaign 4', [], ['Campaign 4']],
      ['7002', ['Sales'], []],
    ] as const) {
      field.focus();
      (field as HTMLInputElement).select();
      await sendKeys({ type: typed });
      await until(`what fits ${typed}`, () => news(visit) === (groups.length + numbers.length === 1 ? '1 match' : `${groups.length + numbers.length} matches`));
      expect(rows(visit, 'groups'), typed).to.deep.equal(groups);
      expect(rows(visit, 'numbers'), typed).to.deep.equal(numbers);
    }
    (field as HTMLInputElement).select();
    await sendKeys({ type: 'xyz' });
    await visit.see('Nothing matches “xyz”.');
  });

  it('need no search field when they are few', async () => {
    expect((await mount('access-summary')).all('searchbox')).to.deep.equal([]);
  });

  it('say when there are none', async () => {
    const visit = await mount('access-summary', { user: 'ada' });
    await visit.see('You are not in any group.');
    await visit.see('No phone numbers are assigned to you. Ask your administrator.');
    expect(visit.all('button')).to.deep.equal([]);
  });

  it('are shown one without the other where only one may be seen', async () => {
    const noGroups = await mount('access-summary', { prepare: (server) => server.lock('zoe', 'groups', { code: 'providerUnsupported' }, 'none') });
    await noGroups.see('Your phone system cannot do this.');
    expect(rows(noGroups, 'numbers')).to.have.length(3);
    expect(noGroups.heard('settings-error')).to.deep.equal([]);
    const noNumbers = await mount('access-summary', { prepare: (server) => server.lock('zoe', 'numbers', { code: 'notConfigured' }, 'none') });
    await noNumbers.see('Not set up yet. Ask your administrator.');
    expect(rows(noNumbers, 'groups')).to.have.length(2);
  });

  it('come and go when the administrator changes them', async () => {
    const visit = await mount('access-summary');
    await visit.listening();
    await visit.server.patchAs('admin', 'zoe', 'numbers/num-more-1', number(1));
    await visit.see('Phone numbers (4)');
    await visit.server.patchAs('admin', 'zoe', 'groups/grp-sales', null);
    await visit.see('Groups (1)');
    expect(rows(visit, 'groups')).to.deep.equal(['Support']);
  });
});
