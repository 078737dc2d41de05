import { expect, fixture, html } from '@open-wc/testing';
import { css, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';

@customElement('smoke-panel')
class SmokePanel extends LitElement {
  static override styles = css`:host { color: rgb(1 2 3); }`;
  @property({ reflect: true }) name = 'first';
  protected override render() {
    return html`<p part="name">${this.name}</p>`;
  }
}

describe('the engine has what the panels need', () => {
  it('draws an element written with decorators and follows its property', async () => {
    const panel = await fixture<SmokePanel>(html`<smoke-panel></smoke-panel>`);
    panel.name = 'second';
    await panel.updateComplete;
    expect(panel.shadowRoot?.querySelector('p')?.textContent).to.equal('second');
    expect(panel.getAttribute('name')).to.equal('second');
  });

  it('takes one style sheet in many shadow roots', async () => {
    const panel = await fixture<SmokePanel>(html`<smoke-panel></smoke-panel>`);
    expect(panel.shadowRoot?.adoptedStyleSheets).to.have.length(1);
    expect(getComputedStyle(panel).color).to.equal('rgb(1, 2, 3)');
  });

  it('knows light-dark(), and follows color-scheme', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.style.color = 'light-dark(rgb(1, 1, 1), rgb(9, 9, 9))';
    box.style.colorScheme = 'dark';
    expect(getComputedStyle(box).color).to.equal('rgb(9, 9, 9)');
    box.style.colorScheme = 'light';
    expect(getComputedStyle(box).color).to.equal('rgb(1, 1, 1)');
  });

  it('answers to the width of a container instead of the window', () => {
    expect(CSS.supports('container-type', 'inline-size')).to.equal(true);
  });

  it('mixes colours, nests rules and selects by what is inside', () => {
    expect(CSS.supports('color', 'color-mix(in oklab, red, blue)')).to.equal(true);
    expect(CSS.supports('selector(&)')).to.equal(true);
    expect(CSS.supports('selector(:has(a))')).to.equal(true);
  });

  it('has modal dialogs', () => {
    expect(HTMLDialogElement.prototype.showModal).to.be.a('function');
  });

  it('streams an answer and can be told to stop', async () => {
    const answer = new Response(new Blob(['one\n\ntwo\n\n']).stream());
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).to.contain('one');
    expect(AbortSignal.timeout(1000).aborted).to.equal(false);
    expect(AbortSignal.any([AbortSignal.abort()]).aborted).to.equal(true);
  });

  it('knows the time zones', () => {
    expect(Intl.supportedValuesOf('timeZone')).to.include('Europe/Warsaw');
  });
});
