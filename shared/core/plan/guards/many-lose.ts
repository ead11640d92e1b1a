import type { OrganizationId, UserId } from '../../../base/brand.ts';
import { SITE_ORGANIZATION_ID } from '../../../model/subject.ts';
import type { GuardFinding, GuardWorld } from './facts.ts';
import { type Guard, toPeople } from './guard.ts';
import { fatesIn, isLoss, type PlanOutcome } from './outcome.ts';

/** A larger share of an organization's members than this must not lose something unasked. */
export const MOST_LOSING = 0.25;

/** Everybody who loses a role, a permission of a role, the membership or the account, by organization. */
const listLosing = (outcome: PlanOutcome, world: GuardWorld): ReadonlyMap<OrganizationId, Set<UserId>> => {
  const losing = new Map<OrganizationId, Set<UserId>>();
  const add = (organizationId: OrganizationId, userId: UserId): void => {
    const people = losing.get(organizationId) ?? new Set<UserId>();
    losing.set(organizationId, people.add(userId));
  };
  const addEverywhere = (userId: UserId): void => {
    for (const organizationId of world.listOrganizations(userId)) add(organizationId, userId);
  };
  for (const [organizationId, people] of outcome.fates) {
    if (organizationId === SITE_ORGANIZATION_ID) continue;
    for (const [userId, fate] of people) if (isLoss(fate)) add(organizationId, userId);
  }
  for (const [userId, fate] of fatesIn(outcome, SITE_ORGANIZATION_ID))
    if (isLoss(fate)) addEverywhere(userId);
  for (const userId of outcome.suspended) addEverywhere(userId);
  for (const { organizationId, role } of outcome.cuts)
    for (const userId of world.listHolders(organizationId, role)) add(organizationId, userId);
  return losing;
};

/** More than a quarter of an organization's members lose something. */
export const manyLose: Guard = {
  code: 'many-lose',
  title: 'More than a quarter of an organization loses something.',
  find: (outcome, world) =>
    [...listLosing(outcome, world)].flatMap(([organizationId, people]): readonly GuardFinding[] => {
      const members = world.countMembers(organizationId);
      if (members === 0 || people.size <= members * MOST_LOSING) return [];
      return [{ organizationId, role: null, count: people.size, of: members, people: [...people] }];
    }),
  toMessage: ({ count, of }, { organization }) =>
    `${toPeople(count)} of ${(of ?? count).toLocaleString('en')} in ${organization} would lose something.`,
};
