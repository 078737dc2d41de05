import type { MemoryServer } from '../../server/src/memory.ts';

type OnServer = { readonly server: MemoryServer };

/** What can happen to any panel, in the words of the stories. */
export const neverAnswers = (server: MemoryServer): unknown => server.hold();

/** Every read fails as the reference server fails. */
export const fails = (server: MemoryServer): void => server.failNext({ method: 'GET', path: '/batch', status: 500 });

/** The next save fails. */
export const refusesToSave = ({ server }: OnServer): void => server.failNext({ method: 'PATCH', status: 500 });

/** Another person saves the same setting, and this page has heard of it. */
export const saveElsewhere = async (stage: OnServer & { listening(): Promise<void> }, path: string, patch: object): Promise<void> => {
  await stage.listening();
  await stage.server.patchAs('admin', 'zoe', path, patch);
};
