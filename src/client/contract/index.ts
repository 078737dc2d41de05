import { autoDnd } from './auto-dnd.ts';
import { avatar } from './avatar.ts';
import { batch } from './batch.ts';
import { callerId, callerIdOptions } from './caller-id.ts';
import { capabilities } from './capabilities.ts';
import { company, departments } from './company.ts';
import { devices } from './devices.ts';
import { groups } from './groups.ts';
import { connectIntegration, disconnectIntegration, integrations } from './integrations.ts';
import { licenses } from './licenses.ts';
import { notificationPreferences } from './notification-preferences.ts';
import { numbers } from './numbers.ts';
import { preferences } from './preferences.ts';
import { profile } from './profile.ts';

/** Every resource: for the server, OpenAPI and tests. Panels import their own resource only, so that pages stay small. */
export const contract = {
  autoDnd, avatar, batch, callerId, callerIdOptions, capabilities, company, connectIntegration, departments, devices,
  disconnectIntegration, groups, integrations, licenses, notificationPreferences, numbers, preferences, profile,
} as const;
export type Contract = typeof contract;
