import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { hasSameRoles } from '#shared/core/roles.ts';
import { type AppliedChange, listAppliedChanges } from '../../db/journal/change-applied.ts';
import type { Run } from './run.ts';

/** Up to this many people are read one by one at once: that is less work for a server than pages of everybody. */
const FEW = 20;

/** Beyond this many, people missing from the pages are not looked up one by one. */
const MOST_SINGLE_READS = 200;

type Expected = Map<UserId, readonly string[]>;
type Counts = { readonly confirmed: number; readonly different: number };
type Compared = Result<Counts, RemoteFailure | 'stopped'>;

const STOPPED = fail('stopped', 'Stopped before everybody was read again.');

const byOrganization = (applied: readonly AppliedChange[]): ReadonlyMap<OrganizationId, Expected> => {
  const all = new Map<OrganizationId, Expected>();
  for (const { organizationId, userId, after } of applied) {
    const people = all.get(organizationId) ?? new Map<UserId, readonly string[]>();
    all.set(organizationId, people.set(userId, after));
  }
  return all;
};

/** Goes through the pages once and takes everybody seen out of `expected`. */
const comparePages = async (
  run: Run,
  organization: OrganizationId,
  expected: Expected,
): Promise<Compared> => {
  let confirmed = 0;
  let different = 0;
  if (expected.size <= FEW) return ok({ confirmed, different });
  for (let offset = 0; expected.size > 0; offset += run.limits.pageSize) {
    const page = await run.api.pageMembers(
      organization,
      { offset, limit: run.limits.pageSize },
      { signal: run.signal },
    );
    if (run.signal.aborted) return STOPPED;
    if (!page.ok) return page;
    if (page.value.rows.length === 0) break;
    for (const { userId, roles } of page.value.rows) {
      const wanted = expected.get(userId);
      if (wanted === undefined) continue;
      expected.delete(userId);
      if (hasSameRoles(wanted, roles)) confirmed += 1;
      else different += 1;
    }
  }
  return ok({ confirmed, different });
};

/** People move between pages while they are read; those who slipped through are read one by one. */
const compareRest = async (run: Run, organization: OrganizationId, expected: Expected): Promise<Compared> => {
  if (expected.size > MOST_SINGLE_READS) return ok({ confirmed: 0, different: expected.size });
  let confirmed = 0;
  let different = 0;
  for (const [userId, wanted] of expected) {
    const read = await run.api.readMemberRoles(organization, userId, { signal: run.signal });
    if (run.signal.aborted) return STOPPED;
    if (read.ok && hasSameRoles(read.value, wanted)) confirmed += 1;
    else if (read.ok || read.failure.code === 'member-gone') different += 1;
    else return fail(read.failure.code, read.failure.message);
  }
  return ok({ confirmed, different });
};

/**
 * Reads the organizations concerned again, by pages, and compares what the server shows with what was applied, in
 * the whole plan or in one wave of it. The two counts add up to the applied changes.
 */
export const verifyPlan = async (
  run: Run,
  within?: { readonly from: number; readonly to: number },
): Promise<Compared> => {
  let confirmed = 0;
  let different = 0;
  for (const [organization, expected] of byOrganization(listAppliedChanges(run.journal, run.plan.id, within)))
    for (const compare of [comparePages, compareRest]) {
      const counts = await compare(run, organization, expected);
      if (!counts.ok) return counts;
      confirmed += counts.value.confirmed;
      different += counts.value.different;
    }
  return ok({ confirmed, different });
};
