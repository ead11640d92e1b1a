import type { OrganizationId } from '#shared/base/brand.ts';
import { withoutRoles } from '#shared/core/roles.ts';
import { isUnknownRole } from '#shared/kinds/common-rules.ts';
import type { ChangeRow } from '../../db/journal/change-row.ts';
import type { CoderApi } from '../../remote/port.ts';
import type { WordPair } from './kinds/kind.ts';

type Api = Pick<CoderApi, 'listOrganizationRoles' | 'listSiteRoles'>;
type Asking = Pick<ChangeRow, 'kind' | 'organizationId' | 'verdict'>;

/**
 * Finds the roles that a change takes away and the server does not have, which it refuses. Only where the review has
 * foreseen a refusal is the server asked, once for each list of a stretch: the role may have been made since. Null:
 * there are none, or the list cannot be read, and then the server has its say.
 */
export const createDangling = (api: Api, signal: AbortSignal) => {
  const lists = new Map<OrganizationId, Promise<ReadonlySet<string>>>();
  const readNames = async ({ kind, organizationId }: Asking): Promise<ReadonlySet<string>> => {
    const listed =
      kind === 'site-roles'
        ? await api.listSiteRoles({ signal })
        : await api.listOrganizationRoles(organizationId, { signal });
    return new Set(listed.ok ? listed.value.map(({ name }) => name) : []);
  };
  return {
    /** Lists are read anew: earlier changes make and delete roles. */
    reread: (): void => lists.clear(),
    find: async (change: Asking, { before, target }: WordPair): Promise<string | null> => {
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
