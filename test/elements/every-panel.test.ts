import { expect } from '@open-wc/testing';
import { controlsIn, deep, focused, nameOf, until } from './support/find.ts';
import { change, exportedPanels, panels } from './support/panels.ts';
import { reads } from '../../src/components/reads.ts';

it('every panel of the package is a section of the shell, and so has the tests of this folder', () => {
  expect(exportedPanels()).to.have.members(panels.map(({ tag }) => tag));
});

const timeless = (words: string): string => words.replaceAll(/\d+:\d\d|\w+ \w+ ago|now/g, '');

for (const panel of panels) {
  describe(`every panel: <${panel.tag}>`, () => {
    const skeleton = (place: HTMLElement) => [...deep(place)].find((each) => each.matches('[part=skeleton]'));

    it('shows its title and what is to come while it loads, and says so to a screen reader', async () => {
      let release = (): void => undefined;
      const visit = await panel.open({ prepare: (server) => { release = server.hold(); } });
      const frame = await visit.find('region');
      const title = visit.get('heading');
      expect(nameOf(title)).not.to.equal('');
      expect(nameOf(frame)).to.equal(nameOf(title));
      expect(frame.ariaBusy).to.equal('true');
      expect(skeleton(visit.place)?.checkVisibility()).to.equal(true);
      release();
      await visit.ready();
      expect(skeleton(visit.place)).to.equal(undefined);
      expect(visit.words).to.contain(nameOf(title));
    });

    it('stands there with its title before the page has signed anybody in', async () => {
      const visit = await panel.open({ dress: (element) => { element.session = undefined; } });
      expect(nameOf(await visit.find('heading'))).not.to.equal('');
      expect(skeleton(visit.place)?.checkVisibility()).to.equal(true);
    });

    it('says that it could not be loaded, and loads when asked again', async () => {
      const visit = await panel.mount({ prepare: (server) => server.failNext({ method: 'GET', path: '/batch', status: 500 }) });
      await visit.see('could not be loaded: the phone system has a problem.');
      expect(visit.heard('settings-error').map(({ error }) => error.kind)).to.include('server');
      const other = await panel.mount();
      // What comes later comes to both.
      const ready = (): string => timeless(other.words);
      (await visit.find('button', 'Try again')).focus();
      await visit.press('button', 'Try again');
      await until('the focus at the title, where the button is gone', () => focused() === visit.all('heading')[0]);
      await until('the whole panel', () => timeless(visit.words) === ready()).catch(() => expect(timeless(visit.words)).to.equal(ready()));
    });

    it('survives an answer that breaks the contract: it says so, tells the page, and can be asked again', async () => {
      const visit = await panel.mount({
        prepare: async (server) => {
          const token = await server.token();
          const capabilities: unknown = await (await server.fetch('/v1/me/capabilities', { headers: { Authorization: `Bearer ${token}` } })).json();
          const wrong = (reads[panel.tag] ?? []).map((name) => [name, { status: 200, body: { nonsense: true } }]);
          server.failNext({ path: '/batch', status: 200, body: { items: { capabilities: { status: 200, body: capabilities }, ...Object.fromEntries(wrong) } } });
        },
      });
      await visit.see('the phone system sent an answer we do not understand');
      expect(visit.heard('settings-error').map(({ error }) => error.kind)).to.include('contract');
      expect(nameOf(visit.get('heading'))).not.to.equal('');
      await visit.press('button', 'Try again');
      await visit.gone('could not be loaded');
    });

    it('says that a feature is not in the plan, and shows nothing to change', async () => {
      const visit = await panel.mount({ prepare: async (server) => { for (const feature of panel.features) await server.lock('zoe', feature, { code: 'planLimitation' }, 'none'); } });
      await visit.see('Not part of your licence. Ask your administrator.');
      expect(controlsIn(visit.place)).to.deep.equal([]);
    });

    if (!panel.viewOnly) it('shows what may only be looked at without controls, with the reason', async () => {
      const visit = await panel.mount({
        prepare: async (server) => {
          const features = [...panel.features, 'avatar', 'integrations', 'groups.membership', 'devices.remove'];
          for (const feature of features) await server.lock('zoe', feature, { code: 'accountLimitation' });
        },
      });
      await visit.see('Not available for your organisation.');
      expect(controlsIn(visit.place).map(nameOf).filter((name) => !/^(Refresh|Turn on|Try a call|(Previous|Next) week|Today|More|Copy e-mail address|Inbox|Trash|(Play|Details): .+)$/.test(name))).to.deep.equal([]);
    });

    it('keeps what was changed when the session ends, and goes on when the user is back', async () => {
      const visit = await panel.mount();
      const edit = await change(visit);
      visit.signedIn = false;
      visit.server.forgetTokens();
      await visit.session.refresh();
      await visit.see('Your session ended. Sign in again; your edits stay on this page.');
      if (edit) expect(edit.isThere(), edit.name).to.equal(true);
      visit.signedIn = true;
      await visit.press('button', 'Try again');
      await visit.gone('Your session ended');
      if (edit) {
        expect(edit.isThere(), edit.name).to.equal(true);
        await visit.saved();
      }
    });

    it('says when the network is gone, keeps what it shows, and says no more of it when it is back', async () => {
      const visit = await panel.mount();
      const before = timeless(visit.words);
      const edit = await change(visit);
      visit.server.offline = true;
      await visit.session.refresh();
      await visit.see('no connection');
      expect(timeless(visit.words)).to.contain(before.slice(-20));
      if (edit) expect(edit.isThere(), edit.name).to.equal(true);
      visit.server.offline = false;
      await visit.press('button', 'Try again');
      await visit.gone('no connection');
    });

    it('keeps unsaved changes when the page moves it', async () => {
      const visit = await panel.mount();
      const before = timeless(visit.words);
      const edit = await change(visit);
      const elsewhere = document.createElement('section');
      visit.place.append(elsewhere);
      elsewhere.append(visit.element);
      await visit.element.updateComplete;
      if (!edit) expect(timeless(visit.words)).to.equal(before);
      else {
        expect(edit.isThere(), edit.name).to.equal(true);
        await visit.saved();
        expect(visit.patches).to.have.length(1);
      }
    });

    it('says what every control is', async () => {
      const visit = await panel.mount();
      await change(visit);
      const controls = controlsIn(visit.place);
      expect(controls).not.to.deep.equal([]);
      for (const control of controls) expect(nameOf(control), control.outerHTML).not.to.equal('');
    });

    it('takes a change made elsewhere without being asked', async () => {
      const visit = await panel.mount();
      await visit.listening();
      for (const feature of panel.features) await visit.server.lock('zoe', feature, { code: 'planLimitation' }, 'none');
      await visit.see('Not part of your licence.');
      for (const feature of panel.features) await visit.server.unlock('zoe', feature);
      await visit.gone('Not part of your licence.');
    });

    it('takes the focus to its title after saving, where the button was', async () => {
      const visit = await panel.mount();
      if (!await change(visit)) return;
      await visit.saved();
      expect(focused()).to.equal(visit.all('heading')[0]);
      expect(visit.all('status').map((each) => each.textContent.trim())).to.include('Your settings are saved and already in effect.');
    });
  });
}
