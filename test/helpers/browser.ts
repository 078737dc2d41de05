import { type Browser, chromium } from 'playwright-core';
import { fakeSound, findEngine, howToInstall } from '../../scripts/lib/browsers.ts';

/**
 * This machine's Chromium, without the calls home that a closed network would answer slowly. It has microphones and speakers, but lets a page
 * use them only where its context has the permission `microphone`. The caller closes it.
 */
export function launchChromium(): Promise<Browser> {
  const executablePath = findEngine('chromium')?.browser;
  if (executablePath === undefined) throw new Error(howToInstall('chromium'));
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', fakeSound.chromium[0]],
  });
}
