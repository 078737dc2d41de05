import type { Group } from '../../../src/client/contract/groups.ts';
import type { License } from '../../../src/client/contract/licenses.ts';

/** What administrators gave somebody besides numbers and devices. */
export interface Assignments { readonly groups: readonly Group[]; readonly licenses: readonly License[] }

const member = { role: 'member', membership: { receiving: true, canChange: true } } as const;

/** By user; who is not here was given nothing. */
export function sampleAssignments(now: Date): Readonly<Record<string, Assignments>> {
  const inDays = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString();
  const assignedAt = inDays(-210);
  return {
    zoe: {
      groups: [
        { id: 'grp-support', name: 'Support', type: 'queue', extension: '7001', number: '+442079460123', distribution: 'roundRobin', memberCount: 5, ...member, role: 'agent' },
        {
          id: 'grp-sales', name: 'Sales', type: 'ringGroup', extension: '7002', distribution: 'sequential', memberCount: 3, role: 'member',
          membership: { receiving: true, canChange: true, lastActive: true },
        },
      ],
      licenses: [
        {
          id: 'lic-calling', name: 'Business Calling', sku: 'BC-100', status: 'active', assignedAt,
          features: ['calling', 'voicemail', 'callForwarding', 'callQueues', 'autoDnd'],
        },
        {
          id: 'lic-huddle', name: 'Huddle Video Conference', sku: 'HUD-10', status: 'active', assignedAt,
          features: ['meetings', 'screenSharing', 'meetingControls'],
        },
        {
          id: 'lic-rcon', name: 'RCon Receptionist Console', sku: 'RCON-1', status: 'trial', assignedAt: inDays(-9), expiresAt: inDays(21),
          features: ['severalCalls', 'dragTransfer', 'presence'],
        },
        { id: 'lic-fax', name: 'Virtual Fax', sku: 'FAX-1', status: 'suspended', assignedAt, features: ['fax'] },
      ],
    },
    omar: {
      groups: [
        {
          id: 'grp-field', name: 'Field service', type: 'department', extension: '7100', distribution: 'simultaneous', memberCount: 12, role: 'member',
          membership: { receiving: true, canChange: false, reason: { code: 'adminLocked', lockedBy: 'account' } },
        },
      ],
      licenses: [{ id: 'lic-calling', name: 'Basic Calling', status: 'active', assignedAt, features: ['calling', 'voicemail'] }],
    },
  };
}
