import { SITE_ORGANIZATION_ID } from '../../../model/subject.ts';
import { type Guard, toPeople } from './guard.ts';
import { countActive } from './outcome.ts';

/** Fewer than this must not be left unasked. */
export const LEAST_OWNERS = 2;
const ROLE = 'owner';

/** Fewer than two owners, not counting suspended ones, are left on the deployment and the plan takes one away. */
export const fewOwners: Guard = {
  code: 'few-owners',
  title: 'Fewer than two owners are left.',
  find: (outcome, world) => {
    const { before, after, losing } = countActive(outcome, world, SITE_ORGANIZATION_ID, ROLE);
    if (losing.length === 0 || after >= LEAST_OWNERS || after >= before) return [];
    return [{ organizationId: null, role: ROLE, count: after, of: before, people: losing }];
  },
  toMessage: ({ count, of }) =>
    `The deployment would be left with ${count === 0 ? 'no owner' : 'one owner'}; it has ${toPeople(of ?? 0)} now.`,
};
