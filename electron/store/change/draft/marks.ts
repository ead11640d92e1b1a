import type { Place } from '#electron/store/copy/organization.ts';
import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { StagedMarks } from '#shared/contract/staged-marks.ts';
import { applyIntent } from '#shared/core/plan/intent.ts';
import { isSiteKind, personSubject } from '#shared/core/plan/subject.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { isPerson } from '#shared/kinds/index.ts';
import type { Member } from '#shared/model/member.ts';
import { PERSON_KINDS, type PersonKind, SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { KINDS } from '../kinds/index.ts';
import type { PersonOfRow, StagedThere } from '../kinds/kind.ts';
import type { Draft } from './draft.ts';

const NOTHING = { added: [], removed: [] };

const NONE: StagedMarks = {
  added: [],
  removed: [],
  siteAdded: [],
  siteRemoved: [],
  status: null,
  joins: [],
  leaves: [],
  roleChanges: 0,
};

/** What a draft would do to people, as their rows show it. `organizations` are those of the deployment. */
export const createMarks = (
  draft: Pick<Draft, 'findStaged'>,
  deploymentId: DeploymentId,
  organizations: readonly Place[],
) => {
  const createStagedThere = (kind: PersonKind, { userId }: Member): StagedThere => {
    const find = (organizationId: OrganizationId) =>
      draft.findStaged(deploymentId, personSubject(kind, organizationId, userId));
    return {
      isStaged: (organizationId) => find(organizationId) !== null,
      diff: (organizationId, words) => {
        const staged = find(organizationId);
        return staged === null ? NOTHING : diffRoles(words, applyIntent(staged.intent, words));
      },
    };
  };

  const toMarks = (row: PersonOfRow): StagedMarks | null => {
    let marks = NONE;
    for (const kind of PERSON_KINDS)
      marks = { ...marks, ...KINDS[kind].inRow?.toMarks(row, createStagedThere(kind, row.person)) };
    const { added, removed, siteAdded, siteRemoved, status, joins, leaves, roleChanges } = marks;
    const lists = [added, removed, siteAdded, siteRemoved, joins, leaves];
    return status === null && roleChanges === 0 && lists.every((list) => list.length === 0) ? null : marks;
  };

  /** A row of an organization's members. */
  const ofMember = (organizationId: OrganizationId, person: Member): StagedMarks | null => {
    const places = organizations.filter((one) => one.organizationId === organizationId);
    return toMarks({ person, organizationId, places, isIn: () => true });
  };

  /** A row of the list of users, whose roles are the site roles; `places` are the organizations they are in. */
  const ofUser = (person: Member, places: readonly Place[]): StagedMarks | null => {
    const ids = new Set(places.map((one) => one.organizationId));
    const isIn = (place: Place): boolean => ids.has(place.organizationId);
    return toMarks({ person, organizationId: null, places: organizations, isIn });
  };

  return { ofMember, ofUser };
};

/** Everybody for whom something is staged in an organization or on the site; in the list of users, anywhere. */
export const listStagedPeople = (
  draft: Pick<Draft, 'listPeople' | 'listStaged'>,
  scope: { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId },
): ReadonlySet<UserId> => {
  if (scope.organizationId === SITE_ORGANIZATION_ID)
    return new Set(
      draft
        .listStaged(scope.deploymentId)
        .filter(isPerson)
        .map((staged) => staged.userId),
    );
  return new Set(
    PERSON_KINDS.flatMap((kind) => [
      ...draft
        .listPeople(scope.deploymentId, isSiteKind(kind) ? SITE_ORGANIZATION_ID : scope.organizationId, kind)
        .keys(),
    ]),
  );
};
