import type { OrganizationId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { type Difference, replaceDifferences } from '../copy/difference.ts';
import { addDirectoryDifference, clearDirectoryDifferences } from '../copy/directory-difference.ts';
import {
  createMemberWriter,
  listMembersAfter,
  type MemberRecord,
  type MemberWriter,
  removeSomeMembers,
} from '../copy/member.ts';
import {
  countMembers,
  listOrganizationKeys,
  listOrganizationNames,
  type OrganizationRecord,
  removeOrganization,
  saveOrganization,
} from '../copy/organization.ts';
import { findPass, savePass } from '../copy/pass.ts';
import type { RoleMove } from '../copy/role.ts';
import { fillSiteFromMembers } from '../copy/site-list.ts';
import type { Compared, MemberChange } from './comparison.ts';
import { isNews, toDifferences, toLeft, toOrganizationDifference, toRoleDifference } from './differences.ts';
import type { PartWriting } from './parts.ts';
import type { Directory, DirectoryEntry } from './read-directory.ts';
import { SITE } from './read-users.ts';
import type { PassContext } from './types.ts';

/** Everything a pass read. An organization whose members the token may not list has none here: it is left alone. */
type PassResult = {
  readonly asOf: string;
  readonly directory: Directory;
  readonly members: ReadonlyMap<OrganizationId, Compared>;
  /** Everybody on the deployment; null: the token may not list them. */
  readonly users: Compared | null;
  /** Writes what was read besides. */
  readonly writeParts: (writing: PartWriting) => Promise<void>;
};

/** Rows looked at or erased before it is asked whether others wait. */
const ROWS_A_TURN = 500;
/** As long as that, others wait for a pass to be written. */
const TURN_MS = 25;

type Breathe = () => Promise<void>;

/** Lets others have their turn after a while. Throws when the pass was stopped meanwhile. */
const createBreathe = ({ clock, signal }: PassContext): Breathe => {
  let since = clock.monotonicMs();
  return async () => {
    if (clock.monotonicMs() - since < TURN_MS) return;
    await clock.sleep(0);
    if (signal.aborted) throw new Error('The pass was stopped while it was written');
    since = clock.monotonicMs();
  };
};

type Writing = PassContext & { readonly writer: MemberWriter; readonly breathe: Breathe };

const writeChange = (writer: MemberWriter, organizationKey: number, change: MemberChange): void => {
  const { before, after } = change;
  if (before === null) writer.insert(organizationKey, after);
  else if (isNews(change)) writer.update(before.key, after);
  else writer.touch(before.key, after);
};

/**
 * People of the copy that the pass did not meet. A whole pass is believed at once; after any other the person
 * stays until a second pass has missed them too.
 */
const writeMissing = async (
  { cache: { write: cache }, deploymentId, writer, breathe }: Writing,
  organizationId: OrganizationId,
  organizationKey: number,
  compared: Compared,
): Promise<readonly Difference[]> => {
  if (countMembers(cache, { deploymentId, organizationId }) === compared.known) return [];
  const left: Difference[] = [];
  const writeOne = (row: MemberRecord): void => {
    if (compared.isSeen(row.userId)) return;
    if (compared.isWhole || row.missedPasses > 0) {
      writer.remove(row.key);
      left.push(toLeft(organizationId, row));
    } else writer.miss(row.key);
  };
  for (let after = ''; ; ) {
    const rows = listMembersAfter(cache, organizationKey, after, ROWS_A_TURN);
    for (const row of rows) writeOne(row);
    const last = rows.at(-1);
    if (last === undefined) return left;
    after = last.userId;
    await breathe();
  }
};

const writeList = async (
  writing: Writing,
  row: OrganizationRecord,
  compared: Compared | undefined,
): Promise<{ readonly key: number; readonly differences: readonly Difference[] }> => {
  const { deploymentId, cache, incoming, writer, breathe } = writing;
  incoming?.adopt(row.id);
  const key = saveOrganization(cache.write, deploymentId, row);
  await breathe();
  if (compared === undefined) return { key, differences: [] };
  const differences = [...(await writeMissing(writing, row.id, key, compared))];
  for (const [at, change] of compared.changes.entries()) {
    if (at % ROWS_A_TURN === 0) await breathe();
    writeChange(writer, key, change);
    differences.push(...toDifferences(row.id, change));
  }
  return { key, differences };
};

const writeOrganization = async (
  writing: Writing,
  { organization, roleSync }: DirectoryEntry,
  compared: Compared | undefined,
): Promise<readonly Difference[]> =>
  (await writeList(writing, { ...organization, roleSync }, compared)).differences;

/** Erases an organization that the server no longer lists. */
const eraseOrganization = async (
  { cache: { write: cache }, breathe }: Writing,
  key: number,
): Promise<void> => {
  while (removeSomeMembers(cache, key, ROWS_A_TURN)) await breathe();
  removeOrganization(cache, key);
};

/** Differing roles that are held at once: each may be as large as the server likes. */
const ROLES_A_TURN = 50;

/**
 * Compares organizations and custom roles with those of the copy, and keeps the differences: before the new ones are in
 * the place of the old ones. An organization that came or went is one difference, whatever roles it has.
 */
const writeDirectoryDifferences = async (
  { cache: { write: cache }, deploymentId, incomingRoles, breathe }: Writing,
  directory: Directory,
): Promise<void> => {
  const before = new Map(
    listOrganizationNames(cache, deploymentId).map((one) => [one.organizationId, one.organization]),
  );
  const now = new Map(directory.organizations.map((o) => [o.organization.id, o.organization.displayName]));
  for (const [id, name] of before)
    if (!now.has(id))
      addDirectoryDifference(cache, deploymentId, toOrganizationDifference(id, name, 'organization-gone'));
  for (const [id, name] of now)
    if (!before.has(id))
      addDirectoryDifference(cache, deploymentId, toOrganizationDifference(id, name, 'organization-new'));
  for (let last: RoleMove | null = null; ; ) {
    const moves: readonly RoleMove[] = incomingRoles.listMoves(last, ROLES_A_TURN);
    for (const move of moves) {
      const row = toRoleDifference(move, now);
      if (row !== null) addDirectoryDifference(cache, deploymentId, row);
    }
    last = moves.at(-1) ?? null;
    if (last === null) return;
    await breathe();
  }
};

/** The list of users: the server's own, or put together from the members that were just written. */
const writeUsers = async (writing: Writing, users: Compared | null): Promise<readonly Difference[]> => {
  const { cache, deploymentId, writer, breathe } = writing;
  const { key, differences } = await writeList(writing, { ...SITE, roleSync: null }, users ?? undefined);
  const site = { key, lastKey: writer.lastKey() };
  if (users === null) await fillSiteFromMembers(cache.write, deploymentId, site, breathe);
  return differences;
};

/**
 * What is different about a person as such is said once, by the list of users; what is different about their
 * membership, by each organization.
 */
const join = (ofLists: readonly Difference[], ofUsers: readonly Difference[]): readonly Difference[] => {
  const told = new Set(ofUsers.map((row) => row.userId));
  return [...ofLists.filter((row) => row.kind !== 'profile' || !told.has(row.userId)), ...ofUsers];
};

type Written = { readonly members: number; readonly changed: number };

const writePass = async (writing: Writing, result: PassResult): Promise<Written> => {
  const { cache, deploymentId, breathe } = writing;
  const before = findPass(cache.write, deploymentId);
  const listed = new Set(result.directory.organizations.map((entry) => entry.organization.id));
  listed.add(SITE_ORGANIZATION_ID);
  clearDirectoryDifferences(cache.write, deploymentId);
  if (before !== null) await writeDirectoryDifferences(writing, result.directory);
  for (const [id, key] of listOrganizationKeys(cache.write, deploymentId))
    if (!listed.has(id)) await eraseOrganization(writing, key);
  // Those of every organization at once; who is not in the list any more has none.
  writing.incomingRoles.adopt();
  const ofLists: Difference[] = [];
  for (const entry of result.directory.organizations)
    for (const row of await writeOrganization(writing, entry, result.members.get(entry.organization.id)))
      ofLists.push(row);
  const differences = join(ofLists, await writeUsers(writing, result.users));
  // Compared with nothing, everybody would have joined: a first copy has no differences to show.
  const shown = before?.users === 'all' ? differences : ofLists;
  await replaceDifferences(cache.write, deploymentId, before === null ? [] : shown, breathe);
  let members = 0;
  for (const { organizationId } of listOrganizationNames(cache.write, deploymentId))
    members += countMembers(cache.write, { deploymentId, organizationId });
  await result.writeParts({ cache: cache.write, deploymentId, breathe });
  const users = result.users === null ? 'members' : 'all';
  savePass(cache.write, deploymentId, {
    asOf: result.asOf,
    since: before?.asOf ?? null,
    members,
    users,
    organizationSync: result.directory.organizationSync,
  });
  // Of a first copy everything is new.
  const changed = before === null ? members : new Set(shown.map((row) => row.userId)).size;
  return { members, changed };
};

/**
 * Writes a whole pass in one transaction, touching only rows that differ, and giving way to others every few
 * milliseconds: how much there is to write is the server's to say. Gives the counts for the summary; `aborted`: it was
 * stopped, and nothing was written.
 */
export const commitPass = (context: PassContext, result: PassResult): Promise<Written | 'aborted'> => {
  const { write } = context.cache;
  return write.longTransaction(context.signal, () =>
    writePass({ ...context, writer: createMemberWriter(write), breathe: createBreathe(context) }, result),
  );
};
