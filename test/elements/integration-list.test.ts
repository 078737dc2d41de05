import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { deep, focused, nameOf, until, wordsOf } from './support/find.ts';
import { connectCalendar, mount, type Visit } from './support/visit.ts';
import { pressByKey, restoreWindows, watchWindows } from './support/windows.ts';

const account = 'zoe.quinn@gmail.example';
const google = 'integrations/google-calendar';
const dialog = (visit: Visit<HTMLElement>): HTMLElement | undefined => [...deep(visit.place)].find((each): each is HTMLDialogElement => each instanceof HTMLDialogElement && each.open);
const row = (visit: Visit<HTMLElement>, name: string): HTMLElement => {
  const found = visit.all('listitem').find((each) => wordsOf(each).includes(name));
  if (!found) throw new Error(`No row of ${name}`);
  return found;
};
const seeIn = (visit: Visit<HTMLElement>, name: string, text: string) => until(() => `“${text}” in “${wordsOf(row(visit, name))}”`, () => wordsOf(row(visit, name)).includes(text));
/** The services that a request to connect asked for. */
const servicesOf = ({ body }: { readonly body: unknown } = { body: {} }): unknown => (body as { services?: unknown }).services;
const posts = (visit: Visit<HTMLElement>) => visit.sent.filter(({ method }) => method === 'POST');
const news = (visit: Visit<HTMLElement>): string[] => visit.all('status').map((each) => each.textContent);

describe('integrations', () => {
  it('are those that the organisation offers, each with its state in words', async () => {
    const visit = await mount('integration-list');
    // Without the letter in place of a picture.
    expect(visit.all('listitem').map((each) => wordsOf(each).slice(2))).to.deep.equal([
      'Google Calendar Not connected Calendar Connect',
      'Microsoft 365 Not connected Can be used for: Contacts, Company directory, Availability Connect',
      'HubSpot Needs attention Access ended. Sign in again to go on. Disconnect Reconnect',
      'Slack Not connected Can be used for: Messages, Availability Connect',
      'Salesforce Connected Example Ltd, managed by your organisation',
      'Zoho Not allowed Your organisation does not allow this connection.',
    ]);
  });

  it('can be of a kind that nobody knew when this was written', async () => {
    const visit = await mount('integration-list', { prepare: (server) => server.patchAs('provider', 'zoe', 'integrations/parrot', {
      category: 'telepathy', name: 'Parrot', status: 'disconnected', services: [{ id: 'feathers', label: 'Feather counts', required: true, granted: false }],
    }) });
    await seeIn(visit, 'Parrot', 'Can be used for: Feather counts');
    await visit.find('button', 'Connect Parrot');
  });

  it('say when there is nothing to connect', async () => {
    const visit = await mount('integration-list', { user: 'ada', prepare: (server) => server.patchAs('admin', 'ada', google, null) });
    await visit.see('Your organisation offers nothing to connect yet.');
  });

  it('show the account, what it is used for and when that was looked at', async () => {
    const visit = await mount('integration-list', { prepare: (server) => server.patchAs('provider', 'zoe', google, {
      status: 'connected', accountLabel: account, services: [{ id: 'calendar', required: true, granted: true }, { id: 'contacts', required: false, granted: false }],
      lastSyncedAt: new Date(Date.now() - 130_000).toISOString(), manageUrl: 'https://accounts.google.example/connections',
    }) });
    await seeIn(visit, 'Google Calendar', `Connected ${account}, Calendar, synced 2 minutes ago`);
    const manage = visit.get('link', 'Manage Google Calendar') as HTMLAnchorElement;
    expect([manage.href, manage.target, manage.rel]).to.deep.equal(['https://accounts.google.example/connections', '_blank', 'noopener noreferrer']);
  });

  it('show what the provider says is wrong', async () => {
    const visit = await mount('integration-list', { prepare: (server) => server.patchAs('provider', 'zoe', google, { status: 'error', error: { code: 'quota', message: 'No more requests today.' } }) });
    await seeIn(visit, 'Google Calendar', 'Not reachable No more requests today.');
    await visit.find('button', 'Reconnect Google Calendar');
  });

  it('are only looked at where the administrator says so', async () => {
    const visit = await mount('integration-list', { prepare: (server) => server.lock('zoe', 'integrations') });
    await visit.see('Managed by your administrator.');
    expect([...visit.all('button'), ...visit.all('link')]).to.deep.equal([]);
    await visit.session.refresh();
    await seeIn(visit, 'Slack', 'Not connected');
  });

  it('with a picture that does not come show the first letter', async () => {
    const visit = await mount('integration-list', { prepare: (server) => server.patchAs('provider', 'zoe', google, { iconUrl: new URL('/no-such-picture.png', location.href).href }) });
    await until('the letter', () => [...deep(visit.place)].find((each) => each.matches('[part=icon]'))?.textContent === 'G');
  });
});

