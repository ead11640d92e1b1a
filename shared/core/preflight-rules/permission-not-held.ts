import { toPermission } from '../role-words.ts';
import type { PreflightRule } from './rule.ts';

/** 400 "not allowed to grant this permission": every permission of the new set is checked, kept ones too. */
export const permissionNotHeld: PreflightRule = {
  code: 'permission-not-held',
  kinds: ['custom-role'],
  text: {
    reason: 'The role would hold a permission that you do not have yourself.',
    fix: 'Leave that permission out, or ask an owner to make the change.',
  },
  check: ({ change, actor }) => {
    const held = change.target.map((word) => {
      const found = toPermission(word);
      return found === null || found.scope === 'member'
        ? true
        : actor.holds(change.organizationId, found.resourceType, found.action);
    });
    if (held.includes(false)) return 'will-be-refused';
    return held.includes(null) ? 'cannot-know' : null;
  },
};
