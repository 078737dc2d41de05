import type { Meta } from '@storybook/web-components-vite';
import '../src/components/contact-import/define.ts';
import { cards, chooseFile, friends, importOf } from './support/files.ts';
import type { Stage } from './support/stage.ts';
import { fails, neverAnswers } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Contacts', component: 'contact-import' } satisfies Meta;

const story = scenesOf('contact-import');
type Here = Stage<'contact-import'>;

const choose = (content: BlobPart, name?: string) => (stage: Here): Promise<void> => chooseFile(stage.element, content, name);

/** Up to the review of a list. */
async function review(stage: Here, content: BlobPart = friends): Promise<void> {
  await chooseFile(stage.element, content);
  await stage.press('button', 'Next');
  await stage.see('More properties');
  await stage.press('button', 'Next');
  await stage.see('Nothing has been imported yet.');
}
async function reviewed(stage: Here, content?: BlobPart): Promise<void> {
  await review(stage, content);
  await stage.see('To add');
}
/** The import is answered so. */
const answered = (change: Parameters<typeof importOf>[0]) => async (stage: Here): Promise<void> => {
  await reviewed(stage);
  stage.server.failNext({ method: 'POST', status: 202, body: importOf(change) });
  await stage.press('button', 'Import');
  await stage.see('Result');
};

export const Ready = story();
export const Narrow = story({ width: 340 });
export const CsvOnly = story({ user: 'ada' });
export const LastImport = story({ prepare: (server) => server.patchAs('self', 'zoe', 'contact-imports/imp-1', importOf({ status: 'partial', finishedAt: new Date().toISOString() })) });
export const StillRunning = story({ prepare: (server) => server.patchAs('self', 'zoe', 'contact-imports/imp-1', importOf()) });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const ReadOnly = story({ user: 'omar' });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'contacts.import', { code: 'planLimitation' }, 'none') });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const NotCsv = story({ act: choose('PK\u0003\u0004\u0000', 'friends.xlsx') });
export const EmptyFile = story({ act: choose('\r\n') });
export const ColumnsMissing = story({ act: choose('Name;Phone\nAda;6135550101') });
export const CardsNotAllowed = story({ user: 'ada', act: choose(cards, 'friends.vcf') });
export const Identify = story({ act: choose(friends) });
export const IdentifyIncomplete = story({ act: choose(friends.replace('Mobile Phone', 'Zahl')) });
export const NoHeader = story({ act: choose(friends.split('\r\n').slice(1).join('\n')) });
export const LargeFile = story({ act: choose(`${friends}\r\nAnn;Lee;6135550109;;${'x'.repeat(2_100_000)};`) });
export const IdentifyNarrow = story({ width: 340, act: choose(friends) });
export const MoreProperties = story({
  async act(stage) {
    await chooseFile(stage.element);
    await stage.press('button', 'Next');
  },
});
export const Review = story({ act: reviewed });
export const ReviewNarrow = story({ width: 340, act: reviewed });
export const ReviewOfCards = story({
  async act(stage) {
    await chooseFile(stage.element, cards, 'friends.vcf');
    await stage.see('To add');
  },
});
export const NothingToImport = story({
  async act(stage) {
    await review(stage, 'First name,Last name,Phone\nMaya,Laurent,6135550123');
    await stage.see('There is nothing in this list to import.');
  },
});
export const Checking = story({
  async act(stage) {
    stage.server.hold({ method: 'POST' });
    await review(stage);
    await stage.see('Checking the list');
  },
});
export const CheckFailed = story({
  async act(stage) {
    stage.server.failNext({ method: 'POST', status: 500 });
    await review(stage);
    await stage.see('The list could not be checked');
  },
});
export const Sending = story({
  async act(stage) {
    await reviewed(stage);
    stage.server.hold({ method: 'POST' });
    await stage.press('button', 'Import');
    await stage.see('Sending the list');
  },
});
export const SendFailed = story({
  async act(stage) {
    await reviewed(stage);
    stage.server.failNext({ method: 'POST', status: 500 });
    await stage.press('button', 'Import');
    await stage.see('We do not know yet');
  },
});
export const Refused = story({
  async act(stage) {
    await reviewed(stage);
    await stage.server.lock('zoe', 'contacts.import', { code: 'adminLocked' });
    stage.server.failNext({ method: 'POST', status: 403, code: 'capability.readOnly' });
    await stage.press('button', 'Import');
  },
});
export const Importing = story({ act: answered({}) });
export const Stopped = story({ act: answered({ status: 'failed', finishedAt: new Date().toISOString(), totals: { rows: 6, created: 2, updated: 0, skipped: 0, failed: 0 } }) });
export const Imported = story({ act: answered({ status: 'succeeded', finishedAt: new Date().toISOString(), totals: { rows: 6, created: 6, updated: 0, skipped: 0, failed: 0 } }) });
export const PartlyImported = story({
  async act(stage) {
    await reviewed(stage);
    await stage.press('button', 'Import');
    await stage.see('3 contacts were added.');
  },
});
export const ReportFailed = story({
  async act(stage) {
    await PartlyImported.parameters.scene.act?.(stage);
    stage.server.failNext({ method: 'GET', path: '/errors', status: 500 });
    await stage.press('button', 'Error report');
    await stage.see('The error report could not be fetched');
  },
});
export const HighContrast = story({ theme: 'high-contrast', act: reviewed });
export const RightToLeft = story({ direction: 'rtl', act: reviewed });
