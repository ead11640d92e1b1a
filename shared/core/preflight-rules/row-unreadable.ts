import { UNREADABLE } from '../../model/member.ts';
import type { PreflightRule } from './rule.ts';

/** Not the server's rule but ours: nobody can say what a change would do to roles that could not be read. */
export const rowUnreadable: PreflightRule = {
  code: 'row-unreadable',
  kinds: ['member-roles', 'site-roles', 'user-status', 'membership'],
  text: {
    reason:
      'What the server said about this person at the last refresh could not be read, or was more than anybody can hold. Their roles are not known.',
    fix: 'Leave this person out. Ask who runs the server to look at this account, then refresh.',
  },
  check: ({ member }) => (member?.status === UNREADABLE ? 'will-be-refused' : null),
};
