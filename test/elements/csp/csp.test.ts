import { expect } from '@open-wc/testing';
import { until } from '../support/find.ts';
import type { StrictPage } from './page.ts';

let frame: HTMLIFrameElement;
afterEach(() => { frame.remove(); });

async function openPage(name = 'page'): Promise<StrictPage> {
  frame = document.createElement('iframe');
  frame.src = new URL(`./${name}.html`, import.meta.url).href;
  Object.assign(frame.style, { width: '1000px', height: '900px' });
  document.body.append(frame);
  return until('the script of the page', () => frame.contentWindow?.strictPage, 25_000);
}

describe('a page with the strictest Content-Security-Policy', () => {
  it('has panels that load, save, ask and remove, and the browser refuses nothing', async () => {
    const page = await openPage();
    const words = await page.walk();
    expect(words).to.contain('Zoe Quinn').and.contain('Pixel 9 is removed.').and.contain('Connected devices');
    expect(page.violations).to.deep.equal([]);
  });

  it('lets messages be played', async () => {
    const page = await openPage();
    expect(await page.listen()).to.match(/^(|Your browser wants to be asked once more: press Play again\.)$/);
    expect(page.violations).to.deep.equal([]);
  });

  it('is told by the player where it lets no sound be played', async () => {
    const page = await openPage('silent');
    expect(await page.listen()).to.equal('This page does not let sound be played. Whoever runs it can allow it.');
    expect(page.violations.join()).to.contain('media-src');
  });

  it('would say so if it refused something', async () => {
    const page = await openPage();
    page.sin();
    await until('the violation', () => page.violations.length > 0);
    expect(page.violations[0]).to.contain('style-src');
  });
});
