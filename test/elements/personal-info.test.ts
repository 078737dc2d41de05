import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { allByRole, deep, focused, nameOf, until } from './support/find.ts';
import { mount as open, type Tag, type Visit, type VisitOptions } from './support/visit.ts';

/** With what comes after the data. */
async function mount<T extends Tag>(tag: T, options: VisitOptions<HTMLElementTagNameMap[T]> = {}): Promise<Visit<HTMLElementTagNameMap[T]>> {
  const visit = await open(tag, options);
  await until('what can be changed', () => [...deep(visit.place)].some((each) => each.matches('.avatar[part=avatar]') && each.closest('.control')));
  return visit;
}

const saveElsewhere = (visit: Visit<HTMLElement>, patch: object): Promise<void> => visit.server.patchAs('admin', 'zoe', 'profile', patch);
/** The words under a field, or what a screen reader says with it. */
const notesOf = (field: HTMLElement): string => (field.getAttribute('aria-describedby') ?? '').split(' ')
  .map((id) => (field.getRootNode() as ShadowRoot).getElementById(id)?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '').join(' ');

describe('personal info', () => {
  it('saves only what was changed, and tells the page before and after', async () => {
    const visit = await mount('personal-info');
    await visit.type('First name', 'Zoe');
    await visit.see('1 change');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ firstName: 'Zoe' }]);
    expect(visit.patches[0]?.ifMatch).to.match(/^"/);
    expect(await visit.stored('profile')).to.include({ firstName: 'Zoe', lastName: 'Quinn' });
    expect(visit.events.map(({ type }) => type).filter((type) => type !== 'settings-dirty-change')).to.deep.equal(['settings-save', 'settings-saved']);
    expect(visit.heard('settings-dirty-change').map(({ dirty }) => dirty)).to.deep.equal([true, false]);
    expect(visit.heard('settings-save')[0]).to.deep.include({ resource: 'profile', changes: ['/firstName'] });
    expect(visit.heard('settings-saved')[0]?.value).to.include({ firstName: 'Zoe' });
  });

  it('saves nothing when the page says no', async () => {
    const visit = await mount('personal-info');
    visit.place.addEventListener('settings-save', (event) => event.preventDefault());
    await visit.type('First name', 'Zoe');
    await visit.save();
    await visit.element.updateComplete;
    expect(visit.patches).to.deep.equal([]);
    expect(visit.field('First name').value).to.equal('Zoe');
  });

  it('has nothing to save when a field is typed back to what it was', async () => {
    const visit = await mount('personal-info');
    await visit.type('Job title', 'Boss');
    await visit.see('1 change');
    await visit.type('Job title', 'Account manager');
    await visit.gone('1 change');
    expect(visit.all('button', 'Update settings')).to.deep.equal([]);
    expect(visit.heard('settings-dirty-change').map(({ dirty }) => dirty)).to.deep.equal([true, false]);
  });

  it('discards what is not saved', async () => {
    const visit = await mount('personal-info');
    await visit.type('Job title', 'Boss');
    await visit.press('button', 'Discard');
    await until('the old title', () => visit.field('Job title').value === 'Account manager');
    expect(focused()).to.equal(visit.get('heading'));
    expect(visit.patches).to.deep.equal([]);
  });

  it('shows the time zone with its offset, and the time there', async () => {
    const visit = await mount('personal-info');
    const zones = visit.get('combobox', 'Time zone') as HTMLInputElement;
    expect(zones.value).to.match(/^Warsaw \(GMT\+[12]\)$/);
    expect(notesOf(zones)).to.match(/^It is \d{1,2}:\d\d for you now\.$/);
  });

  it('finds a time zone by place, name or offset, and saves it by its name', async () => {
    const visit = await mount('personal-info');
    const zones = visit.get('combobox', 'Time zone') as HTMLInputElement;
    for (const [query, place] of [['sao pau', 'Sao Paulo'], ['eastern time', 'New York'], ['gmt+9', 'Tokyo'], ['kolkata', 'Kolkata'], ['asia tok', 'Tokyo']] as const) {
      zones.focus();
      zones.select();
      await sendKeys({ type: query });
      await until(`${place} for ${query}`, () => visit.all('option', new RegExp(`^${place}`))[0]);
    }
    expect(visit.all('option').map(nameOf)).to.have.length(1);
    expect(nameOf(visit.get('option'))).to.match(/^Tokyo GMT\+9 · \d{1,2}:\d\d$/);
    visit.get('option').click();
    await until('the choice', () => zones.value.startsWith('Tokyo'));
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ timeZone: 'Asia/Tokyo' }]);
  });

  for (const [locale, warsaw, typed, tokyo] of [['pl', 'Warszawa', 'tok', 'Tokio'], ['ar', 'وارسو', 'طوك', 'طوكيو'], ['ja', 'ワルシャワ', '東京', '東京']] as const) {
    it(`names the cities of time zones as people do in ${locale}, and finds them by that and by their English name`, async () => {
      const visit = await mount('personal-info', { session: { locale } });
      const zones = await until('the list of zones', () => visit.all('combobox').find((each): each is HTMLInputElement => each instanceof HTMLInputElement)) as HTMLInputElement;
      await until(`the city in ${locale}`, () => zones.value.startsWith(`${warsaw} (`));
      for (const text of [typed, 'Tokyo']) {
        zones.focus();
        zones.value = text;
        zones.dispatchEvent(new Event('input', { bubbles: true }));
        await until(`${tokyo} by ${text}`, () => visit.all('option').some(({ textContent }) => textContent?.startsWith(tokyo)));
        zones.blur();
      }
    });
  }

  it('says that no time zone has this name, and goes back to the old one', async () => {
    const visit = await mount('personal-info');
    const zones = visit.get('combobox', 'Time zone') as HTMLInputElement;
    zones.focus();
    await sendKeys({ type: 'Mordor' });
    await visit.see('No time zone has this name.');
    // Not by Tab: past the last field Firefox gives the focus to its own toolbar, and the tests after this one have none.
    visit.field('First name').focus();
    await until('the old zone', () => zones.value.startsWith('Warsaw'));
    expect(zones.ariaExpanded).to.equal('false');
    expect(visit.element.dirty).to.equal(false);
  });

  it('chooses a time zone with the keyboard alone', async () => {
    const visit = await mount('personal-info');
    const zones = visit.get('combobox', 'Time zone') as HTMLInputElement;
    const active = (): string => (zones.getRootNode() as ShadowRoot).getElementById(zones.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
    zones.focus();
    await sendKeys({ press: 'ArrowDown' });
    await until('the list at the present zone', () => active().startsWith('Warsaw'));
    await sendKeys({ press: 'Escape' });
    await until('no list', () => visit.all('option').length === 0);
    await sendKeys({ type: 'North Dakota' });
    await until('the first one found', () => active().startsWith('North Dakota, Beulah'));
    await sendKeys({ press: 'ArrowDown' });
    await until('the second one found', () => active().startsWith('North Dakota, Center'));
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    await until('the last one found', () => active().startsWith('North Dakota, New Salem'));
    await sendKeys({ press: 'Enter' });
    await until('the choice', () => zones.value.startsWith('North Dakota, New Salem'));
    expect(focused()).to.equal(zones);
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ timeZone: 'America/North_Dakota/New_Salem' }]);
  });

  it('suggests the time zone of the browser where none was chosen', async () => {
    const visit = await mount('personal-info', { prepare: (server) => server.patchAs('admin', 'zoe', 'profile', { timeZone: '' }) });
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const city = (here.split('/').at(-1) ?? '').replaceAll('_', ' ');
    const zones = visit.get('combobox', 'Time zone') as HTMLInputElement;
    expect(zones.value).to.equal('');
    expect(notesOf(zones)).to.contain(`Your browser says ${city} (GMT`);
    await until('the list', () => zones.getAttribute('role') === 'combobox' && (zones.click(), zones.ariaExpanded === 'true'));
    const active = (): string => (zones.getRootNode() as ShadowRoot).getElementById(zones.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
    await until('the browser\'s own in it', () => active().startsWith(city));
  });

  it('offers the languages that the page names', async () => {
    const visit = await mount('personal-info', { dress: (element) => { element.languages = 'en-CA fr-CA'; } });
    const [, ...others] = [...(visit.get('combobox', 'Language') as HTMLSelectElement).options].map(({ text }) => text);
    expect(others).to.deep.equal(['Canadian English', 'Français canadien']);
  });

  it('copies the e-mail address, and says so, or how to copy it by hand', async () => {
    const copied: string[] = [];
    const answers = [() => Promise.resolve(), () => Promise.reject(new DOMException('No', 'NotAllowedError'))];
    const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => { copied.push(text); return answers.shift()?.(); } } });
    try {
      const visit = await mount('personal-info');
      await visit.press('button', 'Copy e-mail address');
      await visit.find('button', 'Copied');
      expect(copied).to.deep.equal(['zoe.quinn@example.com']);
      await visit.press('button', 'Copied');
      await visit.see('Your browser did not allow copying. Select the address and copy it.');
    } finally {
      if (own) Object.defineProperty(navigator, 'clipboard', own);
      else Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('shows a time zone that this browser does not know yet, instead of another one', async () => {
    const visit = await mount('personal-info', { prepare: (server) => server.patchAs('admin', 'zoe', 'profile', { timeZone: 'Mars/Olympus' }) });
    expect(visit.get('combobox', 'Time zone')).to.have.property('value', 'Mars/Olympus');
  });

  it('is shown by first and last name until the user has a display name, and again once that is emptied', async () => {
    const visit = await mount('personal-info');
    expect(visit.field('Display name').placeholder).to.equal('Zoë Quinn');
    await visit.type('Last name', 'Marsh');
    await until('the name to be', () => visit.field('Display name').placeholder === 'Zoë Marsh');
    await visit.type('Display name', 'Zo from Sales');
    await visit.saved();
    expect(await visit.stored('profile')).to.include({ displayName: 'Zo from Sales' });
    await visit.type('Display name', '');
    await visit.saved();
    expect(visit.patches.at(-1)?.body).to.deep.equal({ displayName: null });
    expect(await visit.stored('profile')).to.include({ displayName: null });
  });

  it('offers the languages of the provider, each by its own name', async () => {
    const visit = await mount('personal-info');
    const languages = visit.get('combobox', 'Language') as HTMLSelectElement;
    expect(languages.value).to.equal('en-US');
    expect([...languages.options].map(({ textContent }) => textContent)).to.include.members(['American English', 'Français canadien', '日本語']);
  });

  it('speaks another language once that is saved, in the whole session, and tells the page', async () => {
    const visit = await mount('personal-info');
    const languages = visit.get('combobox', 'Language') as HTMLSelectElement;
    languages.value = 'en-CA';
    languages.dispatchEvent(new Event('change', { bubbles: true }));
    await visit.see('1 change');
    expect(visit.session.locale).to.equal('en-GB');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ language: 'en-CA' }]);
    expect(visit.session.locale).to.equal('en-CA');
    expect(visit.heard('settings-language-change').map(({ language }) => language)).to.deep.equal(['en-CA']);
  });

  it('shows the e-mail address as text, with who can change it', async () => {
    const visit = await mount('personal-info');
    await visit.see('zoe.quinn@example.com');
    await visit.see('Set by your administrator.');
    expect(visit.all('textbox').map(nameOf)).to.deep.equal(['First name', 'Last name', 'Display name', 'Job title']);
  });

  it('says beside the field what is missing, and takes the user there', async () => {
    const visit = await mount('personal-info');
    await visit.type('First name', '');
    await visit.save();
    await visit.see('Fill this in.');
    const field = visit.field('First name');
    expect(notesOf(field)).to.contain('Fill this in.');
    expect(field.ariaInvalid).to.equal('true');
    expect(focused()).to.equal(field);
    expect(visit.patches).to.deep.equal([]);
  });

  it('says beside the field what the server refused, and takes the user there', async () => {
    const visit = await mount('personal-info');
    visit.server.failNext({ method: 'PATCH', status: 422, body: { code: 'validation.failed', errors: [{ pointer: '/jobTitle', code: 'tooLong', params: { max: 40 } }] } });
    await visit.type('First name', 'Zoe');
    await visit.type('Job title', 'Account manager for everything');
    await visit.save();
    await visit.see('Use at most 40 characters.');
    const field = visit.field('Job title');
    expect(notesOf(field)).to.contain('Use at most 40 characters.');
    await until('the focus in the field', () => focused() === field);
    expect(field.value).to.equal('Account manager for everything');
    expect(visit.field('First name').value).to.equal('Zoe');
    await visit.type('Job title', 'Accounts');
    await visit.gone('Use at most 40 characters.');
    await visit.saved();
    expect(await visit.stored('profile')).to.include({ firstName: 'Zoe', jobTitle: 'Accounts' });
  });

  it('keeps what is being typed when the administrator locks the field, with the reason', async () => {
    const visit = await mount('personal-info');
    await visit.listening();
    await visit.type('Job title', 'Boss');
    await visit.server.lock('zoe', 'profile.jobTitle');
    await visit.see('Managed by your administrator.');
    expect(visit.field('Job title').value).to.equal('Boss');
    await visit.save();
    await visit.see('Not saved: your administrator manages this.');
    expect(visit.field('Job title').value).to.equal('Boss');
    expect(await visit.stored('profile')).to.include({ jobTitle: 'Account manager' });
    await visit.press('button', 'Discard');
    await visit.gone('Not saved');
    expect(visit.all('textbox', 'Job title')).to.deep.equal([]);
    await visit.see('Account manager');
  });

  it('takes what others changed in other fields, and saves over it without a question', async () => {
    const visit = await mount('personal-info');
    visit.server.dropStreams();
    await visit.type('Job title', 'Boss');
    await saveElsewhere(visit, { lastName: 'Quinn-Marsh' });
    await visit.saved();
    expect(await visit.stored('profile')).to.include({ jobTitle: 'Boss', lastName: 'Quinn-Marsh' });
    expect(visit.field('Last name').value).to.equal('Quinn-Marsh');
    expect(visit.patches).to.have.length(2);
  });

  for (const [answer, title] of [['Keep mine', 'Boss'], ['Use theirs', 'Key account manager']] as const) {
    it(`asks when somebody else changed the same field: “${answer}”`, async () => {
      const visit = await mount('personal-info');
      await visit.type('Job title', 'Boss');
      await visit.type('First name', 'Zoe');
      await saveElsewhere(visit, { jobTitle: 'Key account manager' });
      await visit.save();
      await visit.see('Changed elsewhere to “Key account manager” while you were editing.');
      await visit.see('These settings were changed somewhere else.');
      expect(visit.field('Job title').value).to.equal('Boss');
      await until('the focus at the question', () => focused() === visit.get('button', 'Keep mine'));
      visit.get('button', answer).focus();
      await visit.press('button', answer);
      await visit.gone('Changed elsewhere');
      expect(visit.field('Job title').value).to.equal(title);
      expect(focused()).to.equal(visit.field('Job title'));
      await visit.saved();
      expect(await visit.stored('profile')).to.include({ jobTitle: title, firstName: 'Zoe' });
    });
  }

  it('keeps everything typed when the server fails, and saves it when asked again', async () => {
    const visit = await mount('personal-info');
    await visit.type('Job title', 'Boss');
    visit.server.failNext({ method: 'PATCH', status: 500 });
    await visit.save();
    await visit.see('Not saved: the phone system has a problem. Your changes are still here.');
    expect(allByRole(visit.place, 'alert').map((each) => each.textContent)).to.have.length(1);
    expect(visit.field('Job title').value).to.equal('Boss');
    expect(visit.heard('settings-error').map(({ error }) => error.kind)).to.deep.equal(['server']);
    await visit.saved();
    expect(visit.words).not.to.contain('Not saved');
    expect(await visit.stored('profile')).to.include({ jobTitle: 'Boss' });
  });

  it('keeps everything typed without a network, and saves it when that is back', async () => {
    const visit = await mount('personal-info');
    await visit.type('Job title', 'Boss');
    visit.server.offline = true;
    await visit.save();
    await visit.see('Not saved: no connection.');
    visit.server.offline = false;
    await visit.press('button', 'Try again');
    await visit.see('Your settings are saved');
    expect(await visit.stored('profile')).to.include({ jobTitle: 'Boss' });
  });

  it('asks the page for a new token when the old one has run out, and nobody notices', async () => {
    const visit = await mount('personal-info');
    await visit.type('Job title', 'Boss');
    visit.server.expireTokens();
    await visit.saved();
    expect(await visit.stored('profile')).to.include({ jobTitle: 'Boss' });
    expect(visit.tokenReasons).to.deep.equal(['start', 'rejected']);
    expect(visit.heard('settings-error')).to.deep.equal([]);
  });

  it('saves while it says so, only once however often the button is pressed, and keeps what is typed meanwhile', async () => {
    const visit = await mount('personal-info');
    await visit.type('Job title', 'Boss');
    const release = visit.server.hold({ method: 'PATCH' });
    await visit.save();
    const button = await visit.find('button', 'Updating…');
    button.click();
    expect(button.ariaDisabled).to.equal('true');
    const field = await visit.type('Last name', 'Quill');
    release();
    await until('everything saved', async () => (await visit.stored('profile'))['lastName'] === 'Quill');
    expect(field.value).to.equal('Quill');
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ jobTitle: 'Boss' }, { lastName: 'Quill' }]);
  });

  it('asks before the page is left only while something is unsaved', async () => {
    const visit = await mount('personal-info');
    const leave = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).to.equal(true);
    await visit.type('Job title', 'Boss');
    await visit.see('1 change');
    expect(leave()).to.equal(false);
    await visit.saved();
    expect(leave()).to.equal(true);
  });

  it('shows what the administrator locked as text, with the reason', async () => {
    const visit = await mount('personal-info', { user: 'omar' });
    await visit.see('Managed by your administrator.');
    expect(visit.all('textbox').map(nameOf)).to.deep.equal(['Display name']);
    expect((visit.get('combobox', 'Time zone') as HTMLInputElement).value).to.match(/^Cairo/);
  });

  it('does not show a field that the user may not see', async () => {
    const visit = await mount('personal-info', { prepare: (server) => server.lock('zoe', 'profile.jobTitle', { code: 'planLimitation' }, 'none') });
    await visit.see('First name');
    expect(visit.words).not.to.contain('Job title');
  });

  it('can be used with the keyboard alone', async () => {
    const visit = await mount('personal-info');
    visit.field('First name').focus();
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(visit.field('Last name'));
    await sendKeys({ type: '-Marsh' });
    await visit.see('1 change');
    for (const name of ['Display name', 'Job title', 'Language', 'Time zone', 'Copy e-mail address', 'Discard', 'Update settings']) {
      await sendKeys({ press: 'Tab' });
      expect(nameOf(focused() ?? document.body)).to.equal(name);
    }
    await sendKeys({ press: 'Enter' });
    await visit.see('Your settings are saved');
    expect(visit.patches).to.have.length(1);
  });
});

