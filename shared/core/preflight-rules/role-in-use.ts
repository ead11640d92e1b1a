import type { PreflightRule } from './rule.ts';

/** Not refused: a trigger takes the role from every member in the same statement (coder-api 3.1, DELETE role). */
export const roleInUse: PreflightRule = {
  code: 'role-in-use',
  kinds: ['custom-role'],
  text: {
    reason: 'People hold this role. Deleting it takes it from all of them; the undo gives it back to them.',
    fix: 'Nothing has to be done. Look at who holds it first.',
  },
  check: ({ change, holders }) =>
    change.target.length === 0 && holders !== null && holders > 0 ? 'will-succeed' : null,
};
