import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { compile } from '#shared/core/compile.ts';
import type { Change } from '#shared/model/change.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { listStandings, type Standing } from '../../query/members/person.ts';
import type { Draft } from '../draft/draft.ts';
import type { Wish } from '../draft/fold.ts';

export type CompiledDraft = {
  readonly changes: readonly Change[];
  readonly unchanged: number;
  /** How the people of the draft stand in the copy; null: no longer in it. */
  readonly findStanding: (organizationId: OrganizationId, userId: UserId) => Standing | null;
};

const groupByOrganization = (wishes: readonly Wish[]): ReadonlyMap<OrganizationId, readonly Wish[]> => {
  const groups = new Map<OrganizationId, Wish[]>();
  for (const wish of wishes) {
    const group = groups.get(wish.organizationId) ?? [];
    group.push(wish);
    groups.set(wish.organizationId, group);
  }
  return groups;
};

/**
 * The draft as changes against the copy as it is now. The base of each change is what the copy says today, since
 * that is what the person reviewing sees; somebody who left the copy keeps the base of the day of staging.
 */
export const compileDraft = (
  deps: { readonly cache: ReadHandle; readonly draft: Draft },
  deploymentId: DeploymentId,
): CompiledDraft => {
  const groups = groupByOrganization(deps.draft.listWishes(deploymentId));
  const standings = new Map<OrganizationId, ReadonlyMap<UserId, Standing>>();
  for (const [organizationId, wishes] of groups)
    standings.set(
      organizationId,
      listStandings(
        deps.cache,
        { deploymentId, organizationId },
        wishes.map((wish) => wish.userId),
      ),
    );
  const findStanding = (organizationId: OrganizationId, userId: UserId): Standing | null =>
    standings.get(organizationId)?.get(userId) ?? null;
  const entries = [...groups.values()].flat().map(({ organizationId, userId, intent, base }) => ({
    organizationId,
    userId,
    intent,
    base: findStanding(organizationId, userId)?.roles ?? base,
  }));
  return { ...compile(entries), findStanding };
};