describe('connecting a service', () => {
  it('opens its window in the click, waits, and shows the account', async () => {
    const windows = watchWindows();
    const visit = await mount('integration-list');
    await pressByKey(visit, 'Connect Google Calendar');
    await seeIn(visit, 'Google Calendar', 'Waiting for Google Calendar… finish in the other window.');
    await until('the consent page in the window', () => windows[0]?.location.pathname.endsWith('/consent.html'));
    expect(posts(visit).map(({ path, body }) => [path, body])).to.deep.equal([
      [`/v1/me/${google}/connect`, { mode: 'popup', returnUrl: location.href.split('#')[0] }],
    ]);
    await visit.answerAtGoogle('yes');
    await seeIn(visit, 'Google Calendar', account);
    await until('the window closed', () => windows[0]?.closed);
    await until('the news', () => news(visit).includes('Google Calendar is connected.'));
  });

  it('lets the user choose what may be used, before the other service asks', async () => {
    const windows = watchWindows();
    const visit = await mount('integration-list');
    await visit.press('button', 'Connect Microsoft 365');
    const group = await visit.find('group', 'What may be used of Microsoft 365');
    expect(visit.all('checkbox').map((each) => [nameOf(each), (each as HTMLInputElement).checked, (each as HTMLInputElement).disabled])).to.deep.equal([
      ['Contacts (always)', true, true], ['Company directory', true, false], ['Availability', true, false],
    ]);
    expect(windows).to.deep.equal([]);
    await visit.press('checkbox', 'Availability');
    const proceed = await until('the button', () => [...group.querySelectorAll('button')].find((each) => each.textContent === 'Continue'));
    proceed.focus();
    await sendKeys({ press: 'Enter' });
    await seeIn(visit, 'Microsoft 365', 'Waiting for Microsoft 365…');
    await until('the request', () => posts(visit).length === 1);
    expect(servicesOf(posts(visit)[0])).to.deep.equal(['contacts', 'directory']);
    await visit.answerAtGoogle('yes');
    await seeIn(visit, 'Microsoft 365', `${account}, Contacts, Company directory`);
  });

  it('wants something chosen where all can be left out, and nothing happens on Cancel', async () => {
    const visit = await mount('integration-list');
    (await visit.find('button', 'Connect Slack')).focus();
    await visit.press('button', 'Connect Slack');
    await until('the focus among the choices', () => focused() === visit.all('checkbox')[0]);
    await visit.press('checkbox', 'Messages');
    await visit.press('checkbox', 'Availability');
    await until('a button that waits', () => visit.get('button', 'Continue').ariaDisabled === 'true');
    await visit.press('button', 'Continue');
    await visit.press('button', 'Cancel');
    await until('no choices', () => visit.all('checkbox').length === 0);
    expect(posts(visit)).to.deep.equal([]);
  });

  it('anew asks for what was agreed to before', async () => {
    watchWindows();
    const visit = await mount('integration-list', { prepare: (server) => server.patchAs('provider', 'zoe', 'integrations/slack', {
      status: 'reauthRequired', accountLabel: 'zoe', services: [{ id: 'messages', required: false, granted: true }, { id: 'presence', required: false, granted: false }],
    }) });
    await pressByKey(visit, 'Reconnect Slack');
    await until('the request', () => posts(visit).length === 1);
    expect(servicesOf(posts(visit)[0])).to.deep.equal(['messages']);
    await visit.answerAtGoogle('yes');
    await seeIn(visit, 'Slack', 'Connected');
  });

  it('anew that is given up leaves the account as it was', async () => {
    watchWindows();
    const visit = await mount('integration-list');
    await pressByKey(visit, 'Reconnect HubSpot');
    await seeIn(visit, 'HubSpot', 'Waiting for');
    await visit.press('button', 'Cancel');
    await seeIn(visit, 'HubSpot', 'Needs attention');
    await visit.find('button', 'Reconnect HubSpot');
    await visit.find('button', 'Disconnect HubSpot');
  });

  it('of one ends the attempt with another, whose row says so', async () => {
    watchWindows('inside');
    const visit = await mount('integration-list');
    await visit.press('button', 'Connect Google Calendar');
    await seeIn(visit, 'Google Calendar', 'Waiting for');
    await visit.press('button', 'Reconnect HubSpot');
    await seeIn(visit, 'HubSpot', 'Waiting for HubSpot…');
    await seeIn(visit, 'Google Calendar', 'Not connected');
  });

  it('says when the window was blocked, when access was not granted, and tries again', async () => {
    watchWindows('blocked');
    const visit = await mount('integration-list');
    await pressByKey(visit, 'Connect Google Calendar');
    await seeIn(visit, 'Google Calendar', 'Your browser blocked the sign-in window.');
    restoreWindows();
    const windows = watchWindows();
    await pressByKey(visit, 'Connect Google Calendar');
    await visit.answerAtGoogle('no');
    await seeIn(visit, 'Google Calendar', 'Access was not granted, so nothing was connected.');
    expect(windows[0]?.closed).to.equal(true);
    expect(posts(visit)).to.have.length(1);
    // What went wrong then is no news of the next attempt.
    await pressByKey(visit, 'Connect Google Calendar');
    await seeIn(visit, 'Google Calendar', 'Waiting for');
    await until('the second request', () => posts(visit).length === 2);
    await visit.answerAtGoogle('yes');
    await seeIn(visit, 'Google Calendar', account);
  });

  it('can be given up, keeps the keyboard in its row, and leaves no window behind when the panel goes', async () => {
    const windows = watchWindows();
    const visit = await mount('integration-list');
    await pressByKey(visit, 'Connect Google Calendar');
    await until('the focus on Cancel', () => nameOf(focused() ?? document.body) === 'Cancel');
    await visit.press('button', 'Cancel');
    await until('the focus on Connect', () => nameOf(focused() ?? document.body) === 'Connect Google Calendar');
    await until('the window closed', () => windows[0]?.closed);
    await pressByKey(visit, 'Connect Google Calendar');
    await seeIn(visit, 'Google Calendar', 'Waiting for');
    visit.element.remove();
    await until('the second window closed', () => windows[1]?.closed);
  });

  it('that the phone system cannot do says so', async () => {
    watchWindows();
    const visit = await mount('integration-list');
    visit.server.failNext({ method: 'POST', status: 502, code: 'provider.unavailable' });
    visit.server.failNext({ method: 'POST', status: 502, code: 'provider.unavailable' });
    visit.server.failNext({ method: 'POST', status: 501, code: 'provider.unsupported' });
    await pressByKey(visit, 'Connect Google Calendar');
    await until('the end', () => wordsOf(row(visit, 'Google Calendar')).includes('Not connected: your phone system cannot do this.'), 25_000);
  });
});

