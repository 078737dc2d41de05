import { expect } from '@open-wc/testing';
import { SettingsSession } from '../../src/index.ts';
import { controlsIn, deep, until } from './support/find.ts';
import { lengthenWords, overflowing } from './support/layout.ts';
import { change, panels } from './support/panels.ts';
import { countOpen } from './support/resources.ts';

let tags = 0;

/** As a page does that styles everything it has, and not kindly. */
const hostile = `
  html, body { all: unset !important; font-size: 40px !important; }
  * { all: unset !important; color: red !important; background: lime !important; font-size: 40px !important; font-weight: 900 !important;
    letter-spacing: 1em !important; word-spacing: 1em !important; line-height: 3 !important; text-transform: uppercase !important; text-align: right !important;
    text-indent: 3em !important; text-shadow: 0 0 9px red !important; white-space: pre !important; visibility: visible !important; cursor: wait !important; }
  *, *::before, *::after { box-sizing: content-box !important; animation: none !important; border: 9px solid red !important; padding: 9px !important; }
  h1, h2, h3, p, button, input, select, section, ul, li, label { margin: 99px !important; float: right !important; }
  :focus-visible, :focus { outline: 9px solid red !important; }
  ::slotted(*), ::part(card) { order: 0; }
`;
/** What may pass through from the page, and what follows from it. */
const passes = /^(font-family|direction|color-scheme|transition|animation|-webkit-locale|--)/;

const stylesOf = (place: HTMLElement): Map<string, Record<string, string>> => new Map([...deep(place)]
  .filter((element) => element.getRootNode() instanceof ShadowRoot && !element.matches('option, optgroup'))
  .map((element, index) => {
    const style = getComputedStyle(element);
    return [`${index} <${element.localName}>`, Object.fromEntries([...style].filter((name) => !passes.test(name)).map((name) => [name, style.getPropertyValue(name)]))];
  }));

/** Our own attributes; anything else on our element would be the page's business. */
const ours = ['theme'];

