import type { CallRecording, callRecording } from '../../../src/client/contract/call-recording.ts';
import type { Handlers } from '../app/handlers.ts';
import { invalid } from '../app/problem.ts';
import { grantsOf } from './capabilities.ts';
import { callRecordingDocument } from './documents.ts';

const unset: CallRecording = { mode: 'off', directions: { inbound: true, outbound: true }, announcement: true };

export const callRecordingHandlers: Handlers<{ it: typeof callRecording }>['it'] = {
  get: async ({ user, tx }) => (await tx.get(user, callRecordingDocument)) ?? unset,
  async patch(context, { next, patch: { mode } }) {
    const { modes } = (await grantsOf(context)).features['callRecording']?.params ?? {};
    if (mode && Array.isArray(modes) && !modes.includes(mode)) throw invalid({ pointer: '/mode', code: 'notAllowed' });
    await context.tx.put(context.user, callRecordingDocument, next);
  },
};
