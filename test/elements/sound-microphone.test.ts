import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { fakeSound } from '../../stories/support/sound.ts';
import { Level } from '../../src/components/sound/level.ts';
import { Microphone, troubleOf, type MicrophoneEnd } from '../../src/components/sound/microphone.ts';
import { en } from '../../src/components/sound/microphone-en.ts';
import { nameOf, until } from './support/find.ts';

class Listener extends LitElement {
  readonly ends: MicrophoneEnd[] = [];
  readonly microphone = new Microphone(this, (why) => {
    this.ends.push(why);
    this.level.stop();
  });
  readonly level = new Level(this);

  async listen(deviceId?: string): Promise<MediaStream | undefined> {
    const stream = await this.microphone.open(deviceId === undefined ? {} : { deviceId });
    if (stream) this.level.start(stream);
    return stream;
  }

  protected override render(): unknown { return html`${this.level.render(en)}`; }
}
customElements.define('test-listener', Listener);

const place = (): Listener => {
  const listener = new Listener();
  document.body.append(listener);
  return listener;
};
const live = (stream: MediaStream | undefined): boolean => stream?.getTracks().some(({ readyState }) => readyState === 'live') ?? false;
const meter = (listener: Listener): Element | null => listener.renderRoot.querySelector('[role=meter]');

const hasMicrophone = 'mediaDevices' in navigator && (await navigator.mediaDevices.enumerateDevices()).some(({ kind }) => kind === 'audioinput');

afterEach(() => {
  for (const listener of document.querySelectorAll('test-listener')) listener.remove();
});

describe('a microphone', () => {
  if (hasMicrophone) {
    it('is heard while it is open, in a bar and in a word', async () => {
      const listener = place();
      expect(await listener.listen()).not.to.equal(undefined);
      await until('something heard', () => listener.level.loudness !== 'silent');
      await listener.updateComplete;
      expect(meter(listener)?.getAttribute('aria-valuetext')).to.equal(en.levels[listener.level.loudness]);
      expect(nameOf(meter(listener) as HTMLElement)).to.equal('Microphone level');
      await until('the bar', () => Number((meter(listener) as HTMLElement).style.getPropertyValue('--_level')) > 0);
      expect(Number(meter(listener)?.getAttribute('aria-valuenow'))).to.be.within(1, 100);
      expect(listener.level.hearsNothing).to.equal(false);
    });

    it('is closed with its element, and when it is no longer wanted', async () => {
      const listener = place();
      const first = await listener.listen();
      expect(live(first)).to.equal(true);
      listener.remove();
      expect(live(first)).to.equal(false);
      document.body.append(listener);
      const second = await listener.listen();
      listener.microphone.close();
      expect(live(second)).to.equal(false);
      expect(listener.ends).to.deep.equal(['removed', 'closed']);
    });

    it('is not opened for an element that is not on the page', async () => {
      const listener = place();
      listener.remove();
      expect(await listener.listen()).to.equal(undefined);
      expect(listener.microphone.asking).to.equal(false);
    });

    it('is closed when the tab is out of sight', async () => {
      const listener = place();
      const stream = await listener.listen();
      Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      try {
        document.dispatchEvent(new Event('visibilitychange'));
      } finally {
        Reflect.deleteProperty(document, 'hidden');
      }
      expect(live(stream)).to.equal(false);
      expect(listener.ends).to.deep.equal(['hidden']);
    });

    it('that comes when nobody waits for it any more is closed at once', async () => {
      const listener = place();
      const streams: MediaStream[] = [];
      const { getUserMedia } = navigator.mediaDevices;
      navigator.mediaDevices.getUserMedia = async (wish) => {
        const stream = await getUserMedia.call(navigator.mediaDevices, wish);
        streams.push(stream);
        return stream;
      };
      try {
        const asked = listener.listen();
        expect(listener.microphone.asking).to.equal(true);
        listener.remove();
        expect(await asked).to.equal(undefined);
      } finally {
        Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');
      }
      expect(streams.map(live)).to.deep.equal([false]);
      expect(listener.microphone.stream).to.equal(undefined);
      expect(listener.ends).to.deep.equal([]);
    });

    it('that was disconnected is another one\'s turn', async () => {
      const listener = place();
      const stream = await listener.listen('of-another-day');
      expect(live(stream)).to.equal(true);
      expect(listener.microphone.trouble).to.equal(undefined);
    });
  } else {
    it('that is not there is said to be', async () => {
      const listener = place();
      expect(await listener.listen()).to.equal(undefined);
      expect(listener.microphone.trouble).to.be.oneOf(['no-device', 'unsupported', 'denied', 'dismissed']);
    });
  }

  it('that is pulled out while it is open says so', async () => {
    const fake = fakeSound();
    try {
      const listener = place();
      await listener.listen('mic-2');
      fake.unplug('mic-2');
      expect(listener.microphone.trouble).to.equal('gone');
      expect(listener.ends).to.deep.equal(['gone']);
      expect(fake.live()).to.equal(0);
    } finally {
      fake.end();
    }
  });

  it('is another matter in the frame of another site: the page around has to allow it', async () => {
    const asked = async (allow: string): Promise<string> => {
      const frame = document.createElement('iframe');
      const address = new URL('/test/elements/support/microphone-frame.html', location.href);
      // The same computer by another name is another site.
      address.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
      frame.allow = allow;
      frame.src = address.href;
      const answer = new Promise<string>((resolve) => {
        window.addEventListener('message', function hear({ data, source }: MessageEvent<{ trouble: string }>) {
          if (source !== frame.contentWindow) return;
          window.removeEventListener('message', hear);
          resolve(data.trouble);
        });
      });
      document.body.append(frame);
      return answer.finally(() => frame.remove());
    };
    expect(await asked('')).to.equal('blocked-by-policy');
    expect(await asked('microphone')).to.equal(hasMicrophone ? '' : 'no-device');
  });

  it('that cannot be had has one of nine reasons', async () => {
    const kinds = await Promise.all(['NotFoundError', 'OverconstrainedError', 'TypeError', 'NotReadableError', 'AbortError'].map((name) => troubleOf(new DOMException('', name))));
    expect(kinds).to.deep.equal(['no-device', 'no-device', 'unsupported', 'in-use', 'in-use']);
    expect(await troubleOf(new DOMException('Permission denied by system', 'NotAllowedError'))).to.equal('system');
    expect(Object.keys(en.trouble)).to.include.members(kinds);
  });
});