describe('a connected service', () => {
  const connected = () => mount('integration-list', { prepare: connectCalendar });

  it('is disconnected after a question that tells what ends, and the calendar panel on the page knows', async () => {
    const visit = await mount('integration-list', { prepare: async (server) => {
      await connectCalendar(server);
      await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
    } });
    const other = await mount('calendar-dnd', { dress: (element) => { element.session = visit.session; } });
    await other.see(account);
    await visit.press('button', 'Disconnect Google Calendar');
    const question = await until('a question', () => dialog(visit));
    expect(nameOf(question)).to.equal('Disconnect Google Calendar?');
    expect(question.textContent).to.contain('What was copied already stays until you remove it.').and.contain('Do not disturb will no longer follow this calendar.');
    question.querySelector<HTMLElement>('[part=confirm]')?.click();
    await seeIn(visit, 'Google Calendar', 'Not connected');
    await other.see('Not connected');
    expect(await visit.stored('auto-dnd')).to.include({ enabled: false });
    expect(visit.heard('settings-saved').map(({ resource }) => resource)).to.deep.equal(['integrations']);
    await until('the news', () => news(visit).includes('Google Calendar is disconnected.'));
    await until('the focus at the title', () => focused() === visit.get('heading'));
  });

  it('stays when the user says no, or when it did not work', async () => {
    const visit = await connected();
    await visit.press('button', 'Disconnect Google Calendar');
    await until('a question', () => dialog(visit));
    await sendKeys({ press: 'Escape' });
    await until('no question', () => !dialog(visit));
    expect(visit.sent.filter(({ method }) => method === 'DELETE')).to.deep.equal([]);
    visit.server.failNext({ method: 'DELETE', status: 500 });
    await visit.press('button', 'Disconnect Google Calendar');
    (await until('a question', () => dialog(visit))).querySelector<HTMLElement>('[part=confirm]')?.click();
    await seeIn(visit, 'Google Calendar', 'Not disconnected: the phone system has a problem.');
    await seeIn(visit, 'Google Calendar', account);
    expect(visit.heard('settings-error').map(({ resource }) => resource)).to.deep.equal(['integrations']);
  });

  it('is looked at when asked, and says so meanwhile', async () => {
    watchWindows();
    const visit = await mount('integration-list');
    await pressByKey(visit, 'Connect Google Calendar');
    await visit.answerAtGoogle('yes');
    const release = visit.server.hold({ method: 'POST', path: '/sync' });
    await visit.press('button', 'Sync now Google Calendar');
    await seeIn(visit, 'Google Calendar', 'Syncing');
    expect(visit.get('button', 'Sync now Google Calendar').ariaDisabled).to.equal('true');
    release();
    await seeIn(visit, 'Google Calendar', 'synced now');
    await until('the news', () => news(visit).includes('Google Calendar is up to date.'));
  });

  it('whose access ended meanwhile says so', async () => {
    const visit = await connected();
    await visit.listening();
    await visit.server.patchAs('provider', 'zoe', google, { status: 'reauthRequired' });
    await seeIn(visit, 'Google Calendar', 'Access ended.');
    expect(news(visit)).to.include('Google Calendar needs attention: access ended.');
    await visit.find('button', 'Reconnect Google Calendar');
  });

  it('that is not connected any more when it is looked at says why', async () => {
    const visit = await connected();
    await visit.press('button', 'Sync now Google Calendar');
    await seeIn(visit, 'Google Calendar', 'Not synced: no account is connected any more.');
  });
});
