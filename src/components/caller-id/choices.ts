import type { CallerIdChoice } from '../../client/contract/caller-id.ts';
import { whole } from '../../client/edits.ts';

/** Which number a choice is about, hidden or not, as the value of a list. */
export const keyOf = ({ type, numberId, groupId }: CallerIdChoice): string =>
  numberId ? `number:${numberId}` : groupId ? `group:${groupId}` : type === 'inherit' ? 'inherit' : 'company';

export const isHidden = ({ type }: CallerIdChoice): boolean => type === 'blocked';

/** The choice of a list's value; its members are named all, so that a merge patch leaves nothing of the one before. */
export function choiceOf(key: string, hidden = false): CallerIdChoice {
  const [kind = '', id] = key.split(/:(.*)/s);
  const type = hidden ? 'blocked' : kind === 'number' || kind === 'group' || kind === 'inherit' ? kind : 'company';
  return whole({ type, numberId: kind === 'number' ? id : null, groupId: kind === 'group' ? id : null });
}
