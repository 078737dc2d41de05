import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { guardUnload } from '../../src/components/controllers/unload-guard.ts';
import { deep, focused, nameOf, until } from './support/find.ts';
import { mount as open, type Tag, type Visit, type VisitOptions } from './support/visit.ts';

/** With what comes after the data. */
async function mount<T extends Tag>(tag: T, options: VisitOptions<HTMLElementTagNameMap[T]> = {}): Promise<Visit<HTMLElementTagNameMap[T]>> {
  const visit = await open(tag, options);
  await until('what can be changed', () => [...deep(visit.place)].some((each) => each.matches('.avatar[part=avatar]') && each.closest('.control')));
  return visit;
}

/** A picture with a red left and a blue right half, as a file of the user's. */
async function picture(width = 600, height = 300, type = 'image/png'): Promise<File> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = '#f00';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = '#00f';
  context.fillRect(width / 2, 0, width / 2, height);
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, type); });
  return new File([blob as Blob], 'me', { type });
}

const inPanel = (visit: Visit<HTMLElement>, selector: string): HTMLElement | undefined =>
  [...deep(visit.place)].find((each): each is HTMLElement => each instanceof HTMLElement && each.matches(selector));

/** As the file dialog gives it. */
function choose(visit: Visit<HTMLElement>, file: File): void {
  const input = inPanel(visit, 'input[type=file]') as HTMLInputElement;
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}

async function crop(visit: Visit<HTMLElement>, file: File): Promise<HTMLCanvasElement> {
  choose(visit, file);
  await visit.find('dialog', 'Crop your picture');
  return visit.get('application', 'Picture') as HTMLCanvasElement;
}

/** What a pixel of the cropped picture is. */
const at = (canvas: HTMLCanvasElement, x: number): string => {
  const [red = 0, , blue = 0] = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(x, 256, 1, 1).data;
  return red > blue ? 'red' : 'blue';
};
const uploads = (visit: Visit<HTMLElement>) => visit.sent.filter(({ path, method }) => path === '/v1/me/profile/avatar' && method !== 'GET');

