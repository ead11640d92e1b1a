import { SITE_ORGANIZATION_ID } from '../../../model/subject.ts';
import type { GuardFinding } from './facts.ts';
import type { Guard } from './guard.ts';
import { isLoss } from './outcome.ts';

/** The person who applies the plan loses a role, a permission of a role, a membership or the account. */
export const ownAccess: Guard = {
  code: 'own-access',
  title: 'You lose access yourself.',
  find: (outcome, { actorId, findMember }) => {
    const found: GuardFinding[] = [];
    const add = (organizationId: GuardFinding['organizationId'], role: string | null): void =>
      void found.push({ organizationId, role, count: 1, of: null, people: [actorId] });
    if (outcome.suspended.has(actorId)) add(null, null);
    for (const [place, people] of outcome.fates) {
      const fate = people.get(actorId);
      if (fate !== undefined && isLoss(fate)) add(place === SITE_ORGANIZATION_ID ? null : place, null);
    }
    for (const { organizationId, role } of outcome.cuts)
      if (findMember(organizationId, actorId)?.roles.includes(role) === true) add(organizationId, role);
    return found;
  },
  toMessage: ({ organizationId, role }, names) => {
    if (role !== null) return `Your own role ${names.role} in ${names.organization} would be cut.`;
    return organizationId === null
      ? 'Your own site roles or your account would be cut.'
      : `Your own access to ${names.organization} would be cut.`;
  },
};
