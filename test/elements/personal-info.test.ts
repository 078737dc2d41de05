import { expect } from '@open-wc/testing';
import { mount } from './support/visit.ts';

describe('personal info', () => {
  it('saves only what was changed', async () => {
    const visit = await mount('personal-info');
    await visit.type('First name', 'Zoe');
    await visit.saved();
    expect(visit.patches).to.have.length(1);
    expect(visit.patches[0]?.body).to.deep.equal({ firstName: 'Zoe' });
    expect(await visit.stored('profile')).to.include({ firstName: 'Zoe', lastName: 'Quinn' });
  });
});
