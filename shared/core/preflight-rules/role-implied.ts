import { IMPLIED_ROLES } from '../../model/role.ts';
import type { PreflightRule } from './rule.ts';

/** The one implied role that the server lets a caller store or drop, though it changes nothing for the person. */
const STORABLE = 'organization-member';

const isRefused = (role: string): boolean => IMPLIED_ROLES.includes(role) && role !== STORABLE;

/** Implied roles are refused (400), but for `organization-member`, which is stored to no effect. */
export const roleImplied: PreflightRule = {
  code: 'role-implied',
  kinds: ['member-roles'],
  text: {
    reason: 'One of these roles comes with the membership. It is not given or taken by hand.',
    fix: 'Take that role out of the change.',
  },
  check: ({ change, removed }) => {
    if ([...change.added, ...removed].some(isRefused)) return 'will-be-refused';
    return change.added.includes(STORABLE) ? 'will-succeed' : null;
  },
};
