import type { OrganizationId } from '#shared/base/brand.ts';
import { inTurn } from '#shared/base/in-turn.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { countMembers, listOrganizationKeys, listOrganizations } from '../copy/organization.ts';
import { commitPass } from './commit.ts';
import type { Compared } from './comparison.ts';
import { startParts } from './parts.ts';
import { type Directory, isHidden, readDirectory } from './read-directory.ts';
import type { Tell } from './read-list.ts';
import { probeMembers, readMembers } from './read-members.ts';
import { readUsers } from './read-users.ts';
import type { PassContext, SyncFailure, SyncSummary } from './types.ts';

/** From this many people on, a list that is suddenly empty is not believed. */
const MANY = 10;

const suspiciousEmpty = (what: string) =>
  fail(
    'suspicious-empty',
    `The server now shows nobody in ${what}, where there were many. The copy on disk was kept. Check the rights of the token, then sync again.`,
  );

/** Progress over several lists that are read at once, told as one. */
const sumUp = ({ tell }: PassContext): ((list: string) => Tell) => {
  const lists = new Map<string, { readonly done: number; readonly total: number }>();
  return (list) => (done, total) => {
    lists.set(list, { done, total });
    const all = [...lists.values()];
    const sum = (of: 'done' | 'total'): number => all.reduce((n, one) => n + one[of], 0);
    tell({ step: 'Reading members and users', done: sum('done'), total: sum('total') });
  };
};

/** Lists at once, as many as a client is wide. Each may hold four pages that wait for their turn. */
const LISTS_AT_ONCE = 8;

type Lists = {
  readonly members: ReadonlyMap<OrganizationId, Compared>;
  /** Null: this token may not list the users. */
  readonly users: Compared | null;
};

/**
 * Somebody who may not list users is shown themselves alone, with no word about the rest (coder-api 3.4), so a list
 * of one is believed only where nobody else is known.
 */
const isPartOfIt = (users: Compared, members: ReadonlyMap<OrganizationId, Compared>): boolean =>
  users.size <= 1 && [...members.values()].reduce((sum, list) => sum + list.size, 0) > users.size;

/** What of a pass needs no word of the directory: under way while that is read. */
const startUsers = (context: PassContext, progressOf: (list: string) => Tell) => {
  const key =
    listOrganizationKeys(context.cache.read, context.deploymentId).get(SITE_ORGANIZATION_ID) ?? null;
  const tell = progressOf(SITE_ORGANIZATION_ID);
  let isOld = true;
  return {
    ended: readUsers(context, { key, wantsFacts: () => isOld, tell }),
    /** Default roles came with 2.35; the rows of members are complete from 2.32 on. */
    learn: ({ organizations }: Directory): void => {
      isOld = organizations.some(({ organization }) => organization.defaultRoles === null);
    },
  };
};

type Reading = {
  readonly directory: Directory;
  readonly users: ReturnType<typeof readUsers>;
  readonly progressOf: (list: string) => Tell;
};

const readLists = async (
  context: PassContext,
  { directory, users, progressOf }: Reading,
): Promise<Result<Lists, SyncFailure>> => {
  const keys = listOrganizationKeys(context.cache.read, context.deploymentId);
  const facts = async () => {
    const read = await users;
    return read.ok ? ok(read.value.facts) : read;
  };
  const probeOf = probeMembers(
    context,
    directory.organizations.map(({ organization }) => organization),
  );
  const lists = inTurn(directory.organizations, LISTS_AT_ONCE, async ({ organization }) => {
    const key = keys.get(organization.id) ?? null;
    const tell = progressOf(organization.id);
    const probe = probeOf(organization.id);
    return { organization, read: await readMembers(context, { organization, key, facts, probe, tell }) };
  });
  // All of them, before anything ends: what still reads would go on writing a first copy.
  const [everybody, reads] = await Promise.all([users, lists]);
  const members = new Map<OrganizationId, Compared>();
  let hidden: Result<never, SyncFailure> | null = null;
  for (const { organization, read } of reads) {
    if (read.ok) {
      const before = countMembers(context.cache.read, {
        deploymentId: context.deploymentId,
        organizationId: organization.id,
      });
      if (read.value.size === 0 && before >= MANY) return suspiciousEmpty(organization.displayName);
      members.set(organization.id, read.value);
    } else if (isHidden(read.failure.code)) hidden = read;
    else return read;
  }
  // Where no list at all may be read, nothing was copied, and the copy must not be called fresh.
  if (hidden !== null && members.size === 0) return hidden;
  if (!everybody.ok) return everybody;
  const { compared } = everybody.value;
  return ok({ members, users: compared === null || isPartOfIt(compared, members) ? null : compared });
};

const isSuddenlyBare = ({ cache, deploymentId }: PassContext, directory: Directory): boolean => {
  if (directory.organizations.length > 0) return false;
  return listOrganizations(cache.read, deploymentId).some(({ members }) => members >= MANY);
};

const CANCELLED = fail('sync-cancelled', 'The sync was stopped. The copy on disk is the one from before.');

/** Why the pass cannot go on behind its directory; null: it can. */
const findProblem = (
  context: PassContext,
  directory: Result<Directory, RemoteFailure>,
): Result<never, SyncFailure> | null => {
  if (context.signal.aborted) return CANCELLED;
  if (!directory.ok) return directory;
  return isSuddenlyBare(context, directory.value) ? suspiciousEmpty('any organization') : null;
};

/**
 * One run: organizations and roles, then members and users, then one transaction. Ends early without a trace in the
 * copy.
 */
export const runPass = async (context: PassContext): Promise<Result<SyncSummary, SyncFailure>> => {
  const startedMs = context.clock.monotonicMs();
  // The copy is as old as its oldest row, so the time is taken before the first question.
  const asOf = new Date(context.clock.nowMs()).toISOString();
  const progressOf = sumUp(context);
  const users = startUsers(context, progressOf);
  const parts = startParts(context);
  const directory = await readDirectory(context);
  const problem = findProblem(context, directory);
  if (problem !== null || !directory.ok) {
    // It still reads, and would go on writing a first copy.
    await Promise.all([users.ended, parts.end(true)]);
    return problem ?? CANCELLED;
  }
  users.learn(directory.value);
  const lists = await readLists(context, { directory: directory.value, users: users.ended, progressOf });
  const writeParts = await parts.end(!lists.ok);
  if (context.signal.aborted) return CANCELLED;
  if (!lists.ok) return lists;
  // Half of one server and half of another would be a copy of neither.
  const met = await context.meet();
  if (context.signal.aborted) return CANCELLED;
  if (!met.ok) return met;
  context.tell({ step: 'Saving the copy', done: 0, total: null });
  context.incoming?.commit();
  const saved = await commitPass(context, { asOf, directory: directory.value, writeParts, ...lists.value });
  if (saved === 'aborted') return CANCELLED;
  return ok({ ...saved, durationMs: context.clock.monotonicMs() - startedMs });
};
