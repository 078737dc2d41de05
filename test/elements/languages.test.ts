import { expect } from '@open-wc/testing';
import { create } from '../../src/components/define.ts';
import { deep, nameOf, until } from './support/find.ts';
import { overflowing } from './support/layout.ts';
import { panels } from './support/panels.ts';
import { connectCalendar, mount, open, type Visit } from './support/visit.ts';

const frameOf = (visit: Visit<HTMLElement>): HTMLElement => {
  const frame = [...deep(visit.element)].find((each) => each.matches('.fp'));
  if (!(frame instanceof HTMLElement)) throw new Error('There is no frame');
  return frame;
};

for (const { tag, mount } of panels) {
  describe(`in every language: <${tag}>`, () => {
    it('fits a narrow place with words that are longer by 40 %', async () => {
      const visit = await mount({ session: { locale: 'en-XA' }, width: 340 });
      expect(overflowing(visit.place)).to.deep.equal([]);
      expect(visit.words).to.match(/^\[/);
      for (const heading of visit.all('heading')) expect(nameOf(heading)).to.match(/^\[.*\]$/);
    });

    for (const [locale, letters] of [['ar', /\p{Script=Arabic}/u], ['he', /\p{Script=Hebrew}/u]] as const) {
      it(`is drawn from right to left in ${locale}, and fits a narrow place`, async () => {
        const visit = await mount({ session: { locale }, width: 340 });
        const frame = frameOf(visit);
        expect([getComputedStyle(frame).direction, frame.lang]).to.deep.equal(['rtl', locale]);
        expect(visit.words).to.match(letters);
        const title = visit.all('heading')[0];
        const { left, right } = visit.element.getBoundingClientRect();
        const [text] = title ? [...title.childNodes].filter((node) => node instanceof Text && node.data.trim()) : [];
        const range = document.createRange();
        if (text) range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        expect(right - box.right, 'the title begins at the right').to.be.lessThan(box.left - left);
        expect(overflowing(visit.place)).to.deep.equal([]);
      });
    }
  });
}

describe('the language of a panel', () => {
  it('changes while it is shown, and with it nothing that was typed', async () => {
    const visit = await mount('personal-info');
    await visit.type('First name', 'Zo');
    visit.session.locale = 'pl';
    await visit.see('1 zmiana');
    expect(visit.field('Imię').value).to.equal('Zo');
    expect(visit.words).not.to.contain('First name');
    expect(frameOf(visit).lang).to.equal('pl');
    visit.session.locale = 'en-GB';
    await visit.see('1 change');
    expect(visit.field('First name').value).to.equal('Zo');
    expect(frameOf(visit).lang).to.equal('en-GB');
  });

  it('is that of the part of the page it stands in, where the session has none', async () => {
    const place = document.createElement('div');
    place.lang = 'de-AT';
    const visit = await mount('missed-call-toggle', { place, session: { locale: undefined } });
    await visit.see('Verpasste Anrufe');
    expect(frameOf(visit).lang).to.equal('de-AT');
  });

  it('is English where nobody has translated the one wanted', async () => {
    const visit = await mount('missed-call-toggle', { session: { locale: 'nl' } });
    expect(visit.words).to.contain('Missed calls');
    expect(frameOf(visit).lang).to.equal('en');
  });

  it('is not first one and then another: a panel waits for its words', async () => {
    const visit = await open('missed-call-toggle', { session: { locale: 'ja' } });
    const seen = new Set<string>();
    await until('the Japanese title', () => {
      for (const title of visit.all('heading')) seen.add(title.textContent.trim());
      return seen.has('不在着信');
    });
    expect([...seen]).to.deep.equal(['不在着信']);
  });

  it('reaches sections of the shell, those opened later too', async () => {
    const visit = await mount('profile-settings', { width: 1000, session: { locale: 'de' } });
    await visit.see('Angaben zur Person');
    await visit.press('tab', 'Geräte');
    await visit.see('Verbundene Geräte');
    visit.session.locale = 'ar';
    await visit.find('tab', 'الأجهزة');
    await visit.see('الأجهزة المتصلة');
    const panel = visit.get('tabpanel');
    expect(getComputedStyle(panel).direction).to.equal('rtl');
    const [nav, content] = [visit.get('navigation'), panel].map((each) => each.getBoundingClientRect().left);
    expect(nav).to.be.greaterThan(content ?? Infinity);
    visit.session.locale = 'en';
    await visit.see('Connected devices');
    expect(getComputedStyle(visit.get('tabpanel')).direction).to.equal('ltr');
  });

  it('fits the shell with longer words, wide and narrow', async () => {
    for (const width of [340, 1100]) {
      const visit = await mount('profile-settings', { width, session: { locale: 'en-XA' }, prepare: connectCalendar });
      expect(overflowing(visit.place), String(width)).to.deep.equal([]);
    }
  });

  it('leaves the direction to a page that has said one', async () => {
    const place = document.createElement('div');
    place.dir = 'ltr';
    const visit = await mount('device-list', { place, session: { locale: 'he' } });
    expect(getComputedStyle(frameOf(visit)).direction).to.equal('ltr');
    expect(frameOf(visit).lang).to.equal('he');
  });
});

describe('words of the page\'s own', () => {
  it('stand in place of one of ours, in English and in another language', async () => {
    const visit = await mount('device-list', {
      dress: (_, { session }) => { session.words = (locale: string) => ({ 'device-list': { title: locale === 'de' ? 'Ihre Telefone' : 'Your phones' } }); },
    });
    await visit.find('heading', 'Your phones');
    expect(visit.words).to.contain('Removing one takes effect at once.');
    visit.session.locale = 'de';
    await visit.find('heading', 'Ihre Telefone');
    await visit.see('Das Entfernen gilt sofort.');
    visit.session.words = undefined;
    await visit.find('heading', 'Verbundene Geräte');
  });

  it('are given to all panels by <settings-session>', async () => {
    const visit = await open('settings-session', { dress: (element, { session }) => {
      element.session = session;
      element.words = { common: { updateSettings: 'Save my settings' }, 'missed-call-toggle': { enabled: 'Tell me' } };
      element.append(create('missed-call-toggle'));
    } });
    await visit.ready();
    await visit.press('switch', 'Tell me');
    await visit.find('button', 'Save my settings');
  });
});
