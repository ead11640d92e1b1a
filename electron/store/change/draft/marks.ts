import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { StagedMarks } from '#shared/contract/staged-marks.ts';
import { applyIntent } from '#shared/core/plan/intent.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import type { Member } from '#shared/model/member.ts';
import { MEMBER, type PersonKind, SITE_ORGANIZATION_ID, SUSPENDED } from '#shared/model/subject.ts';
import type { Draft } from './draft.ts';

/** An organization by its name on the screen. */
export type Place = { readonly organizationId: OrganizationId; readonly organization: string };

type Delta = { readonly added: readonly string[]; readonly removed: readonly string[] };
const NOTHING: Delta = { added: [], removed: [] };

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
  draft: Pick<Draft, 'findWish'>,
  deploymentId: DeploymentId,
  organizations: readonly Place[],
) => {
  const diff = (
    kind: PersonKind,
    organizationId: OrganizationId,
    { userId }: Member,
    words: readonly string[],
  ): Delta => {
    const wish = draft.findWish(deploymentId, personSubject(kind, organizationId, userId));
    return wish === null ? NOTHING : diffRoles(words, applyIntent(wish.intent, words));
  };

  const toStatus = (person: Member): StagedMarks['status'] => {
    const words = person.status === 'suspended' ? [SUSPENDED] : [];
    const { added, removed } = diff('user-status', SITE_ORGANIZATION_ID, person, words);
    if (added.length > 0) return 'suspended';
    return removed.length > 0 ? 'active' : null;
  };

  const finish = (marks: StagedMarks): StagedMarks | null => {
    const { added, removed, siteAdded, siteRemoved, status, joins, leaves, roleChanges } = marks;
    const lists = [added, removed, siteAdded, siteRemoved, joins, leaves];
    return status === null && roleChanges === 0 && lists.every((list) => list.length === 0) ? null : marks;
  };

  /** A row of an organization's members. */
  const ofMember = (organizationId: OrganizationId, person: Member): StagedMarks | null => {
    const site = diff('site-roles', SITE_ORGANIZATION_ID, person, person.siteRoles);
    const leaves = diff('membership', organizationId, person, [MEMBER]).removed.length > 0;
    return finish({
      ...NONE,
      ...diff('member-roles', organizationId, person, person.roles),
      siteAdded: site.added,
      siteRemoved: site.removed,
      status: toStatus(person),
      leaves: leaves ? organizations.filter((one) => one.organizationId === organizationId) : [],
    });
  };

  /** A row of the list of users, whose roles are the site roles; `places` are the organizations they are in. */
  const ofUser = (person: Member, places: readonly Place[]): StagedMarks | null => {
    const isIn = new Set(places.map((one) => one.organizationId));
    const moves = (place: Place): Delta =>
      diff('membership', place.organizationId, person, isIn.has(place.organizationId) ? [MEMBER] : []);
    const hasRoleChange = ({ organizationId }: Place): boolean =>
      draft.findWish(deploymentId, personSubject('member-roles', organizationId, person.userId)) !== null;
    return finish({
      ...NONE,
      ...diff('site-roles', SITE_ORGANIZATION_ID, person, person.roles),
      status: toStatus(person),
      joins: organizations.filter((place) => moves(place).added.length > 0),
      leaves: organizations.filter((place) => moves(place).removed.length > 0),
      roleChanges: organizations.filter(hasRoleChange).length,
    });
  };

  return { ofMember, ofUser };
};

/** What a row of any list shows; the list of users is that of the whole deployment. */
export type Marks = ReturnType<typeof createMarks>;
