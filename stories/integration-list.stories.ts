import type { Meta } from '@storybook/web-components-vite';
import type { MemoryServer } from '../server/src/memory.ts';
import '../src/components/integration-list/define.ts';
import { fails, neverAnswers } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Integrations', component: 'integration-list' } satisfies Meta;

const story = scenesOf('integration-list');

const connected = (server: MemoryServer): Promise<void> => server.patchAs('provider', 'zoe', 'integrations/google-calendar', {
  status: 'connected', accountLabel: 'zoe.quinn@gmail.example', services: [{ id: 'calendar', required: true, granted: true }],
  connectedAt: new Date().toISOString(), lastSyncedAt: new Date(Date.now() - 130_000).toISOString(), manageUrl: 'https://accounts.google.example/connections',
});
const google = (patch: object) => async (server: MemoryServer): Promise<void> => {
  await connected(server);
  await server.patchAs('provider', 'zoe', 'integrations/google-calendar', patch);
};
const ids = ['google-calendar', 'microsoft-365', 'hubspot', 'slack', 'salesforce', 'zoho'];

/** Not connected, needs attention, managed, not allowed. */
export const Ready = story();
export const Narrow = story({ width: 340, prepare: connected });
export const Wide = story({ width: 1200, prepare: connected });
export const Connected = story({ prepare: connected });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const ChoosingServices = story({
  async act(stage) {
    await stage.press('button', 'Connect Microsoft 365');
    await stage.see('What may be used of Microsoft 365');
  },
});
export const ChoosingServicesAndNarrow = story({ ...ChoosingServices.parameters.scene, width: 340 });
export const Connecting = story({
  async act(stage) {
    stage.windows('open');
    await stage.press('button', 'Connect Google Calendar');
    await stage.see('Waiting for Google Calendar… finish in the other window.');
  },
});
export const PopUpBlocked = story({
  async act(stage) {
    stage.windows('blocked');
    await stage.press('button', 'Connect Google Calendar');
    await stage.see('Your browser blocked the sign-in window.');
  },
});
export const Denied = story({
  async act(stage) {
    stage.windows('open');
    await stage.press('button', 'Connect Google Calendar');
    await stage.answerAtGoogle('no');
    await stage.see('Access was not granted, so nothing was connected.');
  },
});
export const JustConnected = story({
  async act(stage) {
    stage.windows('open');
    await stage.press('button', 'Connect Google Calendar');
    await stage.answerAtGoogle('yes');
    await stage.get('button', 'Disconnect Google Calendar');
  },
});
export const Syncing = story({
  prepare: connected,
  async act(stage) {
    stage.server.hold({ method: 'POST', path: '/sync' });
    await stage.press('button', 'Sync now Google Calendar');
    await stage.see('looking for changes');
  },
});
export const SyncFailed = story({
  prepare: connected,
  async act(stage) {
    stage.server.failNext({ method: 'POST', path: '/sync', status: 500 });
    await stage.press('button', 'Sync now Google Calendar');
    await stage.see('Not synced: the phone system has a problem.');
  },
});
export const NeedsAttention = story({ prepare: google({ status: 'reauthRequired' }) });
export const NotReachable = story({ prepare: google({ status: 'error' }) });
/** The provider's own words about what is wrong. */
export const ErrorWithMessage = story({ prepare: google({ status: 'error', error: { code: 'quota', message: 'Google allows no more requests today.' } }) });
export const AskingToDisconnect = story({
  prepare: connected,
  async act(stage) {
    await stage.press('button', 'Disconnect Google Calendar');
    await stage.see('Disconnect Google Calendar?');
  },
});
export const DisconnectFailed = story({
  prepare: connected,
  async act(stage) {
    stage.server.failNext({ method: 'DELETE', status: 500 });
    await stage.press('button', 'Disconnect Google Calendar');
    await stage.confirm();
    await stage.see('Not disconnected: the phone system has a problem.');
  },
});
/** A service that nobody thought of when the panel was written. */
export const UnknownService = story({
  prepare: (server) => server.patchAs('provider', 'zoe', 'integrations/parrot', {
    category: 'telepathy', name: 'Parrot', status: 'disconnected', services: [{ id: 'feathers', label: 'Feather counts', required: true, granted: false }],
  }),
});
export const Empty = story({
  async prepare(server) {
    for (const id of ids) await server.patchAs('admin', 'zoe', `integrations/${id}`, null);
  },
});
export const LockedByAdministrator = story({ user: 'omar' });
export const ReadOnly = story({ prepare: async (server) => { await connected(server); await server.lock('zoe', 'integrations'); } });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'integrations', { code: 'planLimitation' }, 'none') });
export const Offline = story({ prepare: connected, act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Dark = story({ prepare: connected, theme: 'dark' });
export const HighContrast = story({ prepare: connected, theme: 'high-contrast' });
export const RightToLeft = story({ prepare: connected, direction: 'rtl' });
