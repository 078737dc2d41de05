// Alone in its file: here the page has the shell only, as with `profile-settings.js`.
import { expect } from '@open-wc/testing';
import { createMemoryServer } from '../../server/src/memory.ts';
import { createSession } from '../../src/client/index.ts';
import '../../src/components/profile-settings/define.ts';
import { byRole, ready, until, wordsOf } from './support/find.ts';

// Room for the many modules of an unbundled page; browsers remember 250 unless told.
performance.setResourceTimingBufferSize(5000);

const hasLoaded = (tag: string): boolean => performance.getEntriesByType('resource').some(({ name }) => new URL(name).pathname.endsWith(`/components/${tag}/${tag}.ts`));

it('the shell fetches the code of a section when it is first opened, and registers its element then', async () => {
  const server = createMemoryServer();
  const session = createSession({ baseUrl: '', locale: 'en-GB', getToken: () => server.token(), fetch: server.fetch });
  const shell = document.createElement('profile-settings');
  shell.session = session;
  document.body.append(shell);
  await ready(shell);
  expect(hasLoaded('personal-info')).to.equal(true);
  for (const tag of ['calendar-dnd', 'missed-call-toggle', 'device-list']) {
    expect(hasLoaded(tag), tag).to.equal(false);
    expect(customElements.get(tag), tag).to.equal(undefined);
  }
  shell.style.inlineSize = '1000px';
  (await until('the tab', () => byRole(shell, 'tab', 'Devices'))).click();
  await until('the devices', () => wordsOf(shell).includes('Pixel 9'));
  expect(hasLoaded('device-list')).to.equal(true);
  expect(customElements.get('device-list')).not.to.equal(undefined);
  expect(hasLoaded('missed-call-toggle')).to.equal(false);
  shell.remove();
  session.close();
  await server.close();
});
