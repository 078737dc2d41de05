import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from './support/find.ts';
import { mount } from './support/visit.ts';

describe('typing while it saves itself', () => {
  it('keeps the space between two words when the first was saved in between', async () => {
    const visit = await mount('personal-info', { dress: (element) => { element.autosave = true; } });
    const field = await visit.type('First name', 'Anna ');
    await until('the first word saved', () => !visit.element.dirty && visit.heard('settings-saved').length > 0);
    await visit.element.updateComplete;
    expect(field.value).to.equal('Anna ');
    await sendKeys({ type: 'Maria' });
    await until('both words', () => field.value === 'Anna Maria');
    await until('both words on the server', async () => (await visit.stored('profile'))['firstName'] === 'Anna Maria');
  });

  it('shows what was saved when the field is left', async () => {
    const visit = await mount('personal-info', { dress: (element) => { element.autosave = true; } });
    const field = await visit.type('First name', 'Anna ');
    await until('the name saved', () => !visit.element.dirty && visit.heard('settings-saved').length > 0);
    await visit.element.updateComplete;
    field.blur();
    expect(field.value).to.equal('Anna');
    expect(visit.patches).to.have.length(1);
  });

  it('still takes another name that came from elsewhere', async () => {
    const visit = await mount('personal-info', { dress: (element) => { element.autosave = true; } });
    await visit.listening();
    const field = await visit.type('First name', 'Anna ');
    await until('the name saved', () => !visit.element.dirty && visit.heard('settings-saved').length > 0);
    await visit.server.patchAs('admin', 'zoe', 'profile', { firstName: 'Hannah' });
    await until('the other name', () => field.value === 'Hannah');
  });
});

describe('a refusal that does not say its limit', () => {
  it('is told in words without a gap', async () => {
    const visit = await mount('personal-info');
    visit.server.failNext({ method: 'PATCH', status: 422, body: { code: 'validation.failed', errors: [{ pointer: '/jobTitle', code: 'tooLong' }] } });
    await visit.type('Job title', 'Boss');
    await visit.save();
    await visit.see('This is not valid.');
    expect(visit.words).not.to.include('undefined');
  });
});
