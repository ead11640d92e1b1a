import type { PreflightRule } from './rule.ts';

/** 404 (400 up to 2.31): the user is looked up before anything else. */
export const userGone: PreflightRule = {
  code: 'user-gone',
  kinds: ['site-roles', 'user-status', 'membership'],
  text: {
    reason: 'This person is not a user of the deployment any more, or the copy does not know them.',
    fix: 'Refresh the copy. If the person is gone, take them out of the draft.',
  },
  check: ({ change, member }) => {
    if (member !== null) return null;
    // Somebody outside every organization is in no list that every token can read.
    return change.kind === 'membership' && change.added.length > 0 ? 'cannot-know' : 'will-be-refused';
  },
};
