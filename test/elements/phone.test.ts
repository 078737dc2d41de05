import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { parsePhone, Phones } from '../../src/components/ui/phone.ts';
import { until } from './support/find.ts';

class PhoneLine extends LitElement {
  readonly #phones = new Phones(this);
  home: string | undefined;
  phone = { number: '+442079460123', display: '020-7946-0123', country: 'GB' };
  override render(): unknown { return this.#phones.render(this.phone, this.home); }
}
customElements.define('phone-line', PhoneLine);

const line = async (home?: string): Promise<PhoneLine> => {
  const element = new PhoneLine();
  element.home = home;
  document.body.append(element);
  await element.updateComplete;
  return element;
};
const shown = (element: PhoneLine): string | null | undefined => element.shadowRoot?.textContent.trim();

describe('a phone number', () => {
  it('is shown as the provider prints it until the library is here, then as its country writes it', async () => {
    const abroad = await line('CA');
    expect(shown(abroad)).to.equal('020-7946-0123');
    await until('the international form', () => shown(abroad) === '+44 20 7946 0123');
    expect(shown(await line('GB'))).to.equal('020 7946 0123');
    expect(shown(await line())).to.equal('+44 20 7946 0123');
    for (const element of document.querySelectorAll('phone-line')) element.remove();
  });

  it('is understood however it is typed, and what is no phone number is not', async () => {
    expect(await parsePhone('020 7946 0123', 'GB')).to.equal('+442079460123');
    expect(await parsePhone('(613) 555-0100', 'CA')).to.equal('+16135550100');
    expect(await parsePhone('+48 22 123 45 67')).to.equal('+48221234567');
    for (const typed of ['', '12', 'call 020 7946 0123', '+999 123 456', '613 555 0100 ext. 7']) expect(await parsePhone(typed, 'CA'), typed).to.equal(undefined);
    expect(await parsePhone('020 7946 0123', 'Atlantis')).to.equal(undefined);
  });
});
