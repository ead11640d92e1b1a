import type { OrganizationId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { countMembers } from '../db/cache/member.ts';
import { listOrganizationKeys } from '../db/cache/organization.ts';
import { commitPass } from './commit.ts';
import type { Compared } from './comparison.ts';
import { type Directory, isHidden, readDirectory } from './read-directory.ts';
import { readMembers, readUsers, type UsersOnce } from './read-members.ts';
import type { PassContext, SyncFailure, SyncSummary } from './types.ts';

/** From this many people on, a list that is suddenly empty is not believed. */
const MANY = 10;

const suspiciousEmpty = (what: string) =>
  fail(
    'suspicious-empty',
    `The server now shows nobody in ${what}, where there were many. The copy on disk was kept. Check the rights of the token, then sync again.`,
  );

/** Asked at most once per pass, however many organizations need it. */
const once = (read: UsersOnce): UsersOnce => {
  let running: ReturnType<UsersOnce> | null = null;
  return () => {
    running ??= read();
    return running;
  };
};

/** Progress over several lists that are read at once, told as one. */
const sumUp = ({ tell }: PassContext): ((list: string) => (done: number, total: number) => void) => {
  const lists = new Map<string, { readonly done: number; readonly total: number }>();
  return (list) => (done, total) => {
    lists.set(list, { done, total });
    const all = [...lists.values()];
    const sum = (of: 'done' | 'total'): number => all.reduce((n, one) => n + one[of], 0);
    tell({ step: 'Reading members', done: sum('done'), total: sum('total') });
  };
};

const readAllMembers = async (
  context: PassContext,
  directory: Directory,
): Promise<Result<ReadonlyMap<OrganizationId, Compared>, SyncFailure>> => {
  const keys = listOrganizationKeys(context.cache.read, context.deploymentId);
  const users = once(() => readUsers(context));
  const progressOf = sumUp(context);
  const reads = await Promise.all(
    directory.organizations.map(async ({ organization }) => {
      const key = keys.get(organization.id) ?? null;
      const tell = progressOf(organization.id);
      return { organization, key, read: await readMembers(context, { organization, key, users, tell }) };
    }),
  );
  const members = new Map<OrganizationId, Compared>();
  let hidden: Result<never, SyncFailure> | null = null;
  for (const { organization, key, read } of reads) {
    if (read.ok) {
      const before = key === null ? 0 : countMembers(context.cache.read, key);
      if (read.value.size === 0 && before >= MANY) return suspiciousEmpty(organization.displayName);
      members.set(organization.id, read.value);
    } else if (isHidden(read.failure.code)) hidden = read;
    else return read;
  }
  // Where no list at all may be read, nothing was copied, and the copy must not be called fresh.
  return hidden !== null && members.size === 0 ? hidden : ok(members);
};

const isSuddenlyBare = ({ cache, deploymentId }: PassContext, directory: Directory): boolean => {
  if (directory.organizations.length > 0) return false;
  const keys = [...listOrganizationKeys(cache.read, deploymentId).values()];
  return keys.some((key) => countMembers(cache.read, key) >= MANY);
};

/** One run: organizations and roles, then members, then one transaction. Ends early without a trace in the copy. */
export const runPass = async (context: PassContext): Promise<Result<SyncSummary, SyncFailure>> => {
  const startedMs = context.clock.monotonicMs();
  // The copy is as old as its oldest row, so the time is taken before the first question.
  const asOf = new Date(context.clock.nowMs()).toISOString();
  const cancelled = fail('sync-cancelled', 'The sync was stopped. The copy on disk is the one from before.');
  const directory = await readDirectory(context);
  if (context.signal.aborted) return cancelled;
  if (!directory.ok) return directory;
  if (isSuddenlyBare(context, directory.value)) return suspiciousEmpty('any organization');
  const members = await readAllMembers(context, directory.value);
  if (context.signal.aborted) return cancelled;
  if (!members.ok) return members;
  context.tell({ step: 'Saving the copy', done: 0, total: null });
  const saved = commitPass(context, { asOf, directory: directory.value, members: members.value });
  return ok({ ...saved, durationMs: context.clock.monotonicMs() - startedMs });
};
