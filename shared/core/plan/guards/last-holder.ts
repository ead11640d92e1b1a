import type { OrganizationId } from '../../../base/brand.ts';
import { SITE_ORGANIZATION_ID } from '../../../model/subject.ts';
import type { GuardFinding } from './facts.ts';
import type { Guard } from './guard.ts';
import { countMoves, fatesIn, type PlanOutcome } from './outcome.ts';

/** Guards of their own watch these. */
const WATCHED_ELSEWHERE: readonly string[] = ['organization-admin', 'owner'];

const listLosing = (outcome: PlanOutcome, organizationId: OrganizationId, role: string) =>
  [...fatesIn(outcome, organizationId)]
    .filter(([, { before, after }]) => before.includes(role) && !after.includes(role))
    .map(([userId]) => userId);

/** A role is taken from everybody who holds it and given to nobody. Deleting the role itself is another matter. */
export const lastHolder: Guard = {
  code: 'last-holder',
  title: 'A role loses its last holder.',
  find: (outcome, world) =>
    [...outcome.fates.keys()].flatMap((place) =>
      [...countMoves(outcome, place)].flatMap(([role, { gained, lost }]): readonly GuardFinding[] => {
        if (lost === 0 || gained > 0 || WATCHED_ELSEWHERE.includes(role)) return [];
        const holders = world.countHolders(place, role).all;
        if (holders === 0 || holders > lost) return [];
        const people = listLosing(outcome, place, role);
        const organizationId = place === SITE_ORGANIZATION_ID ? null : place;
        return [{ organizationId, role, count: people.length, of: holders, people }];
      }),
    ),
  toMessage: ({ organizationId }, { organization, role }) =>
    `Nobody would hold ${role} ${organizationId === null ? 'on the site' : `in ${organization}`} any more.`,
};
