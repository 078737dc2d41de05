// Alone in its file: after others, headless Firefox takes its window for an inactive one, and then Enter clicks nothing.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focused, nameOf, until } from './support/find.ts';
import { open } from './support/visit.ts';

it('the question before the settings close is answered by the keyboard alone', async () => {
  const visit = await open('profile-launcher');
  await visit.find('button', 'Account menu of Zoë Quinn');
  await visit.element.open();
  await visit.ready();
  await visit.type('First name', 'Zoe');
  await visit.see('1 change');
  const asked = (): boolean => visit.all('dialog', 'Save your changes?').length > 0;
  for (const [tabs, answer] of [[0, 'Keep editing'], [1, 'Discard changes']] as const) {
    await sendKeys({ press: 'Escape' });
    await until('the question', asked);
    for (let times = 0; times < tabs; times++) await sendKeys({ press: 'Tab' });
    await until(`the focus on ${answer}`, () => nameOf(focused() ?? document.body) === answer);
    await sendKeys({ press: 'Enter' });
    await until('an end of the question', () => !asked());
    if (tabs === 0) expect(visit.field('First name').value).to.equal('Zoe');
  }
  await until('the end of the dialog', () => !visit.element.opened);
  expect(visit.session.dirty).to.equal(false);
});
