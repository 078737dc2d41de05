import type { autoDndPreview } from '../../../src/client/contract/auto-dnd-preview.ts';
import { union } from '../auto-dnd/windows.ts';
import type { Handlers } from '../app/handlers.ts';
import { invalid } from '../app/problem.ts';
import { autoDndDefaults } from './auto-dnd-defaults.ts';
import { autoDndDocument, busyDocument } from './documents.ts';

const day = 86_400_000;
const longest = 7 * day;

export const autoDndPreviewHandlers: Handlers<{ it: typeof autoDndPreview }>['it'] = {
  async get({ user, tx, now }, { from, to } = {}) {
    const start = typeof from === 'string' ? Date.parse(from) : now.getTime();
    const end = typeof to === 'string' ? Date.parse(to) : start + 2 * day;
    if (Number.isNaN(start)) throw invalid({ pointer: '/from', code: 'pattern' });
    if (!(end > start && end - start <= longest)) {
      throw invalid({ pointer: '/to', code: 'outOfRange', params: { min: new Date(start).toISOString(), max: new Date(start + longest).toISOString() } });
    }
    const { mergeGapMinutes } = (await tx.get(user, autoDndDocument)) ?? autoDndDefaults;
    const events = ((await tx.get(user, busyDocument))?.windows ?? []).map((window, index) => ({
      id: String(index), start: Date.parse(window.start), end: Date.parse(window.end), kind: window.kind ?? 'meeting',
    }));
    return {
      windows: union(events, mergeGapMinutes).filter((window) => window.start < end && window.end > start).map((window) => ({
        start: new Date(window.start).toISOString(), end: new Date(window.end).toISOString(),
        reasonKinds: [...new Set(window.ids.flatMap((id) => events[Number(id)]?.kind ?? []))],
      })),
    };
  },
};
