import { toPermission } from '../role-words.ts';
import type { PreflightRule } from './rule.ts';

/** 400s of the role check: wildcards, negative permissions and permissions of the member scope (coder-api 4.5). */
export const permissionNotAllowed: PreflightRule = {
  code: 'permission-not-allowed',
  kinds: ['custom-role'],
  text: {
    reason:
      'A custom role holds single permissions in the organization: no wildcards, no denials, none on its own things.',
    fix: 'Leave those permissions out.',
  },
  check: ({ change }) =>
    change.target.some((word) => {
      const found = toPermission(word);
      return (
        found !== null &&
        (found.negate || found.scope === 'member' || found.resourceType === '*' || found.action === '*')
      );
    })
      ? 'will-be-refused'
      : null,
};
