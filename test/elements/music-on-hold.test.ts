import { expect } from '@open-wc/testing';
import { sampleTune } from '../../server/src/domain/sample-music.ts';
import { allByRole, focused, nameOf, until } from './support/find.ts';
import { pressOn } from './support/press.ts';
import { mount, type Visit } from './support/visit.ts';

type Panel = Visit<HTMLElement>;

const recording = (seconds = 12, name = 'waltz.wav', type = 'audio/wav'): File => new File([sampleTune('waltz', seconds)], name, { type });
const isChosen = (visit: Panel, name: string): boolean => (visit.get('radio', name) as HTMLInputElement).checked;
const stored = (visit: Panel): Promise<Record<string, unknown>> => visit.stored('music-on-hold');
const uploads = (visit: Panel) => visit.sent.filter(({ method }) => method === 'PUT');
const news = (visit: Panel): string => visit.all('status').map((each) => each.textContent.trim()).join(' ').trim();
const confirm = async (visit: Panel, name: string): Promise<void> => (await visit.find('dialog', name)).querySelector<HTMLElement>('[part=confirm]')?.click();

/** As if chosen in the browser's own window, or let go over the panel. */
async function give(visit: Panel, file: File, how: 'chosen' | 'dropped' = 'chosen'): Promise<void> {
  const files = new DataTransfer();
  files.items.add(file);
  const root = visit.element.shadowRoot as ShadowRoot;
  if (how === 'dropped') {
    const place = root.querySelector('.own') as HTMLElement;
    place.dispatchEvent(new DragEvent('dragover', { dataTransfer: files, bubbles: true, cancelable: true }));
    place.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    return;
  }
  const input = root.querySelector('input[type=file]') as HTMLInputElement;
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
}
const agree = (visit: Panel): Promise<void> => visit.press('checkbox', 'I may use this recording');

describe('music on hold', () => {
  it('is the company\'s, a file of one\'s own, or silence, and is saved with the rest', async () => {
    const visit = await mount('music-on-hold');
    expect(visit.all('radio').map(nameOf)).to.deep.equal(['Company music', 'My file', 'Silence']);
    expect(isChosen(visit, 'Company music')).to.equal(true);
    expect((visit.get('radio', 'My file') as HTMLInputElement).disabled).to.equal(true);
    await visit.see('Upload a file first.');
    await visit.choose('Piece', 'Slow waltz');
    await visit.saved();
    expect(await stored(visit)).to.include({ source: 'system', systemId: 'waltz' });
    await visit.press('radio', 'Silence');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ systemId: 'waltz' }, { source: 'off' }]);
  });

  it('offers only what the provider has', async () => {
    const visit = await mount('music-on-hold', { user: 'ada' });
    expect(visit.all('radio').map(nameOf)).to.deep.equal(['Company music', 'My file']);
    expect(visit.all('combobox', 'Piece')).to.deep.equal([]);
    await visit.see('Slow waltz');
    await visit.see('WAV or MP3, at most 2 MB. From 10 seconds to 2 minutes.');
  });

  it('can be listened to before it is chosen', async () => {
    const visit = await mount('music-on-hold');
    await visit.choose('Piece', 'Morning light');
    await pressOn(await visit.find('button', 'Play: Morning light'));
    await until('some of it', () => Number((visit.all('slider')[0] as HTMLInputElement).value) > 0.3);
    expect(visit.sent.map(({ path }) => path)).to.include('/v1/me/music-on-hold/system/morning/audio');
    await visit.choose('Piece', 'Slow waltz');
    await visit.find('button', 'Play: Slow waltz');
    expect(visit.all('button', /^Pause/)).to.deep.equal([]);
  });

  it('is said with its reason where the administrator keeps it, and can be listened to', async () => {
    const visit = await mount('music-on-hold', { user: 'omar' });
    await visit.see('Your company’s music is used.');
    await visit.see('Managed by your administrator.');
    expect(visit.all('radio')).to.deep.equal([]);
    await visit.find('button', 'Play: Morning light');
  });

  it('follows what is changed elsewhere', async () => {
    const visit = await mount('music-on-hold');
    await visit.listening();
    await visit.server.patchAs('admin', 'zoe', 'music-on-hold', { source: 'off' });
    await until('silence', () => isChosen(visit, 'Silence'));
  });
});

