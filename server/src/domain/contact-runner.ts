import { describeError, type Log } from '../app/log.ts';
import type { Store } from '../store/store.ts';
import { importSlice } from './contact-imports.ts';
import { importDocument, importsFolder } from './contact-documents.ts';

/** Works off imports that were taken, one slice after another, with room for other requests between them. */
export interface ImportRunner {
  start(user: string, id: string): void;
  /** Goes on with what was under way when the server last ended. Never rejects. */
  resume(): Promise<void>;
}

export function importRunner({ store, now = () => new Date(), log = () => {} }: { store: Store; now?: (() => Date) | undefined; log?: Log | undefined }): ImportRunner {
  const running = new Set<string>();

  const work = async (user: string, id: string): Promise<void> => {
    const slice = () => store.transaction((tx) => importSlice({ user, tx, now: now() }, id));
    // A task of its own for each: what came meanwhile is served first.
    while (await slice()) await new Promise((resolve) => { setTimeout(resolve); });
  };

  const start = (user: string, id: string): void => {
    if (running.has(id)) return;
    running.add(id);
    void work(user, id).catch(async (error: unknown) => {
      await store.transaction(async (tx) => {
        const stored = await tx.get(user, importDocument(id));
        if (!stored) return;
        const at = now().toISOString();
        await tx.put(user, importDocument(id), { ...stored, status: 'failed', finishedAt: at });
        await tx.append(user, 'import.progress', { resource: 'contact-imports', id, actor: 'system', at });
      });
      log({ level: 'error', event: 'import.failed', error: describeError(error) });
    }).catch(() => {
      // The store is closed or out of reach: the next server that starts goes on.
    }).finally(() => running.delete(id));
  };

  return {
    start,
    async resume() {
      const open = await store.transaction(async (tx) => {
        const found: [user: string, id: string][] = [];
        for (const user of await tx.users()) {
          for (const { id, value } of await tx.list(user, importsFolder)) if (!value.finishedAt) found.push([user, id]);
        }
        return found;
      }).catch(() => []);
      for (const [user, id] of open) start(user, id);
    },
  };
}
