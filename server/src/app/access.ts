import type { Capabilities, Reason } from '../../../src/client/contract/capabilities.ts';
import type { Feature } from '../../../src/client/contract/endpoint.ts';
import { Problem } from './problem.ts';
import type { Route } from './routes.ts';

type Grants = Pick<Capabilities, 'features' | 'fields'>;
interface Access { access: string; reason?: Reason | undefined }

const accessTo = (grants: Grants, feature: Feature): Access => grants.features[feature] ?? { access: 'none' };

const refuse = ({ access, reason }: Access, pointer?: string): Problem => new Problem(
  403, access === 'none' ? 'capability.none' : 'capability.readOnly',
  { ...(reason && { reason }), ...(pointer && { errors: [{ pointer, code: 'readOnly' }] }) },
);

/** What the capabilities say of one operation as a whole: reading needs `read`, everything else `write`. */
export function checkAccess(grants: Grants, { resource, operation }: Route): void {
  if (!('feature' in resource)) return;
  const reading = operation === 'get' || operation === 'list' || operation === 'item' || operation === 'download';
  const features = typeof resource.feature === 'string' ? [resource.feature] : Object.values(resource.feature);
  const removal = features.map((feature) => `${feature}.remove`).filter((feature) => feature in grants.features);
  const all = (operation === 'remove' && removal.length > 0 ? removal : features).map((feature) => accessTo(grants, feature));
  const enough = all.some(({ access }) => (reading ? access !== 'none' : access === 'write'));
  if (!enough && all[0]) throw refuse(all.find(({ access }) => access === 'read') ?? all[0]);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Refuses a patch that touches a field the user may not write, before its values are looked at. */
export function checkFields(grants: Grants, feature: Feature | Readonly<Record<string, Feature>>, patch: unknown): void {
  if (!isObject(patch)) return;
  for (const [member, value] of Object.entries(patch)) {
    const own = typeof feature === 'string' ? feature : feature[member];
    if (!own) continue;
    const access = accessTo(grants, own);
    if (typeof feature !== 'string' && access.access !== 'write') throw refuse(access, `/${member}`);
    const fields = typeof feature === 'string' ? [member] : Object.keys(isObject(value) ? value : {});
    for (const field of fields) {
      const override = grants.fields?.[`${own}.${field}`];
      if (override && override.access !== 'write') throw refuse(override, typeof feature === 'string' ? `/${field}` : `/${member}/${field}`);
    }
  }
}
