import type { OrganizationId, PlanId } from '#shared/base/brand.ts';
import { isSiteKind, toSubjectKey } from '#shared/core/plan/subject.ts';
import { withoutRoles } from '#shared/core/roles/role-set.ts';
import { isUnknownRole } from '#shared/kinds/common-rules.ts';
import { KINDS as FACTS } from '#shared/kinds/index.ts';
import { CHANGE_KINDS, type Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { ChangeRow } from '../../db/journal/change.ts';
import { listNotDone, type NotDone } from '../../db/journal/change-outcome.ts';
import type { CoderApi } from '../../remote/port.ts';
import { KINDS } from '../kinds/index.ts';
import type { EarlierChanges, WordPair } from '../kinds/kind.ts';

type Dependent = Subject & Pick<ChangeRow, 'base' | 'planned'>;

const NEEDED = CHANGE_KINDS.filter((kind) => KINDS[kind].isNeededLater);

/**
 * What of the earlier phases did not come about, and who needs it, as each kind says. To be read again whenever a
 * stretch begins: by then everything earlier has ended.
 */
export const createPrerequisites = (journal: ReadHandle, planId: PlanId) => {
  let notDone: ReadonlyMap<string, NotDone> = new Map();
  /** Roles that the plan made and that others changed or deleted since. */
  let otherRoles: ReadonlySet<string> = new Set();
  const earlier: EarlierChanges = {
    findNotDone: (subject) => notDone.get(toSubjectKey(subject)) ?? null,
    isOthers: (role) => otherRoles.has(toSubjectKey(role)),
  };

  return {
    reread: (): void => {
      notDone = new Map(listNotDone(journal, planId, NEEDED).map((row) => [toSubjectKey(row), row]));
    },
    /** The roles that the plan made and that are others' by now, all of them. */
    noteOtherRoles: (roles: readonly Subject[]): void => {
      otherRoles = new Set(roles.map(toSubjectKey));
    },
    /** Which earlier change is missing for this one, in words; null: none. */
    findMissing: (change: Dependent): string | null => {
      if (notDone.size === 0 && otherRoles.size === 0) return null;
      return KINDS[change.kind].findMissing?.(change, earlier) ?? null;
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
    const listed = isSiteKind(kind)
      ? await api.listSiteRoles({ signal })
      : await api.listOrganizationRoles(organizationId, { signal });
    return new Set(listed.ok ? listed.value.map(({ name }) => name) : []);
  };
  return {
    /** Lists are read anew: earlier changes make and delete roles. */
    reread: (): void => lists.clear(),
    find: async (change: Removal, { before, target }: WordPair): Promise<string | null> => {
      const { kind, organizationId, verdict } = change;
      if (verdict !== 'will-be-refused' || !FACTS[kind].namesRoles) return null;
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
