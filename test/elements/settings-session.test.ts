import { expect } from '@open-wc/testing';
import { readsBelow, reads } from '../../src/components/reads.ts';
import type { SettingsSession } from '../../src/index.ts';
import { until, wordsOf } from './support/find.ts';
import { panels } from './support/panels.ts';
import { mount, open, Visit } from './support/visit.ts';

const { fetch } = window;
afterEach(() => { window.fetch = fetch; });

/** Answers the requests of this page as its provider (below `/api`) and its own server would, with a token for the signed-in user if there is one. */
function serve(visit: Visit<HTMLElement>, users: Readonly<Record<string, string>> = { '/token': 'zoe' }): Request[] {
  const requests: Request[] = [];
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const user = users[pathname];
    if (user === undefined && !pathname.startsWith('/api/v1/')) return fetch(input, init);
    requests.push(request);
    if (user === '') return new Response(null, { status: 403 });
    return user === undefined ? visit.server.fetch(request) : Response.json({ token: await visit.server.token(user) });
  };
  return requests;
}
const paths = (requests: readonly Request[]): string[] => requests.map(({ url }) => new URL(url).pathname);
const visitProvider = (): Visit<SettingsSession> => new Visit(document.createElement('settings-session'), {});
const put = (visit: Visit<SettingsSession>, markup: readonly (keyof HTMLElementTagNameMap)[]): void => {
  visit.element.append(...markup.map((tag) => document.createElement(tag)));
  visit.place.append(visit.element);
  document.body.append(visit.place);
};
/** The resources that a page asked for, in any way. */
const asked = (visit: Visit<HTMLElement>): string[] => visit.sent.filter(({ method }) => method === 'GET').flatMap(({ path }) => {
  const { pathname, searchParams } = new URL(path, location.href);
  return pathname.endsWith('/batch') ? searchParams.getAll('resource') : [pathname.replace('/v1/me/', '')];
}).filter((name) => name !== 'capabilities' && name !== 'events');

