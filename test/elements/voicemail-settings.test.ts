import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { deep, focused, nameOf, until, wordsOf } from './support/find.ts';
import { mount, type Visit } from './support/visit.ts';

type Own = Visit<HTMLElementTagNameMap['voicemail-settings']>;

/** A field whose text nobody sees has no role; its label names it all the same. */
const secret = (visit: Own, name: string): HTMLInputElement | undefined =>
  [...deep(visit.place)].find((each): each is HTMLInputElement => each instanceof HTMLInputElement && each.type === 'password' && nameOf(each) === name);
async function enter(visit: Own, name: string, digits: string): Promise<HTMLInputElement> {
  // It is there before its dialog is open, and keys that come while that opens go elsewhere.
  return until(`${digits.length} digits in ${name}`, async () => {
    const field = secret(visit, name);
    field?.focus();
    if (!field || focused() !== field) return undefined;
    field.select();
    await sendKeys({ type: digits });
    return field.value.length > 0 ? field : undefined;
  });
}
const dialog = (visit: Own): HTMLDialogElement | undefined => [...deep(visit.place)].find((each): each is HTMLDialogElement => each instanceof HTMLDialogElement && each.open);
async function setPin(visit: Own, next: string, current?: string): Promise<void> {
  await visit.press('button', /PIN$/);
  await until('the dialog', () => dialog(visit));
  if (current !== undefined) await enter(visit, 'Current PIN', current);
  await enter(visit, 'New PIN', next);
  await enter(visit, 'New PIN again', next);
  await visit.press('button', 'Save PIN');
}
/** The rules of the PIN, each as it is read out. */
const rules = (visit: Own): string[] => [...deep(visit.place)].filter((each) => each.matches('.rules li')).map((each) => wordsOf(each as HTMLElement));