describe('the picture in personal info', () => {
  it('is cropped to a square, saved with the other changes, and shown instead of the initials', async () => {
    const visit = await mount('personal-info');
    await visit.see('ZQ');
    const canvas = await crop(visit, await picture());
    expect([at(canvas, 10), at(canvas, 500)]).to.deep.equal(['red', 'blue']);
    await visit.press('button', 'Use this picture');
    await visit.see('1 change');
    expect(visit.words).not.to.contain('ZQ');
    expect(uploads(visit)).to.deep.equal([]);
    await visit.type('Job title', 'Boss');
    await visit.see('2 changes');
    await visit.saved();
    const body = uploads(visit)[0]?.body as Blob;
    const sent = await createImageBitmap(body);
    expect([sent.width, sent.height]).to.deep.equal([512, 512]);
    expect(body.type).to.equal('image/jpeg');
    expect(await visit.stored('profile')).to.include({ jobTitle: 'Boss' });
    expect((await visit.stored('profile'))['avatar']).to.deep.include({ contentType: 'image/jpeg' });
    expect(visit.patches, 'the two did not get in each other\'s way').to.have.length(1);
    const image = await until('the picture from the server', () => inPanel(visit, 'img')) as HTMLImageElement;
    await image.decode();
    expect(image.naturalWidth).to.equal(512);
    expect(visit.heard('settings-saved').map(({ resource }) => resource)).to.have.members(['profile', 'profile/avatar']);
  });

  it('is moved and zoomed with the keyboard alone, and never leaves the square empty', async () => {
    const visit = await mount('personal-info');
    const canvas = await crop(visit, await picture());
    await until('the focus at the picture', () => focused() === canvas);
    expect(at(canvas, 250)).to.equal('red');
    for (let press = 0; press < 20; press++) await sendKeys({ press: 'ArrowLeft' });
    expect(at(canvas, 250)).to.equal('blue');
    for (let press = 0; press < 60; press++) await sendKeys({ press: 'ArrowRight' });
    expect([at(canvas, 1), at(canvas, 500)]).to.deep.equal(['red', 'red']);
    await sendKeys({ press: '+' });
    const zoom = visit.get('slider', 'Zoom') as HTMLInputElement;
    await until('the slider to follow', () => Number(zoom.value) > 1);
    await sendKeys({ press: '-' });
    await until('the slider to follow', () => Number(zoom.value) === 1);
    await sendKeys({ press: 'Escape' });
    await until('the end of the dialog', () => visit.all('dialog').length === 0);
    expect(visit.element.dirty).to.equal(false);
  });

  it('is dragged with a pointer and zoomed with the wheel', async () => {
    const visit = await mount('personal-info');
    const canvas = await crop(visit, await picture());
    const box = canvas.getBoundingClientRect();
    const point = (type: string, x: number) => canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: box.x + x, clientY: box.y + 50, bubbles: true }));
    canvas.setPointerCapture = () => undefined;
    point('pointerdown', 200);
    point('pointermove', 40);
    point('pointerup', 40);
    expect([at(canvas, 1), at(canvas, 250)]).to.deep.equal(['blue', 'blue']);
    point('pointermove', 300);
    expect(at(canvas, 1), 'let go').to.equal('blue');
    canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: -400, cancelable: true }));
    await until('the zoom', () => Number((visit.get('slider', 'Zoom') as HTMLInputElement).value) > 1.5);
  });

  it('is zoomed with two fingers', async () => {
    const visit = await mount('personal-info');
    const canvas = await crop(visit, await picture());
    canvas.setPointerCapture = () => undefined;
    const touch = (type: string, pointerId: number, clientX: number) => canvas.dispatchEvent(new PointerEvent(type, { pointerId, clientX, clientY: 100, pointerType: 'touch' }));
    touch('pointerdown', 1, 100);
    touch('pointerdown', 2, 200);
    touch('pointermove', 2, 300);
    await until('the zoom', () => Number((visit.get('slider', 'Zoom') as HTMLInputElement).value) === 2);
  });

  it('is taken by drag and drop', async () => {
    const visit = await mount('personal-info');
    const row = visit.get('group', 'Picture');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(await picture());
    row.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    await visit.find('dialog', 'Crop your picture');
  });

  for (const [what, file, words] of [
    ['of another kind', () => new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'me.svg', { type: 'image/svg+xml' }), 'Use a JPG, PNG or WebP picture.'],
    ['too large', () => new File([new Uint8Array(5_000_001)], 'me.png', { type: 'image/png' }), 'This picture is larger than 5 MB. Choose a smaller one.'],
    ['no picture at all', () => new File(['not a picture'], 'me.png', { type: 'image/png' }), 'That file is not a picture we can open.'],
    ['too small', () => picture(127, 400), 'This picture is too small. Use one of at least 128 by 128 pixels.'],
  ] as const) {
    it(`says so when a file is ${what}, and sends nothing`, async () => {
      const visit = await mount('personal-info');
      choose(visit, await file());
      await visit.see(words);
      expect(visit.all('alert')).to.have.length(1);
      expect(visit.element.dirty).to.equal(false);
      await crop(visit, await picture());
      expect(visit.words).not.to.contain(words);
    });
  }

  it('is removed, and the initials are back', async () => {
    const visit = await mount('personal-info');
    await crop(visit, await picture());
    await visit.press('button', 'Use this picture');
    await visit.see('1 change');
    await visit.saved();
    await visit.press('button', 'Remove');
    await visit.see('1 change');
    await visit.see('ZQ');
    expect(focused()).to.equal(visit.get('button', 'Upload'));
    await visit.saved();
    expect((await visit.stored('profile'))['avatar']).to.equal(null);
  });

  it('comes back to what was saved when the changes are discarded', async () => {
    const visit = await mount('personal-info');
    await crop(visit, await picture());
    await visit.press('button', 'Use this picture');
    await visit.press('button', 'Discard');
    await visit.see('ZQ');
    expect(uploads(visit)).to.deep.equal([]);
  });

  it('waits where the server refused it, with the reason', async () => {
    const visit = await mount('personal-info');
    visit.server.failNext({ method: 'PUT', status: 422, body: { code: 'image.undecodable' } });
    await crop(visit, await picture());
    await visit.press('button', 'Use this picture');
    await visit.save();
    await visit.see('Not saved: the phone system cannot open this picture. Your changes are still here.');
    await visit.saved();
    expect(uploads(visit)).to.have.length(2);
  });

  it('counts among what the session has not saved, also when its panel has gone, and is saved and discarded with it', async () => {
    const visit = await mount('personal-info');
    await crop(visit, await picture());
    await visit.press('button', 'Use this picture');
    await visit.see('1 change');
    expect(visit.session.dirty).to.equal(true);
    visit.element.remove();
    expect(visit.session.dirty).to.equal(true);
    const again = await mount('personal-info', { dress: (element) => { element.session = visit.session; } });
    await until('the same picture', () => inPanel(again, 'img'));
    expect(again.element.dirty).to.equal(true);
    visit.session.discard();
    await again.see('ZQ');
    expect([visit.session.dirty, again.element.dirty]).to.deep.equal([false, false]);
    await crop(again, await picture());
    await again.press('button', 'Use this picture');
    await again.see('1 change');
    expect(await visit.session.save()).to.equal(true);
    await again.gone('1 change');
    expect((await visit.stored('profile'))['avatar']).to.be.an('object');
  });

  it('is asked about before the page is left, once the panel has gone', async () => {
    const visit = await mount('personal-info');
    const end = guardUnload(visit.session);
    await crop(visit, await picture());
    await visit.press('button', 'Use this picture');
    await visit.see('1 change');
    visit.element.remove();
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(true);
    visit.session.discard();
    const later = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(later);
    expect(later.defaultPrevented).to.equal(false);
    end();
  });

  for (const [answer, stays] of [['Keep mine', 'mine'], ['Use theirs', 'theirs']] as const) {
    it(`that somebody changed meanwhile is asked about: ${answer}`, async () => {
      const visit = await mount('personal-info');
      await visit.listening();
      const set = async (side: number): Promise<string> => {
        const { avatar } = await visit.stored('profile') as { avatar?: { etag: string } };
        const token = await visit.server.token();
        const response = await visit.server.fetch('/v1/me/profile/avatar', {
          method: 'PUT', body: await picture(side, side), headers: { 'Content-Type': 'image/png', 'Authorization': `Bearer ${token}`, ...(avatar && { 'If-Match': avatar.etag }) },
        });
        return (await response.json() as { etag: string }).etag;
      };
      await set(200);
      await visit.find('button', 'Change');
      await crop(visit, await picture());
      await visit.press('button', 'Use this picture');
      await visit.see('1 change');
      const theirs = await set(300);
      await visit.see('This picture was changed elsewhere while you were choosing one.');
      await visit.save();
      expect(uploads(visit)).to.deep.equal([]);
      await visit.press('button', answer);
      if (stays === 'mine') await visit.saved();
      await visit.gone('1 change');
      const { etag } = (await visit.stored('profile'))['avatar'] as { etag: string };
      expect(etag === theirs).to.equal(stays === 'theirs');
      expect(uploads(visit).map(({ ifMatch }) => ifMatch)).to.deep.equal(stays === 'mine' ? [theirs] : []);
    });
  }

  it('asks in time when the page has not heard of the other picture', async () => {
    const visit = await mount('personal-info');
    await crop(visit, await picture());
    await visit.press('button', 'Use this picture');
    visit.server.failNext({ method: 'PUT', status: 412, code: 'precondition.failed' });
    await visit.save();
    await visit.see('Not saved: it was changed somewhere else.');
    await visit.saved();
  });

  it('that does not arrive leaves the initials, and can be asked for again', async () => {
    const first = await mount('personal-info');
    await crop(first, await picture());
    await first.press('button', 'Use this picture');
    await first.saved();
    let broken = true;
    const visit = await mount('profile-settings', {
      session: {
        getToken: () => first.server.token(),
        fetch: async (input, init) => {
          const request = new Request(input, init);
          return broken && request.url.endsWith('/avatar') ? new Response(null, { status: 500 }) : first.server.fetch(request);
        },
      },
    });
    await visit.see('Your picture could not be loaded. Try again');
    expect(visit.words).to.contain('ZQ');
    broken = false;
    await visit.press('button', 'Try again');
    await until('the picture in the panel and beside it', () => [...deep(visit.place)].filter((each) => each.matches('.avatar img')).length === 2);
    expect(visit.words).not.to.contain('Your picture could not be loaded.');
  });

  it('can be removed while another one is cropped', async () => {
    const visit = await mount('personal-info');
    await crop(visit, await picture());
    expect(visit.all('button', 'Remove')).to.deep.equal([]);
    await visit.press('button', 'Use this picture');
    await visit.saved();
    const canvas = await crop(visit, await picture());
    const dialog = canvas.closest('dialog') as HTMLElement;
    [...dialog.querySelectorAll('button')].find(({ textContent }) => textContent === 'Remove')?.click();
    await visit.see('1 change');
    await visit.see('ZQ');
    await visit.saved();
    expect((await visit.stored('profile'))['avatar']).to.equal(null);
  });

  it('cannot be changed where the administrator locked it', async () => {
    const visit = await mount('personal-info', { user: 'omar' });
    await visit.see('OH');
    expect(visit.all('button').map(nameOf)).to.deep.equal(['Copy e-mail address']);
  });

  it('is in the navigation of all settings too, once it is saved', async () => {
    const visit = await mount('profile-settings');
    await visit.find('button', 'Upload');
    await crop(visit, await picture());
    await visit.press('button', 'Use this picture');
    await visit.saved();
    await until('the picture in the navigation', () => inPanel(visit, 'nav img'));
  });
});