describe('a session by attributes alone', () => {
  it('asks the page’s own server for a token, and the provider below its address', async () => {
    const visit = visitProvider();
    const requests = serve(visit);
    visit.element.setAttribute('base-url', '/api/');
    visit.element.setAttribute('token-url', '/token');
    put(visit, ['personal-info']);
    await visit.ready();
    expect(visit.field('First name').value).to.equal('Zoë');
    const [token] = requests;
    expect(token).to.include({ method: 'POST', credentials: 'same-origin', mode: 'same-origin' });
    expect(paths(requests).slice(0, 2)).to.deep.equal(['/token', '/api/v1/me/batch']);
    await visit.type('First name', 'Zoe');
    await visit.saved();
    expect(await visit.stored('profile')).to.include({ firstName: 'Zoe' });
  });

  it('waits until it has an address and a way to a token', async () => {
    const visit = visitProvider();
    const requests = serve(visit);
    visit.element.baseUrl = '/api';
    put(visit, ['personal-info']);
    expect((await visit.find('region')).ariaBusy).to.equal('true');
    expect(requests).to.deep.equal([]);
    visit.element.getToken = () => visit.server.token();
    await visit.ready();
    expect(paths(requests)[0]).to.equal('/api/v1/me/batch');
  });

  it('is another session when its attributes change', async () => {
    const visit = visitProvider();
    serve(visit, { '/token': 'zoe', '/other': 'omar' });
    visit.element.baseUrl = '/api';
    visit.element.tokenUrl = '/token';
    put(visit, ['personal-info']);
    await visit.see('zoe.quinn@example.com');
    const first = visit.element.session;
    visit.element.setAttribute('token-url', '/other');
    await visit.see('omar.haddad@example.com');
    expect(visit.words).not.to.contain('zoe.quinn');
    expect(visit.element.session).not.to.equal(first);
  });

  it('keeps what was typed when the page signs in again, and forgets it when somebody else does', async () => {
    const visit = visitProvider();
    serve(visit, {});
    visit.element.baseUrl = '/api';
    visit.element.user = 'zoe';
    visit.element.getToken = () => visit.server.token();
    put(visit, ['personal-info']);
    await visit.ready();
    await visit.type('First name', 'Zora');
    const { session } = visit.element;
    visit.element.getToken = () => visit.server.token();
    await visit.element.updateComplete;
    expect(visit.element.session).to.equal(session);
    expect(visit.field('First name').value).to.equal('Zora');
    visit.element.user = 'omar';
    visit.element.getToken = () => visit.server.token('omar');
    await visit.see('omar.haddad@example.com');
    expect(visit.words).not.to.contain('Zora');
  });

  it('keeps what was typed while it is away, and the browser asks before leaving', async () => {
    const visit = visitProvider();
    serve(visit, {});
    visit.element.baseUrl = '/api';
    visit.element.getToken = () => visit.server.token();
    put(visit, ['personal-info']);
    await visit.ready();
    await visit.type('First name', 'Zora');
    visit.element.remove();
    await new Promise((resolve) => { requestAnimationFrame(resolve); });
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(true);
    visit.place.append(visit.element);
    await visit.ready();
    expect(visit.field('First name').value).to.equal('Zora');
    visit.element.session?.discard();
    await until('a page that can be left', () => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  });

  it('says that the session ended when the page’s server gives no token', async () => {
    const visit = visitProvider();
    serve(visit, { '/token': 'zoe', '/nobody': '' });
    visit.element.baseUrl = '/api';
    visit.element.tokenUrl = '/nobody';
    put(visit, ['personal-info']);
    await visit.see('Your session ended.');
    visit.element.tokenUrl = '/token';
    await visit.see('zoe.quinn@example.com');
  });

  it('says what it is told about the language to the server', async () => {
    const visit = visitProvider();
    const requests = serve(visit);
    visit.element.setAttribute('locale', 'en-CA');
    visit.element.baseUrl = '/api';
    visit.element.tokenUrl = '/token';
    put(visit, ['personal-info']);
    await visit.ready();
    expect(requests.at(-1)?.headers.get('Accept-Language')).to.equal('en-CA');
  });

  it('changes its language without a new session, so that nothing typed is lost', async () => {
    const visit = visitProvider();
    const requests = serve(visit);
    visit.element.setAttribute('locale', 'en');
    visit.element.baseUrl = '/api';
    visit.element.tokenUrl = '/token';
    put(visit, ['personal-info']);
    await visit.ready();
    const { session } = visit.element;
    await visit.type('First name', 'Zo');
    visit.element.setAttribute('locale', 'de');
    await visit.see('1 Änderung');
    expect(visit.element.session).to.equal(session);
    expect(visit.field('Vorname').value).to.equal('Zo');
    await visit.press('button', 'Einstellungen aktualisieren');
    await visit.see('Ihre Einstellungen sind gespeichert und gelten bereits.');
    expect(requests.findLast(({ method }) => method === 'PATCH')?.headers.get('Accept-Language')).to.equal('de');
  });

  it('begins again when it was taken off the page and put back', async () => {
    const visit = visitProvider();
    const requests = serve(visit);
    visit.element.baseUrl = '/api';
    visit.element.tokenUrl = '/token';
    put(visit, ['personal-info']);
    await visit.ready();
    await until('the event stream', () => paths(requests).includes('/api/v1/me/events'));
    const stream = requests.find(({ url }) => url.endsWith('/events'));
    visit.element.remove();
    await until('the end of the event stream', () => stream?.signal.aborted);
    visit.place.append(visit.element);
    await until('a new event stream', () => paths(requests).filter((path) => path.endsWith('/events')).length === 2);
    await visit.see('zoe.quinn@example.com');
  });

  it('keeps what was typed when the page moves it', async () => {
    const visit = visitProvider();
    serve(visit);
    visit.element.baseUrl = '/api';
    visit.element.tokenUrl = '/token';
    put(visit, ['personal-info']);
    await visit.ready();
    await visit.type('First name', 'Zoe');
    const elsewhere = document.createElement('main');
    visit.place.append(elsewhere);
    elsewhere.append(visit.element);
    await visit.saved();
    expect(await visit.stored('profile')).to.include({ firstName: 'Zoe' });
  });
});

describe('panels of one session', () => {
  it('travel in one request, with all that the page shows', async () => {
    const visit = visitProvider();
    visit.element.session = visit.session;
    put(visit, ['personal-info', 'missed-call-toggle', 'calendar-dnd', 'device-list', 'profile-settings']);
    await visit.ready();
    await visit.listening();
    expect(visit.sent.map(({ path }) => path.replace(/\?.*/, ''))).to.deep.equal(['/v1/me/batch', '/v1/me/events']);
    expect(asked(visit)).to.have.members(['profile', 'notification-preferences', 'numbers', 'auto-dnd', 'integrations', 'do-not-disturb', 'devices', 'preferences']);
  });

  it('do not notice another session on the page', async () => {
    const zoe = await mount('personal-info');
    const omar = await mount('personal-info', { user: 'omar' });
    await zoe.type('First name', 'Zoe');
    omar.signedIn = false;
    omar.server.forgetTokens();
    await omar.session.refresh();
    await omar.see('Your session ended.');
    expect(zoe.words).not.to.contain('Your session ended.');
    await zoe.saved();
    expect(omar.words).not.to.contain('Zoe');
  });

  it('take the theme of their session’s element', async () => {
    const visit = visitProvider();
    visit.element.session = visit.session;
    put(visit, ['personal-info']);
    await visit.ready();
    visit.place.style.colorScheme = 'light';
    const colour = (): string => getComputedStyle(visit.get('heading')).color;
    const light = colour();
    visit.element.theme = 'dark';
    await visit.element.updateComplete;
    expect(colour()).not.to.equal(light);
  });

  it('show the page’s own content among them', async () => {
    const visit = visitProvider();
    const text = document.createElement('p');
    text.textContent = 'The page’s own words';
    visit.element.append(text);
    document.body.append(visit.place);
    visit.place.append(visit.element);
    await until('the words', () => wordsOf(visit.element).includes('The page’s own words'));
  });
});

describe('what is read before the code of the panels is here', () => {
  for (const { tag, open: openPanel } of panels) {
    it(`is what <${tag}> asks for`, async () => {
      const visit = await openPanel();
      await visit.ready();
      expect(asked(visit)).to.have.members(reads[tag] ?? []);
    });

    it(`is what <profile-settings> asks for when it opens with <${tag}>`, async () => {
      const visit = await open('profile-settings', { dress: (element) => { element.section = tag; } });
      await visit.ready();
      expect([...new Set(asked(visit))]).to.have.members(readsBelow(visit.place));
    });
  }

  it('is known for every panel there is', () => {
    expect(Object.keys(reads)).to.have.members(panels.map(({ tag }) => tag));
  });

  it('is asked for though no panel has its code yet, whatever the tags are called', async () => {
    const visit = visitProvider();
    const coming = ['later-device-list', 'later-profile-settings'].map((tag) => document.createElement(tag));
    visit.element.append(...coming);
    document.body.append(visit.place);
    visit.place.append(visit.element);
    visit.element.session = visit.session;
    await until('the request', () => visit.sent.length > 0);
    expect(asked(visit)).to.have.members(['devices', 'profile', 'preferences']);
  });
});