describe('voicemail', () => {
  it('goes off, says what callers then get, and shows only what still matters', async () => {
    const visit = await mount('voicemail-settings');
    await visit.see('Callers can leave you a message.');
    await visit.press('switch', 'Voicemail');
    await visit.see('Callers cannot leave a message.');
    expect(visit.all('switch', 'When you do not answer')).to.deep.equal([]);
    await visit.saved();
    expect((await visit.stored('voicemail'))['enabled']).to.equal(false);
  });

  it('leaves the keyboard on the switch that was used, whatever comes and goes with it', async () => {
    const visit = await mount('voicemail-settings');
    for (const [name, follower] of [['Voicemail', /^When you do not answer/], ['Send messages to my e-mail', /^Attach the audio/]] as const) {
      const toggle = visit.get('switch', name);
      toggle.focus();
      toggle.click();
      await until(`no ${follower}`, () => [...visit.all('switch', follower), ...visit.all('checkbox', follower)].length === 0);
      expect(focused()).to.equal(toggle);
      toggle.click();
      await until(String(follower), () => [...visit.all('switch', follower), ...visit.all('checkbox', follower)].length > 0);
      expect(focused()).to.equal(toggle);
    }
  });

  it('rings first, in the rings that the phones have', async () => {
    const visit = await mount('voicemail-settings');
    expect(visit.chosen('Ring first')).to.equal('4 rings (about 24 seconds)');
    await visit.choose('Ring first', '10 rings');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ onNoAnswer: { ringSeconds: 60 } }]);
    await visit.press('switch', 'When you do not answer');
    await visit.gone('Ring first');
  });

  it('rings for seconds where the phones count in seconds', async () => {
    const visit = await mount('voicemail-settings', { user: 'ada' });
    // Hers is none of the steps, and stands among them.
    expect([...(visit.get('combobox', 'Ring first') as HTMLSelectElement).options].map(({ text }) => text).slice(3, 6)).to.deep.equal(['20 seconds', '24 seconds', '25 seconds']);
    await visit.choose('Ring first', '35 seconds');
    await visit.saved();
  });

  it('takes every call when told so, and nothing rings before', async () => {
    const visit = await mount('voicemail-settings');
    await visit.press('switch', 'Send every call to voicemail');
    await visit.gone('Ring first');
    await visit.saved();
  });

  it('says how many messages there are and how much room, and warns before it is full', async () => {
    const visit = await mount('voicemail-settings');
    await visit.see(/Mailbox ?3 minutes of 100 minutes used\. 5 messages, 2 new/);
    await visit.server.leaveMessage('zoe', { from: { anonymous: true } }, 6);
    await visit.see('6 messages, 3 new');
    const full = await mount('voicemail-settings', { user: 'omar' });
    await full.see('Your mailbox is 93% full.');
  });

  it('sends copies to more people: each address checked before it is one', async () => {
    const visit = await mount('voicemail-settings', {
      prepare: async (server) => {
        await server.patchAs('admin', 'zoe', 'profile', { email: 'z@b.co' });
        await server.patchAs('self', 'zoe', 'voicemail', { email: { others: ['s@b.co'] } });
      },
    });
    await visit.press('button', 'Add recipient');
    await until('the field', () => nameOf(focused() ?? document.body) === 'E-mail address');
    for (const [address, why] of [['o@acme', 'This is not an e-mail address'], ['S@b.co', 'gets the messages already'], ['z@b.co', 'gets the messages already']] as const) {
      await visit.type('E-mail address', address);
      await sendKeys({ press: 'Enter' });
      await visit.see(why);
    }
    await visit.type('E-mail address', 'o@b.co');
    await sendKeys({ press: 'Enter' });
    await until('the focus where it was', () => nameOf(focused() ?? document.body) === 'Add recipient');
    await visit.see('1 change');
    await visit.press('button', 'Remove s@b.co');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ email: { others: ['o@b.co'] } }]);
  });

  it('takes five more addresses and no sixth; Escape adds none', async () => {
    const visit = await mount('voicemail-settings', {
      prepare: (server) => server.patchAs('self', 'zoe', 'voicemail', { email: { others: ['a', 'b', 'c', 'd'].map((name) => `${name}@b.co`) } }),
    });
    await visit.press('button', 'Add recipient');
    await visit.type('E-mail address', 'e@b.co');
    await sendKeys({ press: 'Escape' });
    await until('the field gone', () => visit.all('textbox').length === 0);
    expect(visit.element.dirty).to.equal(false);
    await visit.press('button', 'Add recipient');
    await visit.type('E-mail address', 'e@b.co');
    await visit.press('button', 'Add');
    await visit.see('e@b.co');
    expect(visit.all('button', 'Add recipient')).to.deep.equal([]);
    await visit.saved();
  });

  it('does not delete a message of which nothing would be left', async () => {
    const visit = await mount('voicemail-settings');
    await visit.choose('After sending', 'Delete it from voicemail');
    await visit.see('No copy is kept.');
    await visit.press('checkbox', 'Attach the audio');
    await visit.save();
    await visit.see('otherwise nothing would be left of it.');
    expect(visit.patches).to.deep.equal([]);
    await visit.press('checkbox', 'Attach the audio');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ email: { afterSend: 'delete' } }]);
  });

  it('sends to nobody only when somebody is there', async () => {
    const visit = await mount('voicemail-settings', {
      prepare: async (server) => {
        await server.patchAs('admin', 'zoe', 'profile', { email: '' });
        await server.patchAs('self', 'zoe', 'voicemail', { email: { enabled: false, others: [] } });
      },
    });
    await visit.press('switch', 'Send messages to my e-mail');
    await visit.save();
    await visit.see('Your profile has no e-mail address.');
    expect(visit.patches).to.deep.equal([]);
    await visit.press('button', 'Add recipient');
    await visit.type('E-mail address', 'z@b.co');
    await visit.press('button', 'Add');
    await visit.saved();
  });

  it('is transcribed in a language that is understood', async () => {
    const visit = await mount('voicemail-settings');
    expect(visit.chosen('Language spoken')).to.equal('American English');
    await visit.choose('Language spoken', 'German');
    await visit.saved();
    await visit.press('switch', 'Transcribe messages');
    await visit.see('Your messages are not transcribed now.');
    expect(visit.all('combobox', 'Language spoken')).to.deep.equal([]);
  });

  it('has no transcription where the plan has none, and no PIN where the phone system has none', async () => {
    const visit = await mount('voicemail-settings', { user: 'ada' });
    await visit.see('Send messages to my e-mail');
    expect(visit.all('switch', 'Transcribe messages')).to.deep.equal([]);
    expect(visit.all('button', /PIN/)).to.deep.equal([]);
  });

  it('is looked at where the administrator sets it; the PIN stays the user’s own', async () => {
    const visit = await mount('voicemail-settings', { user: 'omar' });
    await visit.see('Managed by your administrator.');
    expect(visit.all('switch')).to.deep.equal([]);
    await visit.press('button', 'Set a PIN');
    await visit.see('has 6 to 15 digits');
  });
});

