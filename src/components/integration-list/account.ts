import type { Integration } from '../../client/contract/integrations.ts';
import { byCode } from '../controllers/bound.ts';
import { relativeTime } from '../ui/time.ts';
import type { en } from './en.ts';

/** `name` is what the row is called; it stands for what is being done when the server does not know yet. */
export type Status = Integration['status'];

export const toneOf = (status: Status): 'ok' | 'warn' | 'off' =>
  status === 'connected' || status === 'syncing' || status === 'managedByAdmin' ? 'ok' : status === 'reauthRequired' || status === 'error' ? 'warn' : 'off';

type Service = NonNullable<Integration['services']>[number];

/** Ours, else the provider's own word. */
export const serviceName = ({ id, label }: Service, words: typeof en): string => byCode(words.service, id) ?? label ?? id;

/** There is something to choose before the other service asks. */
export const hasChoice = ({ services = [] }: Integration): boolean => services.some(({ required }) => !required);

const listed = (services: readonly Service[], words: typeof en, locale: string): string =>
  new Intl.ListFormat(locale, { type: 'unit' }).format(services.map((service) => serviceName(service, words)));

/** What there is to say about an account in the state that is shown. */
export function aboutAccount(integration: Integration, status: Status, words: typeof en, { locale, comma }: { locale: string; comma: string }): string {
  const { name, category, accountLabel, services = [], lastSyncedAt, error } = integration;
  const granted = listed(services.filter((service) => service.granted), words, locale);
  switch (status) {
    case 'disconnected': return services.length > 0 ? words.canUse(listed(services, words, locale)) : words.category[category];
    case 'connecting': return words.waiting(name);
    case 'connected': return [accountLabel, granted, lastSyncedAt && words.synced(relativeTime(lastSyncedAt, locale))].filter(Boolean).join(comma);
    case 'syncing': return [accountLabel, words.syncing].filter(Boolean).join(comma);
    case 'reauthRequired': return words.accessEnded;
    case 'error': return error?.message ?? words.notReachable(name);
    case 'disabledByAdmin': return words.notAllowed;
    case 'managedByAdmin': return [accountLabel, words.managed].filter(Boolean).join(comma);
    default: return '';
  }
}
