import { z } from 'zod';
import { roleNames } from './role-names.ts';
import { organizationId, userId } from './scalars.ts';

/** What PUT roles answers: no user data, only who, where and which roles. */
export const bareMember = z.object({ user_id: userId, organization_id: organizationId, roles: roleNames });

/** The plain list, asked with `q=user_id:` or, on servers that ignore that, whole. */
export const memberList = z.array(bareMember).max(200_000);
