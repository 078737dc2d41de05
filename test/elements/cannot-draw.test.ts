import { expect } from '@open-wc/testing';
import { LicenseList } from '../../src/index.ts';
import { mount } from './support/visit.ts';

class Broken extends LicenseList {
  protected override body(): unknown { throw new Error('a value nobody thought of'); }
}
customElements.define('broken-list', Broken);

it('a panel that cannot draw what it has says so under its title, and the page hears why', async () => {
  const { reportError } = window;
  const reported: unknown[] = [];
  window.reportError = (error) => void reported.push(error);
  const visit = await mount('broken-list' as 'license-list');
  window.reportError = reportError;
  expect(visit.get('heading', 'Licences').checkVisibility()).to.equal(true);
  expect(visit.get('alert').textContent).to.contain('could not be loaded: the phone system sent an answer we do not understand.');
  expect(String(reported[0])).to.contain('a value nobody thought of');
});
