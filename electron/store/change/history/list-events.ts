import type { PlanId, UserId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Scope } from '#shared/model/organization.ts';
import { listStandings } from '../../copy/member.ts';
import { listUserStandings } from '../../copy/site-list.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { pageEvents } from '../../db/journal/event.ts';
import { findPlan } from '../../db/journal/plan.ts';
import { describeEvent } from './event-text.ts';

/** An event as the window shows it. */
export type ToldEvent = {
  readonly seq: number;
  readonly at: string;
  readonly n: number | null;
  readonly userId: UserId | null;
  readonly username: string;
  readonly roleName: string;
  readonly kind: string;
  readonly text: string;
};

/** A window of the events of a plan, oldest first, in words; names come from the copy. */
export const createListEvents =
  (deps: { readonly copyOf: CopyOf; readonly journal: ReadHandle }) =>
  (
    planId: PlanId,
    offset: number,
    limit: number,
  ): Result<{ readonly total: number; readonly rows: readonly ToldEvent[] }, 'unknown-plan'> => {
    const plan = findPlan(deps.journal, planId);
    if (plan === null) return fail('unknown-plan', 'There is no such plan in the journal.');
    const page = pageEvents(deps.journal, planId, { offset, limit });
    const { deploymentId } = plan;
    const cache = deps.copyOf(deploymentId);
    // Who has left the organization since is still somebody of the deployment.
    const findName = (scope: Scope, userId: UserId) =>
      listStandings(cache, scope, [userId]).get(userId) ??
      listUserStandings(cache, deploymentId, [userId]).get(userId);
    const rows = page.rows.map(({ event, subjectKind, organizationId, userId, roleName }): ToldEvent => {
      const named =
        organizationId === null || userId === null
          ? null
          : findName({ deploymentId, organizationId }, userId);
      return {
        seq: event.seq,
        at: event.wallUtc,
        n: event.n,
        userId,
        username: named?.username ?? '',
        roleName: roleName ?? '',
        kind: event.kind,
        text: describeEvent(event.kind, event.data, subjectKind),
      };
    });
    return ok({ total: page.total, rows });
  };
