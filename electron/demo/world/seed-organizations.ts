import type { Traits } from '../rules/generation.ts';
import type { Random } from './random.ts';
import type { Organization } from './rows.ts';
import { DAY_MS, EPOCH_MS, formatTime } from './time.ts';

/** Keys of the three seeded organizations; they are also their names. */
export type OrganizationKey = 'coder' | 'labs' | 'emea';

const PLANS: readonly {
  readonly key: OrganizationKey;
  readonly displayName: string;
  readonly description: string;
  readonly ageDays: number;
  readonly roleSyncField: string;
}[] = [
  { key: 'coder', displayName: 'Acme', description: '', ageDays: 900, roleSyncField: '' },
  {
    key: 'labs',
    displayName: 'Acme Labs',
    description: 'Try things here first.',
    ageDays: 400,
    roleSyncField: '',
  },
  {
    key: 'emea',
    displayName: 'Acme EMEA',
    description: 'Roles come from the identity provider.',
    ageDays: 300,
    roleSyncField: 'coder_roles',
  },
];

/** Share of the default organization's ordinary people who are in the other organizations as well. */
export const SHARES: Readonly<Record<Exclude<OrganizationKey, 'coder'>, number>> = { labs: 0.06, emea: 0.1 };

/** `coder` is the default organization; `emea` has role sync on. */
export const seedOrganizations = (
  random: Random,
  traits: Traits,
): Readonly<Record<OrganizationKey, Organization>> => {
  const made = PLANS.map((plan): readonly [OrganizationKey, Organization] => {
    const createdAt = formatTime(EPOCH_MS - plan.ageDays * DAY_MS, random.below(1000));
    const organization = {
      id: random.uuid(),
      name: plan.key,
      displayName: plan.displayName,
      description: plan.description,
      icon: '',
      createdAt,
      updatedAt: createdAt,
      isDefault: plan.key === 'coder',
      defaultMemberRoles: traits.defaultRoles ? ['organization-workspace-access'] : [],
      roleSyncField: plan.roleSyncField,
    };
    return [plan.key, organization];
  });
  const [coder, labs, emea] = made.map(([, organization]) => organization);
  if (coder === undefined || labs === undefined || emea === undefined) throw new Error('three organizations');
  return { coder, labs, emea };
};
