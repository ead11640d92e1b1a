import type { UserCall } from '../http/call.ts';
import { internal, type Reply, UNAUTHORIZED_DETAIL } from '../http/reply.ts';

/**
 * Every answer with members looks up the display names of custom roles with the caller's own rights. A token too
 * narrow for that gets a 500, even after a write that was carried out (coder-api 6.2). Undefined: go on.
 */
export const roleLookupRefusal = ({ subject }: UserCall): Reply | undefined =>
  subject.can('read', { type: 'assign_role' })
    ? undefined
    : internal(`lookup custom roles: ${UNAUTHORIZED_DETAIL}`);
