import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { freshManifest } from '../../scripts/lib/build.ts';
import { json, tags } from '../../scripts/lib/files.ts';
import { demo } from './support.ts';

const { onePanelAtRest } = json<{ readonly onePanelAtRest: number }>('bench/budget.json');
const panels = tags().filter((tag) => tag !== 'settings-session' && tag !== 'profile-settings');

// With the event stream, what comes after the first draw, and the forms of phone numbers, which alone are 30 kB.
describe('A page with one panel that nobody touches', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  for (const tag of panels) {
    it(`loads no more than it may: <${tag}>`, async (t) => {
      const page = await (await faceplate.person()).newPage();
      const loaded = new Set<string>();
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.startsWith('/faceplate/')) loaded.add(pathname.slice('/faceplate/'.length));
      });
      await page.route('/one-panel.html', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><title>One panel</title>
        <script type="module" src="/faceplate/settings-session.js"></script><script type="module" src="/faceplate/${tag}.js"></script>
        <settings-session base-url="/" token-url="/demo/token"><${tag}></${tag}></settings-session></html>` }));
      const stream = page.waitForRequest(/\/v1\/me\/events/);
      await page.goto('/one-panel.html');
      // The last that comes by itself.
      await stream;
      await page.waitForFunction((name) => document.querySelector(name)?.shadowRoot?.querySelector('[aria-busy=false], button'), tag);
      // Whatever still comes was asked for by now.
      await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
      const manifest = freshManifest();
      assert.ok(manifest);
      const weight = [...loaded].reduce((sum, file) => sum + ((manifest.chunks[file] ?? manifest.entries[file.replace(/\.js$/, '')])?.gzip ?? Infinity), 0);
      t.diagnostic(`<${tag}>: ${weight} bytes in ${loaded.size} files`);
      assert.ok(weight > 25_000 && weight <= onePanelAtRest, `${weight} bytes in ${[...loaded].join(', ')}`);
    });
  }
});
