import { SITE_ORGANIZATION_ID } from '../../../model/subject.ts';
import type { GuardFinding } from './facts.ts';
import { type Guard, toPeople } from './guard.ts';
import { countActive } from './outcome.ts';

/** Fewer than this must not be left unasked. */
export const LEAST_ADMINS = 2;
const ROLE = 'organization-admin';

/** Fewer than two organization admins, not counting suspended ones, are left where the plan takes one away. */
export const fewAdmins: Guard = {
  code: 'few-admins',
  title: 'Fewer than two organization admins are left.',
  find: (outcome, world) => {
    const places = new Set(outcome.fates.keys());
    for (const userId of outcome.suspended)
      for (const organizationId of world.listOrganizations(userId)) places.add(organizationId);
    places.delete(SITE_ORGANIZATION_ID);
    return [...places].flatMap((organizationId): readonly GuardFinding[] => {
      const { before, after, losing } = countActive(outcome, world, organizationId, ROLE);
      if (after >= LEAST_ADMINS || after >= before) return [];
      return [{ organizationId, role: ROLE, count: after, of: before, people: losing }];
    });
  },
  toMessage: ({ count, of }, { organization }) =>
    `${organization} would be left with ${count === 0 ? 'no organization admin' : 'one organization admin'}; it has ${toPeople(of ?? 0)} now.`,
};
