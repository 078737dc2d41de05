import type { ActionResource, Endpoint } from './endpoint.ts';
import { Integration } from './integrations.ts';

/** Looks at the other service now; what it finds is the answer, also that access ended there. In a file of its own: one panel needs it. */
export const syncIntegration = {
  kind: 'action', feature: 'integrations',
  call: {
    method: 'POST', path: '/v1/me/integrations/:id/sync', summary: 'Look at the other service now', status: 200, response: Integration,
  } as Endpoint<never, Integration>,
} satisfies ActionResource;
