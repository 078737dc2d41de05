// Alone in its file: here the page has had no other language yet.
import { expect } from '@open-wc/testing';
import { until } from './support/find.ts';
import { mount } from './support/visit.ts';

// Room for the many modules of an unbundled page; browsers remember 250 unless told.
performance.setResourceTimingBufferSize(5000);

const loaded = (): string[] => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  .filter((path) => /\/components\/strings\/(?!en\.ts|files\.ts)/.test(path)).map((path) => path.split('/').at(-1) ?? '').sort();

it('an English page fetches no language, and another page only its own', async () => {
  const visit = await mount('profile-settings', { width: 1000 });
  await visit.see('Zoë');
  expect(loaded()).to.deep.equal([]);
  visit.session.locale = 'pl';
  await visit.see('Strefa czasowa');
  await until('the end of loading', () => loaded().includes('pl.ts'));
  expect(loaded()).to.deep.equal(['counting.ts', 'languages.ts', 'pl.ts']);
  const timing = (file: string) => performance.getEntriesByType('resource').find(({ name }) => name.endsWith(`/strings/${file}`)) as PerformanceResourceTiming;
  // What languages.ts asks for itself begins only when that file is there.
  expect(timing('pl.ts').startTime, 'one does not wait for the other').to.be.at.most(timing('counting.ts').startTime);
});