for (const panel of panels) {
  describe(`every panel on a page: <${panel.tag}>`, () => {
    it('takes no listeners, timers or subscriptions with it when it was removed and added a hundred times', async () => {
      const open = countOpen();
      try {
        const visit = await panel.mount();
        const edit = await change(visit);
        const cycle = async (): Promise<void> => {
          visit.element.remove();
          visit.place.append(visit.element);
          await visit.element.updateComplete;
        };
        await cycle();
        const before = open.now();
        expect(before['subscriptions']).to.be.greaterThan(0);
        expect(before['beforeunload']).to.equal(edit ? 1 : 0);
        for (let times = 0; times < 100; times++) await cycle();
        expect(open.now()).to.deep.equal(before);
        visit.element.remove();
        expect(open.now()['beforeunload']).to.equal(0);
        if (edit) visit.session.discard();
        await until('no more subscriptions than the session itself has', () => (open.now()['subscriptions'] ?? 0) < (before['subscriptions'] ?? 0));
      } finally {
        open.restore();
      }
    });

    for (const [when, early] of [['after', false], ['before', true]] as const) {
      it(`is served by a provider that is upgraded after it, and got its session ${when} that`, async () => {
        const prefix = `late-${++tags}`;
        const provider = document.createElement(`${prefix}-settings-session`) as SettingsSession;
        const visit = await panel.open({ dress: (element, { place, session }) => {
          element.session = undefined;
          if (early) provider.session = session;
          place.append(provider);
        } });
        provider.append(visit.element);
        expect((await visit.find('region')).ariaBusy).to.equal('true');
        SettingsSession.define({ prefix });
        if (!early) provider.session = visit.session;
        await visit.ready();
        await visit.gone('could not be loaded');
        expect(visit.element.activeSession).to.equal(visit.session);
      });
    }

    it('prefers the session that the page gives it to the one around it', async () => {
      const around = document.createElement('settings-session');
      const { session } = await panel.mount({ prepare: async (server) => { for (const feature of panel.features) await server.lock('zoe', feature, { code: 'notConfigured' }, 'none'); } });
      around.session = session;
      const visit = await panel.open({ place: around });
      await visit.ready();
      expect(visit.words).not.to.contain('Not set up yet.');
      visit.element.session = undefined;
      await visit.see('Not set up yet.');
      visit.element.session = visit.session;
      await visit.gone('Not set up yet.');
    });

    it('looks the same on a page that styles everything', async () => {
      const visit = await panel.mount();
      for (const [name, value] of [['all', 'initial'], ['display', 'block'], ['width', '700px'], ['box-sizing', 'border-box']] as const) {
        visit.place.style.setProperty(name, value, 'important');
      }
      // Where it stands is the page's own to say; how it looks inside is not.
      for (const [name, value] of [['all', 'initial'], ['display', 'block']] as const) visit.element.style.setProperty(name, value, 'important');
      await Promise.all([...deep(visit.place)].flatMap((element) => element.getAnimations().map(({ finished }) => finished)));
      const before = stylesOf(visit.place);
      const style = document.createElement('style');
      style.textContent = hostile;
      document.head.append(style);
      try {
        expect(getComputedStyle(document.body).fontSize).to.equal('40px');
        const after = stylesOf(visit.place);
        const different = [...before].flatMap(([element, properties]) => Object.entries(properties)
          .filter(([name, value]) => after.get(element)?.[name] !== value).map(([name, value]) => `${element} ${name}: ${value} → ${after.get(element)?.[name]}`));
        expect(different).to.deep.equal([]);
      } finally {
        style.remove();
      }
    });

    it('puts nothing on itself or on the page but its own attributes', async () => {
      const page = (): string[] => [document.documentElement, document.head, document.body].map((element) => (element.cloneNode() as Element).outerHTML);
      const before = [...page(), String(document.head.childElementCount), String(document.adoptedStyleSheets.length)];
      const visit = await panel.mount();
      if (await change(visit)) await visit.saved();
      expect(visit.element.getAttributeNames().filter((name) => !ours.includes(name))).to.deep.equal([]);
      expect(visit.element.childNodes).to.have.length(0);
      expect([...page(), String(document.head.childElementCount), String(document.adoptedStyleSheets.length)]).to.deep.equal(before);
    });

    it('follows the page between light and dark, unless it is told which', async () => {
      const visit = await panel.mount();
      const colour = (): string => getComputedStyle(visit.all('heading')[0] as HTMLElement).color;
      visit.place.style.colorScheme = 'light';
      const light = colour();
      visit.place.style.colorScheme = 'dark';
      const dark = colour();
      expect(dark).not.to.equal(light);
      visit.element.theme = 'light';
      await visit.element.updateComplete;
      expect(colour()).to.equal(light);
      visit.place.style.colorScheme = 'light';
      visit.element.theme = 'dark';
      await visit.element.updateComplete;
      expect(colour()).to.equal(dark);
      visit.element.theme = 'auto';
      await visit.element.updateComplete;
      expect(colour()).to.equal(light);
    });

    it('fits into 340, 700 and 1200 pixels, in both directions, with long words too', async () => {
      const visit = await panel.mount();
      await change(visit);
      const measure = (what: string): void => {
        for (const width of [340, 700, 1200]) {
          visit.place.style.inlineSize = `${width}px`;
          for (const dir of ['ltr', 'rtl']) {
            visit.place.dir = dir;
            expect(overflowing(visit.place), `${what} at ${width} px, ${dir}`).to.deep.equal([]);
          }
        }
      };
      measure('as it is');
      expect(getComputedStyle(visit.all('heading')[0] as HTMLElement).direction).to.equal('rtl');
      lengthenWords(visit.place);
      expect(controlsIn(visit.place)).not.to.deep.equal([]);
      measure('with long words');
    });
  });
}
