import type { Meta } from '@storybook/web-components-vite';
import type { MemoryServer } from '../server/src/memory.ts';
import '../src/components/blocked-callers/define.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Blocked callers', component: 'blocked-callers' } satisfies Meta;

const story = scenesOf('blocked-callers');
const number = '+44 20 7946 0999';

/** As many entries as nobody reads at once. */
const many = (count: number) => (server: MemoryServer): Promise<void> => server.store.transaction(async (tx) => {
  for (let n = count - 1; n >= 0; n -= 1) {
    const own = `+1613${2_000_000 + n}`;
    await tx.put('zoe', { path: `blocked-numbers/many-${n}` }, {
      id: `many-${n}`, number: own, display: own, matchType: 'exact', label: n % 3 ? '' : `Caller ${n}`, source: 'user', createdAt: new Date(Date.now() - n * 3_600_000).toISOString(),
    });
  }
});

export const Ready = story();
export const Narrow = story({ width: 340 });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const Adding = story({ act: (stage) => stage.press('button', 'Add blocked number') });
export const AddingNarrow = story({ width: 340, act: (stage) => stage.press('button', 'Add blocked number') });
export const AddingRefused = story({
  async act(stage) {
    await stage.press('button', 'Add blocked number');
    await stage.type('Number', '+1 613 555 0100');
    await stage.press('button', 'Block');
    await stage.see('This is your own number.');
  },
});
export const AddingOneOfTheCompanys = story({
  async act(stage) {
    await stage.press('button', 'Add blocked number');
    await stage.type('Number', '+1 416 555 0142');
    await stage.press('button', 'Block');
    await stage.see('Your company already blocks this number.');
  },
});
export const AddingFailed = story({
  async act(stage) {
    await stage.press('button', 'Add blocked number');
    await stage.type('Number', '+1 613 555 0175');
    stage.server.failNext({ method: 'POST', status: 500 });
    await stage.press('button', 'Block');
    await stage.see('Not blocked: the phone system has a problem.');
  },
});
export const Full = story({
  prepare: (server) => server.patchAs('admin', 'zoe', 'capabilities', { features: { blockedNumbers: { params: { limit: 3 } } } }),
  async act(stage) {
    await stage.press('button', 'Add blocked number');
    await stage.type('Number', '+1 613 555 0175');
    await stage.press('button', 'Block');
    await stage.see('You can block at most 3 numbers.');
  },
});
export const Added = story({
  async act(stage) {
    await stage.press('button', 'Add blocked number');
    await stage.type('Number', '+1 613 555 0175');
    await stage.type('Note', 'Says it is the bank');
    await stage.press('button', 'Block');
    await stage.see('Says it is the bank');
  },
});
export const EditingANote = story({ act: (stage) => stage.press('button', `Edit note on ${number}`) });
export const NoteNotSaved = story({
  async act(stage) {
    await stage.press('button', `Edit note on ${number}`);
    await stage.type(`Note on ${number}`, 'Survey');
    stage.server.failNext({ method: 'PATCH', status: 500 });
    await stage.press('button', 'Save');
    await stage.see('The note is not saved: the phone system has a problem.');
  },
});
export const Removed = story({
  async act(stage) {
    await stage.press('button', `Remove ${number}`);
    await stage.see('is no longer blocked.');
  },
});
export const RemovalFailed = story({
  async act(stage) {
    stage.server.failNext({ method: 'DELETE', status: 500 });
    await stage.press('button', `Remove ${number}`);
    await stage.see('is still blocked: the phone system has a problem.');
  },
});
export const Many = story({ prepare: many(300) });
export const Found = story({
  prepare: many(300),
  async act(stage) {
    const search = await stage.get('searchbox', 'Search blocked numbers') as HTMLInputElement;
    search.value = 'Caller 99';
    search.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await stage.see('1 number found');
  },
});
export const NothingFound = story({
  prepare: many(30),
  async act(stage) {
    const search = await stage.get('searchbox', 'Search blocked numbers') as HTMLInputElement;
    search.value = 'Grandmother';
    search.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await stage.see('No blocked number for “Grandmother”.');
  },
});
export const NextPageFailed = story({
  prepare: (server) => {
    server.failNext({ method: 'GET', path: '/blocked-numbers', status: 500 });
    return many(60)(server);
  },
});
export const Changed = story({ act: (stage) => stage.press('switch', 'Block all anonymous callers') });
export const NotSaved = story({
  async act(stage) {
    refusesToSave(stage);
    await stage.press('switch', 'Block all anonymous callers');
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const Saved = story({
  async act(stage) {
    await stage.press('switch', 'Block all anonymous callers');
    await stage.save();
    await stage.see('already in effect');
  },
});
export const ChangedElsewhere = story({
  async act(stage) {
    await saveElsewhere(stage, 'call-blocking', { blockAnonymous: true });
    await stage.see('Block all anonymous callers');
  },
});
export const ReadOnly = story({ user: 'omar' });
export const OnlyNumbers = story({ user: 'ada' });
export const OnlyAnonymous = story({ prepare: (server) => server.lock('zoe', 'blockedNumbers', { code: 'providerUnsupported' }, 'none') });
export const Unavailable = story({
  async prepare(server) {
    for (const feature of ['blockedNumbers', 'callBlocking']) await server.lock('zoe', feature, { code: 'planLimitation' }, 'none');
  },
});
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