describe('a file of one\'s own for callers on hold', () => {
  it('is uploaded once its rights are confirmed, and is then what callers hear', async () => {
    const visit = await mount('music-on-hold');
    await visit.press('button', 'Upload a file');
    await visit.see('Confirm first that you may use this recording.');
    expect(focused()).to.equal(visit.get('checkbox', 'I may use this recording'));
    await agree(visit);
    await visit.gone('Confirm first');
    await give(visit, recording());
    await visit.see(/WAV, 12 seconds, added now/);
    expect(isChosen(visit, 'My file')).to.equal(true);
    await until('the news', () => news(visit) === 'Callers on hold hear your file from now on.');
    expect(visit.isOn('checkbox', 'I may use this recording')).to.equal(false);
    expect(await stored(visit)).to.include({ source: 'custom' });
    expect(visit.all('button', 'Update settings')).to.deep.equal([]);
    const [{ path, body } = expect.fail('Nothing was sent')] = uploads(visit);
    const { type, size } = body as Blob;
    expect([path, type, size]).to.deep.equal(['/v1/me/music-on-hold/audio', 'audio/wav', 44 + 12 * 16_000]);
    await pressOn(await visit.find('button', 'Play: My file'));
    await until('some of it', () => Number((visit.all('slider')[1] as HTMLInputElement).value) > 0.3);
  });

  it('is also taken where it is dropped, by the ending of its name where the system knows no more', async () => {
    const visit = await mount('music-on-hold');
    await give(visit, recording(12, 'WALTZ.WAV', ''), 'dropped');
    await visit.see('Confirm first that you may use this recording.');
    expect(uploads(visit)).to.deep.equal([]);
    await agree(visit);
    await give(visit, recording(12, 'WALTZ.WAV', ''), 'dropped');
    await visit.see(/WAV, 12 seconds/);
  });

  it('takes the place of what was chosen meanwhile', async () => {
    const visit = await mount('music-on-hold');
    await visit.press('radio', 'Silence');
    await agree(visit);
    await give(visit, recording());
    await until('the file', () => isChosen(visit, 'My file'));
    await visit.gone('Update settings');
  });

  it('is refused in words when it is not what the provider takes, before it is sent', async () => {
    const visit = await mount('music-on-hold', { user: 'ada' });
    await agree(visit);
    const button = visit.get('button', 'Replace it');
    button.focus();
    await give(visit, new File(['notes'], 'waltz.pdf', { type: 'application/pdf' }));
    await visit.see('This is no sound file that can be used here: WAV or MP3.');
    expect(focused()).to.equal(button);
    await give(visit, recording(12, 'waltz.ogg', 'audio/ogg'));
    await visit.see('This is no sound file that can be used here: WAV or MP3.');
    await give(visit, new File([new Uint8Array(2_097_153)], 'waltz.wav', { type: 'audio/x-wav' }));
    await visit.see('This file is larger than 2 MB.');
    await give(visit, recording(3));
    await visit.see('This is too short: at least 10 seconds, or callers hear the same again and again.');
    await give(visit, recording(125));
    await visit.see('This is too long: at most 2 minutes.');
    expect(uploads(visit)).to.deep.equal([]);
  });

  it('is judged by the server where the browser cannot read it', async () => {
    const visit = await mount('music-on-hold');
    await agree(visit);
    await give(visit, new File(['no sound at all'], 'waltz.wav', { type: 'audio/wav' }));
    await visit.see('This file could not be read. Save it again with another program, or choose another one.');
    expect(uploads(visit)).to.have.length(1);
    expect(visit.heard('settings-error').map(({ error }) => error.code)).to.deep.equal(['audio.undecodable']);
  });

  it('is kept when it could not be sent, and sent again when asked', async () => {
    const visit = await mount('music-on-hold');
    visit.server.failNext({ method: 'PUT', status: 500 });
    await agree(visit);
    await give(visit, recording());
    await visit.see('Your file was not uploaded: the phone system has a problem.');
    (await visit.find('button', 'Try again')).focus();
    await visit.press('button', 'Try again');
    await visit.see(/WAV, 12 seconds/);
    expect(uploads(visit)).to.have.length(2);
    expect(focused()).to.equal(visit.get('button', 'Replace it'));
  });

  it('can be stopped on its way', async () => {
    const visit = await mount('music-on-hold');
    visit.server.hold({ method: 'PUT' });
    await agree(visit);
    await give(visit, recording());
    await visit.see('Preparing your file…');
    (await visit.find('button', 'Stop')).focus();
    await visit.press('button', 'Stop');
    await visit.gone('Preparing your file…');
    expect(focused()).to.equal(visit.get('button', 'Upload a file'));
    expect(allByRole(visit.place, 'alert')).to.deep.equal([]);
    expect((await stored(visit))['audio']).to.equal(null);
  });

  it('is not replaced when it was changed elsewhere, before somebody has looked', async () => {
    const visit = await mount('music-on-hold', { user: 'ada' });
    await visit.see(/WAV, 24 seconds/);
    const token = await visit.server.token();
    const { audio } = await stored(visit) as { audio: { etag: string } };
    await visit.server.fetch('/v1/me/music-on-hold/audio', {
      method: 'PUT', body: recording(15), headers: { 'Authorization': `Bearer ${token}`, 'Content-Type': 'audio/wav', 'If-Match': audio.etag },
    });
    await agree(visit);
    await give(visit, recording());
    await visit.see('Your file was changed elsewhere. Look at it before you replace it.');
    await visit.see(/WAV, 15 seconds/);
    await give(visit, recording());
    await visit.see(/WAV, 12 seconds/);
  });

  it('is removed after a question, and callers hear the company\'s music again', async () => {
    const visit = await mount('music-on-hold', { user: 'ada' });
    await visit.press('button', 'Remove');
    await visit.see('Callers on hold then hear your company’s music.');
    await confirm(visit, 'Remove your file?');
    await until('the company\'s', () => isChosen(visit, 'Company music'));
    await until('the news', () => news(visit) === 'Your file is removed.');
    expect(focused()).to.equal(visit.get('button', 'Upload a file'));
    expect(await stored(visit)).to.deep.equal({ source: 'system', systemId: 'waltz', audio: null });
    expect(visit.heard('settings-saved').map(({ resource, value }) => [resource, value])).to.deep.equal([['music-on-hold/audio', null]]);
  });

  it('leaves nothing behind when the panel goes while it is looked at', async () => {
    const visit = await mount('music-on-hold');
    const { createObjectURL, revokeObjectURL } = URL;
    const made = new Set<string>();
    URL.createObjectURL = (blob) => { const url = createObjectURL.call(URL, blob); made.add(url); return url; };
    URL.revokeObjectURL = (url) => { made.delete(url); revokeObjectURL.call(URL, url); };
    try {
      await agree(visit);
      await give(visit, recording());
      await until('the look at it', () => made.size === 1);
      visit.element.remove();
      await until('its address back', () => made.size === 0);
      expect(uploads(visit)).to.deep.equal([]);
    } finally {
      Object.assign(URL, { createObjectURL, revokeObjectURL });
    }
  });
});
