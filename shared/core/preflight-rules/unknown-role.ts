import { IMPLIED_ROLES } from '../../model/role.ts';

/** True for a role the server does not have there. Implied roles exist though no list shows them (coder-api 4.2). */
export const isUnknownRole = (
  { roles }: { readonly roles: Pick<ReadonlySet<string>, 'size' | 'has'> },
  role: string,
): boolean => roles.size > 0 && !roles.has(role) && !IMPLIED_ROLES.includes(role);
