import { holdsRight } from './rights.ts';
import type { PreflightRule } from './rule.ts';

/** As `not-permitted`, where the copy does not tell what your roles allow. */
export const rightsUnknown: PreflightRule = {
  code: 'rights-unknown',
  kinds: ['membership', 'user-status', 'custom-role'],
  text: {
    reason: 'The copy does not show what your own roles allow.',
    fix: 'Apply it and see, or refresh the copy first.',
  },
  check: (facts) => (holdsRight(facts) === null ? 'cannot-know' : null),
};