describe('the PIN of the mailbox', () => {
  it('is missed where phones are to ask for it and there is none', async () => {
    const visit = await mount('voicemail-settings');
    await visit.press('switch', 'Ask for it on my own phones too');
    await visit.see('Until you set one, your own phones do not ask for it either.');
    await visit.press('switch', 'Ask for it on my own phones too');
    await visit.gone('your own phones do not ask');
  });

  it('is set: each rule says whether it is kept while one types', async () => {
    const visit = await mount('voicemail-settings');
    expect(visit.words).to.contain('Not set');
    await visit.press('button', 'Set a PIN');
    await until('the dialog', () => dialog(visit));
    expect(rules(visit)).to.deep.equal([
      'has 4 to 8 digits, not yet', 'has no digit more than 3 times in a row, not yet', 'does not count up or down over more than 3 digits, not yet',
      'does not repeat a group, such as 1212, not yet', 'is not your extension or the end of your number',
    ]);
    await enter(visit, 'New PIN', '1234');
    await until('what is kept', () => rules(visit)[0] === 'has 4 to 8 digits, done' && rules(visit)[2]?.endsWith('not yet'));
    await enter(visit, 'New PIN', '2580');
    await until('all kept', () => rules(visit).slice(0, 4).every((rule) => rule.endsWith('done')));
    await enter(visit, 'New PIN again', '2580');
    await sendKeys({ press: 'Enter' });
    await visit.see('Your PIN is saved. It holds from your next call.');
    expect(dialog(visit)).to.equal(undefined);
    await visit.find('button', 'Change PIN');
    await until('the focus on its button', () => nameOf(focused() ?? document.body) === 'Change PIN');
    expect(visit.heard('settings-saved').map(({ resource, value }) => ({ resource, value }))).to.deep.equal([{ resource: 'voicemail/pin', value: { isSet: true } }]);
  });

  it('is asked for twice and is digits only, however they are typed', async () => {
    const visit = await mount('voicemail-settings');
    await visit.press('button', 'Set a PIN');
    const field = await enter(visit, 'New PIN', '25a٨0');
    await until('digits', () => field.value === '2580');
    await enter(visit, 'New PIN again', '2581');
    await visit.press('button', 'Save PIN');
    await visit.see('The two are not the same.');
    // What is wrong is below its field, which stays as wide as the others.
    expect(field.clientWidth).to.equal(secret(visit, 'New PIN again')?.clientWidth);
    expect(nameOf(focused() ?? document.body)).to.equal('New PIN again');
    expect(visit.sent.some(({ method }) => method === 'PUT')).to.equal(false);
  });

  it('is not sent against the rules; what only the server knows it says', async () => {
    const visit = await mount('voicemail-settings');
    await setPin(visit, '1111');
    await visit.see('This PIN cannot be used.');
    expect(visit.sent.some(({ method }) => method === 'PUT')).to.equal(false);
    for (const name of ['New PIN', 'New PIN again']) await enter(visit, name, '0100');
    await visit.press('button', 'Save PIN');
    await visit.see('This is part of your own number.');
    expect(nameOf(focused() ?? document.body)).to.equal('New PIN');
  });

  it('is changed only by who knows it; five wrong ones lock it', async () => {
    const visit = await mount('voicemail-settings');
    await setPin(visit, '2580');
    await visit.see('Your PIN is saved.');
    await setPin(visit, '3691', '9999');
    await visit.see('This is not your PIN. 4 more attempts');
    for (const left of [3, 2, 1]) {
      await enter(visit, 'Current PIN', `999${left}`);
      await visit.press('button', 'Save PIN');
      await visit.see(left === 1 ? 'One more attempt' : `${left} more attempts`);
    }
    await enter(visit, 'Current PIN', '9990');
    await visit.press('button', 'Save PIN');
    await visit.see(/Too many wrong PINs\. You can try again at \d/);
  });

  it('is gone from the page once the dialog is: nothing typed stays, and nothing of it in an event', async () => {
    const visit = await mount('voicemail-settings');
    await setPin(visit, '73915');
    await visit.see('Your PIN is saved.');
    await visit.press('button', 'Change PIN');
    await enter(visit, 'Current PIN', '73915');
    await sendKeys({ press: 'Escape' });
    await until('the end of the dialog', () => !dialog(visit));
    await visit.press('button', 'Change PIN');
    await until('the dialog', () => dialog(visit));
    for (const name of ['Current PIN', 'New PIN', 'New PIN again']) expect(secret(visit, name)?.value).to.equal('');
    expect(JSON.stringify(visit.events.map((event) => ({ ...event })))).not.to.contain('73915');
    expect(JSON.stringify(Object.entries(localStorage))).not.to.contain('73915');
  });

  it('keeps what was typed when it could not be sent', async () => {
    const visit = await mount('voicemail-settings');
    await visit.press('button', 'Set a PIN');
    visit.server.failNext({ method: 'PUT', status: 500 });
    const field = await enter(visit, 'New PIN', '2580');
    await enter(visit, 'New PIN again', '2580');
    await visit.press('button', 'Save PIN');
    await visit.see('Your PIN was not changed: the phone system has a problem.');
    expect(field.getBoundingClientRect().width).to.be.above((dialog(visit)?.clientWidth ?? 0) - 60);
    expect(secret(visit, 'New PIN')?.value).to.equal('2580');
    await visit.press('button', 'Save PIN');
    await visit.see('Your PIN is saved.');
  });
});
