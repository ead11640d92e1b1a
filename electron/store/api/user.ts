import { ok } from '#shared/base/result.ts';
import type { user } from '#shared/contract/user.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { countMembers } from '../copy/organization.ts';
import { findUsersFrom } from '../copy/pass.ts';
import { listOutside } from '../copy/site-list.ts';
import type { CopyOf } from '../db/copies.ts';
import type { AreaHandlers } from './handlers.ts';

type UserDeps = { readonly copyOf: CopyOf };

/** What is asked of the users of a deployment alone, from the copy. */
export const createUserHandlers = ({ copyOf }: UserDeps): AreaHandlers<typeof user> => ({
  'user.count': ({ deploymentId }) => {
    const cache = copyOf(deploymentId);
    return ok({
      all: countMembers(cache, { deploymentId, organizationId: SITE_ORGANIZATION_ID }),
      from: findUsersFrom(cache, deploymentId),
    });
  },
  'user.listOutside': ({ deploymentId, organizationId, text, limit }) =>
    ok(listOutside(copyOf(deploymentId), { deploymentId, organizationId }, { text, limit })),
});
