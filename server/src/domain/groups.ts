import type { Group, groups } from '../../../src/client/contract/groups.ts';
import type { GroupsStatus, groupMembership, groupsStatus } from '../../../src/client/contract/groups-status.ts';
import { pointerTo } from '../../../src/client/contract/common.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid, Problem } from '../app/problem.ts';
import { groupDocument, groupsFolder, groupsStatusDocument } from './documents.ts';

const accepts = async ({ user, tx }: Context): Promise<boolean> => (await tx.get(user, groupsStatusDocument))?.acceptGroupCalls ?? true;

/** As it is with the switch for all groups. */
const shown = (group: Group, accepted: boolean): Group =>
  (group.membership ? { ...group, membership: { ...group.membership, receiving: group.membership.receiving && accepted } } : group);

/** The user leaves a group, or comes back, where that is allowed. */
async function change({ user, tx }: Context, group: Group, receiving: boolean, pointer: string): Promise<void> {
  const { membership } = group;
  if (!membership || membership.receiving === receiving) return;
  if (!membership.canChange) {
    throw new Problem(403, 'group.logoffNotAllowed', { ...(membership.reason && { reason: membership.reason }), errors: [{ pointer, code: 'readOnly' }] });
  }
  // In a queue callers wait for somebody; a ring group goes on elsewhere.
  if (!receiving && membership.lastActive && group.type === 'queue') throw new Problem(409, 'group.lastAgent', { params: { id: group.id, name: group.name } });
  await tx.put(user, groupDocument(group.id), { ...group, membership: { ...membership, receiving } });
}

export const groupsHandlers: Handlers<{ it: typeof groups }>['it'] = {
  async list(context) {
    const accepted = await accepts(context);
    return (await context.tx.list(context.user, groupsFolder)).map((row) => ({ ...row, value: shown(row.value, accepted) }));
  },
  async item(context, id) {
    const group = await context.tx.get(context.user, groupDocument(id));
    return group && shown(group, await accepts(context));
  },
};

export const groupsStatusHandlers: Handlers<{ it: typeof groupsStatus }>['it'] = {
  async get(context): Promise<GroupsStatus> {
    const all = await context.tx.list(context.user, groupsFolder);
    return {
      acceptGroupCalls: await accepts(context),
      byGroup: Object.fromEntries(all.flatMap(({ id, value: { membership } }) => (membership ? [[id, membership.receiving]] : []))),
    };
  },
  async patch(context, { next, patch }) {
    const { user, tx } = context;
    for (const [id, receiving] of Object.entries(patch.byGroup ?? {})) {
      const pointer = pointerTo(['byGroup', id]);
      const group = await tx.get(user, groupDocument(id));
      if (!group?.membership) throw invalid({ pointer, code: 'unknownReference' });
      await change(context, group, receiving ?? true, pointer);
    }
    await tx.put(user, groupsStatusDocument, { acceptGroupCalls: next.acceptGroupCalls });
  },
};

export const groupMembershipHandlers: Handlers<{ it: typeof groupMembership }>['it'] = {
  item: async ({ user, tx }, id) => (await tx.get(user, groupDocument(id)))?.membership,
  async update(context, id, { next }) {
    const group = await context.tx.get(context.user, groupDocument(id));
    if (group) await change(context, group, next.receiving, '/receiving');
  },
};
