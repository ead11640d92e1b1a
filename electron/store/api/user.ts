import { ok } from '#shared/base/result.ts';
import type { user } from '#shared/contract/user.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { Draft } from '../change/draft/draft.ts';
import { createMarks } from '../change/draft/marks.ts';
import type { CopyOf } from '../db/copies.ts';
import { countMembers, listByKeys } from '../query/members/pages.ts';
import { findOrganizationKey } from '../query/members/scope.ts';
import type { Selection } from '../query/members/selection.ts';
import type { MemberViews } from '../query/members/views.ts';
import { listNames, listPlaces } from '../query/users/organizations.ts';
import { listOutside } from '../query/users/outside.ts';
import { findUsersFrom } from '../query/users/source.ts';
import type { AreaHandlers } from './handlers.ts';

export type UserDeps = {
  readonly copyOf: CopyOf;
  readonly views: MemberViews;
  readonly selection: Selection;
  readonly draft: Draft;
};

/** Everybody on the deployment, from the copy. */
export const createUserHandlers = ({
  copyOf,
  views,
  selection,
  draft,
}: UserDeps): AreaHandlers<typeof user> => ({
  'user.list': ({ deploymentId, filter, sort, offset, limit }) => {
    const scope = { deploymentId, organizationId: SITE_ORGANIZATION_ID };
    const cache = copyOf(deploymentId);
    const { keys } = views.getView(scope, filter, sort);
    const selected = selection.list(scope);
    const list = findOrganizationKey(cache, scope);
    const rows = listByKeys(cache, keys.slice(offset, offset + limit));
    const places = listPlaces(
      cache,
      deploymentId,
      rows.map(({ member }) => member.userId),
    );
    const marks = createMarks(draft, deploymentId, listNames(cache, deploymentId));
    return ok({
      matching: keys.length,
      all: list === null ? 0 : countMembers(cache, list),
      rows: rows.map(({ key, member }) => {
        const organizations = places.get(member.userId) ?? [];
        return {
          ...member,
          selected: selected.has(key),
          organizations,
          staged: marks.ofUser(member, organizations),
        };
      }),
    });
  },
  'user.count': ({ deploymentId }) => {
    const cache = copyOf(deploymentId);
    const list = findOrganizationKey(cache, { deploymentId, organizationId: SITE_ORGANIZATION_ID });
    return ok({
      all: list === null ? 0 : countMembers(cache, list),
      from: findUsersFrom(cache, deploymentId),
    });
  },
  'user.listOutside': ({ deploymentId, organizationId, text, limit }) =>
    ok(listOutside(copyOf(deploymentId), { deploymentId, organizationId }, { text, limit })),
});
