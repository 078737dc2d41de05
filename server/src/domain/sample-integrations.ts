import type { StoredIntegration } from './documents.ts';

const service = (id: string, required = false) => ({ id, required, granted: false });

/** What can be connected besides Google Calendar, by user and id: that a service is here is data, and the panels know none by name. */
export function sampleIntegrations(now: Date): Readonly<Record<string, Readonly<Record<string, StoredIntegration>>>> {
  const ago = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();
  const salesforce = { category: 'crm', name: 'Salesforce', status: 'managedByAdmin', accountLabel: 'Example Ltd', lastSyncedAt: ago(2) } as const;
  return {
    zoe: {
      'microsoft-365': {
        category: 'collaboration', name: 'Microsoft 365', status: 'disconnected', services: [service('contacts', true), service('directory'), service('presence')],
      },
      hubspot: {
        category: 'crm', name: 'HubSpot', status: 'reauthRequired', accountLabel: 'zoe.quinn@example.com', connectedAt: ago(24 * 90), lastSyncedAt: ago(70),
        services: [{ ...service('contacts', true), granted: true }, { ...service('calls', true), granted: true }],
      },
      slack: { category: 'collaboration', name: 'Slack', status: 'disconnected', services: [service('messages'), service('presence')] },
      salesforce: { ...salesforce, services: [{ ...service('contacts', true), granted: true }, { ...service('calls', true), granted: true }] },
      zoho: { category: 'crm', name: 'Zoho', status: 'disabledByAdmin', services: [service('contacts', true)] },
    },
    omar: { salesforce },
  };
}