describe('personal info that saves itself', () => {
  const autosaving = () => mount('personal-info', { dress: (element) => { element.autosave = true; } });

  // One key each, since a slow machine may pause between two.
  it('saves typed text after a pause, without a button', async () => {
    const visit = await autosaving();
    await visit.type('Job title', 'B');
    await until('the request', () => visit.patches.length > 0);
    await until('nothing unsaved', () => !visit.element.dirty);
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ jobTitle: 'B' }]);
    expect([...deep(visit.place)].some((each) => each.matches('[part=save]'))).to.equal(false);
    expect(visit.heard('settings-saved')).to.have.length(1);
  });

  it('saves typed text at once when the field is left', async () => {
    const visit = await autosaving();
    const field = await visit.type('Job title', 'B');
    field.blur();
    expect(visit.element.saving).to.equal(true);
    await until('nothing unsaved', () => !visit.element.dirty);
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ jobTitle: 'B' }]);
  });

  it('saves typed text when the panel is taken away', async () => {
    const visit = await autosaving();
    await visit.type('Job title', 'Boss');
    visit.element.remove();
    await until('the new title on the server', async () => (await visit.stored('profile'))['jobTitle'] === 'Boss');
  });

  it('leaves refused text where it was typed, to be corrected', async () => {
    const visit = await autosaving();
    (await visit.type('First name', '')).blur();
    await visit.see('Fill this in.');
    expect(visit.field('First name').value).to.equal('');
    expect(await visit.stored('profile')).to.include({ firstName: 'Zoë' });
    (await visit.type('First name', 'Zoe')).blur();
    await until('the new name on the server', async () => (await visit.stored('profile'))['firstName'] === 'Zoe');
    await visit.gone('Fill this in.');
  });

  it('offers its button when that did not work', async () => {
    const visit = await autosaving();
    visit.server.failNext({ method: 'PATCH', status: 500 });
    (await visit.type('Job title', 'Boss')).blur();
    await visit.see('Not saved: the phone system has a problem.');
    expect(visit.field('Job title').value).to.equal('Boss');
    await visit.saved();
    expect(await visit.stored('profile')).to.include({ jobTitle: 'Boss' });
  });
});
