import type { devices } from '../../../src/client/contract/devices.ts';
import type { Handlers } from '../app/handlers.ts';
import { Problem } from '../app/problem.ts';
import { deviceDocument, devicesFolder } from './documents.ts';

export const devicesHandlers: Handlers<{ devices: typeof devices }>['devices'] = {
  list: ({ user, tx }) => tx.list(user, devicesFolder),
  item: ({ user, tx }, id) => tx.get(user, deviceDocument(id)),
  update: ({ user, tx }, id, { next }) => tx.put(user, deviceDocument(id), next),
  async remove({ user, tx }, id, { current, query }) {
    if (!current.removable) {
      throw new Problem(403, 'device.notRemovable', { ...(current.removeReason && { reason: current.removeReason }) });
    }
    if (current.isCurrent && query['confirmCurrent'] !== 'true') {
      throw new Problem(409, 'device.isCurrent', { detail: 'This is the device in use. Repeat with confirmCurrent=true to sign out here.' });
    }
    await tx.remove(user, deviceDocument(id));
  },
};
