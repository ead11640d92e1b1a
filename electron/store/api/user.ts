import { ok } from '#shared/base/result.ts';
import type { user } from '#shared/contract/user.ts';
import { withApplied, withAppliedPlaces } from '#shared/core/applying.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { readApplying, WHERE_OF_USERS } from '../change/apply/applying.ts';
import type { Draft } from '../change/draft/draft.ts';
import { createMarks } from '../change/draft/marks.ts';
import type { CopyOf } from '../db/copies.ts';
import type { ReadHandle } from '../db/handles.ts';
import { countMembers, listByKeys } from '../query/members/pages.ts';
import { findOrganizationKey } from '../query/members/scope.ts';
import type { Selection } from '../query/members/selection.ts';
import type { MemberViews } from '../query/members/views.ts';
import { findAsOf } from '../query/pass.ts';
import { listNames, listPlaces } from '../query/users/organizations.ts';
import { listOutside } from '../query/users/outside.ts';
import { findUsersFrom } from '../query/users/source.ts';
import type { AreaHandlers } from './handlers.ts';

export type UserDeps = {
  readonly copyOf: CopyOf;
  readonly journal: ReadHandle;
  readonly views: MemberViews;
  readonly selection: Selection;
  readonly draft: Draft;
};

/** Everybody on the deployment, from the copy. */
export const createUserHandlers = ({
  copyOf,
  journal,
  views,
  selection,
  draft,
}: UserDeps): AreaHandlers<typeof user> => ({
  'user.list': ({ deploymentId, filter, sort, offset, limit }) => {
    const scope = { deploymentId, organizationId: SITE_ORGANIZATION_ID };
    const cache = copyOf(deploymentId);
    const view = views.getView(scope, filter, sort);
    const selected = selection.list(scope);
    const list = findOrganizationKey(cache, scope);
    const rows = listByKeys(cache, view.slice(offset, limit));
    const userIds = rows.map(({ member }) => member.userId);
    const places = listPlaces(cache, deploymentId, userIds);
    const names = listNames(cache, deploymentId);
    const marks = createMarks(draft, deploymentId, names);
    const asOf = findAsOf(cache, deploymentId);
    const applies = readApplying(journal, { deploymentId, asOf, userIds, where: WHERE_OF_USERS });
    return ok({
      matching: view.size,
      all: list === null ? 0 : countMembers(cache, list),
      rows: rows.map(({ key, member }) => {
        const organizations = places.get(member.userId) ?? [];
        const applying = applies.ofUser(member, organizations, names);
        return {
          ...member,
          selected: selected.has(key),
          organizations,
          applying,
          // On top of what was applied, not of what the copy still says.
          staged: marks.ofUser(withApplied(member, applying), withAppliedPlaces(organizations, applying)),
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
