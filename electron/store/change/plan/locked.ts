import { fail } from '#shared/base/result.ts';

/** Why nothing is applied on a locked deployment: no token scope covers members and roles (coder-api 6.2). */
export const LOCKED = fail(
  'read-only',
  'This deployment is locked: Rollcall applies nothing there. Unlock it to go on; everything stays staged.',
);
