import { IMPLIED_ROLES } from '../../model/role.ts';
import type { PreflightOrganization } from './rule.ts';

/** True for a role the server does not have there. Implied roles exist though no list shows them (coder-api 4.2). */
export const isUnknownRole = ({ roles }: PreflightOrganization, role: string): boolean =>
  roles.size > 0 && !roles.has(role) && !IMPLIED_ROLES.includes(role);
