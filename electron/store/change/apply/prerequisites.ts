import type { OrganizationId, PlanId } from '#shared/base/brand.ts';
import { personSubject, roleSubject, toSubjectKey } from '#shared/core/plan/subject.ts';
import { withoutRoles } from '#shared/core/roles/role-set.ts';
import { isUnknownRole } from '#shared/kinds/common-rules.ts';
import { MEMBER, SITE_ORGANIZATION_ID, SUSPENDED, type Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { ChangeRow } from '../../db/journal/change-row.ts';
import { listNotDone, type NotDone } from '../../db/journal/not-done.ts';
import type { CoderApi } from '../../remote/port.ts';
import type { WordPair } from '../kinds/kind.ts';

const OWNER = 'owner';

type Dependent = Pick<ChangeRow, 'kind' | 'organizationId' | 'userId' | 'base' | 'planned'>;

/**
 * What of the earlier phases did not come about, and who needs it. A role that could not be made cannot be given,
 * somebody who did not come in cannot get roles, and an owner cannot be suspended. To be read again whenever a
 * stretch begins: by then everything earlier has ended.
 */
export const createPrerequisites = (journal: ReadHandle, planId: PlanId) => {
  let notDone: ReadonlyMap<string, NotDone> = new Map();
  /** Roles that the plan made and that others changed or deleted since. */
  let otherRoles: ReadonlySet<string> = new Set();
  const find = (subject: Subject): NotDone | undefined => notDone.get(toSubjectKey(subject));

  const findForRoles = ({ organizationId, userId, base, planned }: Dependent): string | null => {
    const member = find(personSubject('membership', organizationId, userId));
    if (member?.planned.includes(MEMBER)) return 'They were not added to the organization.';
    const given = withoutRoles(planned, base);
    const role = given.find((name) => {
      const made = find(roleSubject(organizationId, name));
      return made !== undefined && made.base.length === 0 && made.planned.length > 0;
    });
    if (role !== undefined) return `The role ${role} was not created.`;
    const other = given.find((name) => otherRoles.has(toSubjectKey(roleSubject(organizationId, name))));
    return other === undefined
      ? null
      : `The role ${other} is no longer as it was made: others changed or deleted it. Nobody more is given it.`;
  };

  const findForStatus = ({ userId, planned }: Dependent): string | null => {
    if (!planned.includes(SUSPENDED)) return null;
    const roles = find(personSubject('site-roles', SITE_ORGANIZATION_ID, userId));
    const isStillOwner = roles?.base.includes(OWNER) === true && !roles.planned.includes(OWNER);
    return isStillOwner ? 'They are still an owner.' : null;
  };

  return {
    reread: (): void => {
      notDone = new Map(listNotDone(journal, planId).map((row) => [toSubjectKey(row), row]));
    },
    /** The roles that the plan made and that are others' by now, all of them. */
    noteOtherRoles: (roles: readonly Subject[]): void => {
      otherRoles = new Set(roles.map(toSubjectKey));
    },
    /** Which earlier change is missing for this one, in words; null: none. */
    findMissing: (change: Dependent): string | null => {
      if (notDone.size === 0 && otherRoles.size === 0) return null;
      if (change.kind === 'member-roles') return findForRoles(change);
      return change.kind === 'user-status' ? findForStatus(change) : null;
    },
  };
};
export type Prerequisites = ReturnType<typeof createPrerequisites>;

type Api = Pick<CoderApi, 'listOrganizationRoles' | 'listSiteRoles'>;
type Removal = Pick<ChangeRow, 'kind' | 'organizationId' | 'verdict'>;

/**
 * Finds the roles that a change takes away and the server does not have, which it refuses. Only where the review has
 * foreseen a refusal is the server asked, once for each list of a stretch: the role may have been made since. Null:
 * there are none, or the list cannot be read, and then the server has its say.
 */
export const createDangling = (api: Api, signal: AbortSignal) => {
  const lists = new Map<OrganizationId, Promise<ReadonlySet<string>>>();
  const readNames = async ({ kind, organizationId }: Removal): Promise<ReadonlySet<string>> => {
    const listed =
      kind === 'site-roles'
        ? await api.listSiteRoles({ signal })
        : await api.listOrganizationRoles(organizationId, { signal });
    return new Set(listed.ok ? listed.value.map(({ name }) => name) : []);
  };
  return {
    /** Lists are read anew: earlier changes make and delete roles. */
    reread: (): void => lists.clear(),
    find: async (change: Removal, { before, target }: WordPair): Promise<string | null> => {
      const { kind, organizationId, verdict } = change;
      if (verdict !== 'will-be-refused' || (kind !== 'member-roles' && kind !== 'site-roles')) return null;
      const removed = withoutRoles(before, target);
      if (removed.length === 0) return null;
      const names = lists.get(organizationId) ?? readNames(change);
      lists.set(organizationId, names);
      const roles = await names;
      return removed.find((role) => isUnknownRole({ roles }, role)) ?? null;
    },
  };
};
export type Dangling = ReturnType<typeof createDangling>;
