import * as z from 'zod/mini';
import { view } from './build.ts';
import { Instant, oneOf, openEnum } from './common.ts';
import type { ActionResource, Endpoint } from './endpoint.ts';

const scopes = ['all', 'exceptGroups', 'groupsOnly'] as const;
/** From `start` until just before `end`. No titles: who may see that somebody is busy need not know with what. */
const Window = z.object({ start: Instant, end: Instant });
const moment = z.nullable(Instant);

export const DoNotDisturb = z.object({
  active: z.boolean(),
  source: z.nullable(openEnum('manual', 'calendar', 'schedule', 'provider')),
  /** When calls ring again, whichever layer lasts longest; null where nobody knows, or while it is off. */
  until: moment,
  scope: openEnum(...scopes),
  /** What the user said. */
  manual: z.object({ active: z.boolean(), setAt: z.optional(Instant), until: moment }),
  /** "Reachable all the same": keeps the windows away in which it was said. */
  override: z.object({ active: z.boolean(), setAt: z.optional(Instant), suppressesUntil: moment }),
  /** `activeWindow` is the one now, kept away or not. */
  calendar: z.object({ enabled: z.boolean(), activeWindow: z.nullable(Window), nextWindow: z.nullable(Window), stale: z.boolean(), lastSyncedAt: moment }),
  schedule: z.object({ enabled: z.boolean(), activeSince: z.optional(moment), activeUntil: moment, nextStart: moment, nextEnd: z.optional(moment) }),
  /** What callers get. */
  inboundTreatment: openEnum('voicemail', 'busy', 'reject', 'forward'),
});
export type DoNotDisturb = z.output<typeof DoNotDisturb>;

/** Whether calls are kept away now, by whom and until when (`contract.md` a.20). It changes with time, and tells when. */
export const doNotDisturb = view('do-not-disturb', DoNotDisturb, 'Whether calls are kept away now', 'doNotDisturb');

const DoNotDisturbAction = z.strictObject({
  /** `off` is meant for now: what the calendar keeps away next is not touched. `clear` goes back to automatic. */
  do: oneOf('on', 'off', 'clear'),
  /** With `on`; until it is turned off unless set. */
  until: z.optional(Instant),
  scope: z.optional(oneOf(...scopes)),
});
export type DoNotDisturbAction = z.input<typeof DoNotDisturbAction>;

/** Turns do not disturb on or off, or leaves it to the calendar again. */
export const setDoNotDisturb = {
  kind: 'action', feature: 'doNotDisturb',
  call: {
    method: 'POST', path: '/v1/me/do-not-disturb/actions', summary: 'Turn do not disturb on or off', status: 200,
    body: DoNotDisturbAction, response: DoNotDisturb,
  } as Endpoint<DoNotDisturbAction, DoNotDisturb>,
} satisfies ActionResource;
