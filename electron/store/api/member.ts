import { ok } from '#shared/base/result.ts';
import type { member } from '#shared/contract/member.ts';
import type { Member } from '#shared/model/member.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { Draft } from '../change/draft/draft.ts';
import { createMarks } from '../change/draft/marks.ts';
import type { CopyOf } from '../db/copies.ts';
import { countFacets } from '../query/members/facets.ts';
import { countMembers, listByKeys } from '../query/members/pages.ts';
import { findMember, listElsewhere, listKeys } from '../query/members/person.ts';
import { findOrganizationKey, type Scope } from '../query/members/scope.ts';
import type { Selection } from '../query/members/selection.ts';
import type { MemberViews } from '../query/members/views.ts';
import { listNames, listPlaces } from '../query/users/organizations.ts';
import type { AreaHandlers } from './handlers.ts';

export type MemberDeps = {
  readonly copyOf: CopyOf;
  readonly views: MemberViews;
  readonly selection: Selection;
  readonly draft: Draft;
};

const NO_FACETS = {
  statuses: [],
  loginTypes: [],
  siteRoles: [],
  noRole: 0,
  notTold: { status: 0, loginType: 0, lastSeen: 0 },
  people: 0,
};

/** The members grid and the inspector, from the copy, with staged work on top. */
export const createMemberHandlers = (deps: MemberDeps): AreaHandlers<typeof member> => {
  const createMarksOf = ({ deploymentId, organizationId }: Scope) => {
    const marks = createMarks(deps.draft, deploymentId, listNames(deps.copyOf(deploymentId), deploymentId));
    if (organizationId !== SITE_ORGANIZATION_ID) return (row: Member) => marks.ofMember(organizationId, row);
    return (row: Member) =>
      marks.ofUser(
        row,
        listPlaces(deps.copyOf(deploymentId), deploymentId, [row.userId]).get(row.userId) ?? [],
      );
  };

  return {
    'member.list': ({ deploymentId, organizationId, filter, sort, offset, limit }) => {
      const scope = { deploymentId, organizationId };
      const { keys } = deps.views.getView(scope, filter, sort);
      const selected = deps.selection.list(scope);
      const organization = findOrganizationKey(deps.copyOf(scope.deploymentId), scope);
      const marksOf = createMarksOf(scope);
      return ok({
        matching: keys.length,
        all: organization === null ? 0 : countMembers(deps.copyOf(deploymentId), organization),
        rows: listByKeys(deps.copyOf(deploymentId), keys.slice(offset, offset + limit)).map(
          ({ key, member: row }) => ({
            ...row,
            selected: selected.has(key),
            staged: marksOf(row),
          }),
        ),
      });
    },
    'member.find': ({ userId, ...scope }) => {
      const found = findMember(deps.copyOf(scope.deploymentId), scope, userId);
      if (found === null) return ok(null);
      return ok({
        member: found,
        staged: createMarksOf(scope)(found),
        others: listElsewhere(deps.copyOf(scope.deploymentId), scope, userId),
      });
    },
    'member.countFacets': (scope) => {
      const organization = findOrganizationKey(deps.copyOf(scope.deploymentId), scope);
      return ok(
        organization === null ? NO_FACETS : countFacets(deps.copyOf(scope.deploymentId), organization),
      );
    },
    'member.locate': ({ filter, sort, userId, ...scope }) => {
      const [key] = listKeys(deps.copyOf(scope.deploymentId), scope, [userId]);
      const at = key === undefined ? -1 : deps.views.getView(scope, filter, sort).keys.indexOf(key);
      return ok(at === -1 ? null : at);
    },
  };
};
