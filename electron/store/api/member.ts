import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { CalledOff } from '#shared/base/slices.ts';
import type { Applying } from '#shared/contract/applying.ts';
import type { member } from '#shared/contract/member.ts';
import type { StagedMarks } from '#shared/contract/staged-marks.ts';
import { withApplied, withAppliedPlaces } from '#shared/core/people/applying.ts';
import type { Member } from '#shared/model/member.ts';
import { type Scope, SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import {
  EVERYWHERE,
  isBehind,
  readApplying,
  WHERE_OF_USERS,
  whereOfMembers,
} from '../change/apply/applying.ts';
import type { Draft } from '../change/draft/draft.ts';
import { createMarks } from '../change/draft/marks.ts';
import { countFacets } from '../copy/facets.ts';
import { findMember, listByKeys, listKeys } from '../copy/member.ts';
import { listElsewhere, listPlaces } from '../copy/membership.ts';
import {
  countMembers,
  findOrganizationKey,
  listOrganizationNames,
  type Place,
} from '../copy/organization.ts';
import { findAsOf } from '../copy/pass.ts';
import type { Selection } from '../copy/selection.ts';
import type { MemberViews } from '../copy/view.ts';
import type { CopyOf } from '../db/copies.ts';
import type { ReadHandle } from '../db/handles.ts';
import type { Where } from '../db/journal/applying.ts';
import type { AreaHandlers } from './handlers.ts';

type MemberDeps = {
  readonly copyOf: CopyOf;
  readonly journal: ReadHandle;
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

type RowFacts = {
  readonly applying: Applying | null;
  readonly staged: StagedMarks | null;
  /** Where somebody is a member, in the list of users. */
  readonly organizations: readonly Place[] | null;
};

/** The lists of people and the inspector, from the copy, with staged work on top. */
export const createMemberHandlers = (deps: MemberDeps): AreaHandlers<typeof member> => {
  /** What waits for people of a list, and what applies do to them, for as many as are given. */
  const createRowFacts = (
    { deploymentId, organizationId }: Scope,
    userIds: readonly UserId[],
    where: readonly Where[],
  ) => {
    const cache = deps.copyOf(deploymentId);
    const organizations = listOrganizationNames(cache, deploymentId);
    const marks = createMarks(deps.draft, deploymentId, organizations);
    const asOf = findAsOf(cache, deploymentId);
    const applies = readApplying(deps.journal, { deploymentId, asOf, userIds, where });
    const ofMember = (id: OrganizationId, row: Member): Applying | null =>
      applies.ofMember(
        organizations.find((one) => one.organizationId === id) ?? { organizationId: id, organization: id },
        row,
      );
    // What is staged comes on top of what was applied, not of what the copy still says.
    if (organizationId !== SITE_ORGANIZATION_ID) {
      const of = (row: Member): RowFacts => {
        const applying = ofMember(organizationId, row);
        const staged = marks.ofMember(organizationId, withApplied(row, applying));
        return { applying, staged, organizations: null };
      };
      return { of, ofMember };
    }
    const places = listPlaces(cache, deploymentId, userIds);
    const of = (row: Member): RowFacts => {
      const isIn = places.get(row.userId) ?? [];
      const applying = applies.ofUser(row, isIn, organizations);
      const staged = marks.ofUser(withApplied(row, applying), withAppliedPlaces(isIn, applying));
      return { applying, staged, organizations: isIn };
    };
    return { of, ofMember };
  };

  return {
    'member.list': ({ deploymentId, organizationId, filter, sort, offset, limit }) => {
      const scope = { deploymentId, organizationId };
      const view = deps.views.getView(scope, filter, sort);
      const selected = deps.selection.list(scope);
      const rows = listByKeys(deps.copyOf(deploymentId), view.slice(offset, limit));
      const facts = createRowFacts(
        scope,
        rows.map(({ member: row }) => row.userId),
        organizationId === SITE_ORGANIZATION_ID ? WHERE_OF_USERS : whereOfMembers(organizationId),
      );
      return ok({
        matching: view.size,
        all: countMembers(deps.copyOf(deploymentId), scope),
        rows: rows.map(({ key, member: row }) => ({
          ...row,
          selected: selected.has(key),
          ...facts.of(row),
        })),
      });
    },
    'member.find': ({ userId, ...scope }) => {
      const found = findMember(deps.copyOf(scope.deploymentId), scope, userId);
      if (found === null) return ok(null);
      const facts = createRowFacts(scope, [userId], EVERYWHERE);
      const { applying, staged } = facts.of(found);
      const others = listElsewhere(deps.copyOf(scope.deploymentId), scope, userId);
      return ok({
        member: found,
        applying,
        staged,
        others: others.map((other) => ({
          ...other,
          applying: facts.ofMember(other.organizationId, { ...found, roles: other.roles }),
        })),
      });
    },
    'member.countFacets': async (scope, { breathe, signal }) => {
      const copy = deps.copyOf(scope.deploymentId);
      for (;;) {
        const asOf = findAsOf(copy, scope.deploymentId);
        const organization = findOrganizationKey(copy, scope);
        if (organization === null) return ok(NO_FACETS);
        const work = countFacets(copy, organization);
        let step = work.next();
        while (step.done !== true) {
          await breathe();
          if (signal.aborted) throw new CalledOff();
          step = work.next();
        }
        // What was counted in part before a newer copy came, and in part after it, is not so.
        if (findAsOf(copy, scope.deploymentId) === asOf) return ok(step.value);
      }
    },
    'member.isBehind': ({ deploymentId }) =>
      ok(isBehind(deps.journal, { deploymentId, asOf: findAsOf(deps.copyOf(deploymentId), deploymentId) })),
    'member.locate': ({ filter, sort, id, ...scope }) => {
      const [key] = listKeys(deps.copyOf(scope.deploymentId), scope, [id]);
      const at = key === undefined ? -1 : deps.views.getView(scope, filter, sort).keys.indexOf(key);
      return ok(at === -1 ? null : at);
    },
  };
};
