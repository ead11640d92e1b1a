import type { OrganizationId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { type Difference, replaceDifferences } from '../db/cache/difference.ts';
import { countMembers, createMemberWriter, iterateMembers, type MemberWriter } from '../db/cache/member.ts';
import {
  listOrganizationKeys,
  type OrganizationRecord,
  removeOrganization,
  saveOrganization,
} from '../db/cache/organization.ts';
import { findPass, savePass } from '../db/cache/pass.ts';
import { fillSiteFromMembers } from '../db/cache/site-list.ts';
import type { WriteHandle } from '../db/handles.ts';
import type { Compared, MemberChange } from './comparison.ts';
import { isNews, toDifferences, toLeft } from './differences.ts';
import { toSearch, toSortKey } from './member-columns.ts';
import type { Directory, DirectoryEntry } from './read-directory.ts';
import { SITE } from './read-users.ts';
import type { PassContext } from './types.ts';

/** Everything a pass read. An organization whose members the token may not list has none here: it is left alone. */
export type PassResult = {
  readonly asOf: string;
  readonly directory: Directory;
  readonly members: ReadonlyMap<OrganizationId, Compared>;
  /** Everybody on the deployment; null: the token may not list them. */
  readonly users: Compared | null;
};

const writeChange = (writer: MemberWriter, organizationKey: number, change: MemberChange): void => {
  const { before, after } = change;
  if (before === null) writer.insert(organizationKey, after, toSearch(after), toSortKey(after.username));
  else if (isNews(change)) writer.update(before.key, after, toSearch(after), toSortKey(after.username));
  else writer.touch(before.key, after.last_seen_at);
};

/**
 * People of the copy that the pass did not meet. A whole pass is believed at once; after any other the person
 * stays until a second pass has missed them too.
 */
const writeMissing = (
  cache: WriteHandle,
  writer: MemberWriter,
  organizationId: OrganizationId,
  organizationKey: number,
  compared: Compared,
): readonly Difference[] => {
  if (countMembers(cache, organizationKey) === compared.known) return [];
  // Collected first: SQLite forbids changing a table while one of its rows is being read.
  const missing = [...iterateMembers(cache, organizationKey)].filter((row) => !compared.isSeen(row.user_id));
  const left = missing.filter((row) => compared.isWhole || row.missed_passes > 0);
  const gone = new Set(left);
  for (const row of missing) {
    if (gone.has(row)) writer.remove(row.key);
    else writer.miss(row.key);
  }
  return left.map((row) => toLeft(organizationId, row));
};

const writeList = (
  { deploymentId, cache, incoming }: PassContext,
  writer: MemberWriter,
  row: OrganizationRecord,
  compared: Compared | undefined,
): { readonly key: number; readonly differences: readonly Difference[] } => {
  incoming?.adopt(row.id);
  const key = saveOrganization(cache.write, deploymentId, row);
  if (compared === undefined) return { key, differences: [] };
  const left = writeMissing(cache.write, writer, row.id, key, compared);
  for (const change of compared.changes) writeChange(writer, key, change);
  return {
    key,
    differences: [...left, ...compared.changes.flatMap((change) => toDifferences(row.id, change))],
  };
};

const writeOrganization = (
  context: PassContext,
  writer: MemberWriter,
  { organization, roleSync }: DirectoryEntry,
  compared: Compared | undefined,
): readonly Difference[] => writeList(context, writer, { ...organization, roleSync }, compared).differences;

/** The list of users: the server's own, or put together from the members that were just written. */
const writeUsers = (
  context: PassContext,
  writer: MemberWriter,
  users: Compared | null,
): readonly Difference[] => {
  const { key, differences } = writeList(context, writer, { ...SITE, roleSync: null }, users ?? undefined);
  if (users === null) fillSiteFromMembers(context.cache.write, context.deploymentId, key);
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

/** Writes a whole pass in one transaction, touching only rows that differ. Gives the counts for the summary. */
export const commitPass = (
  context: PassContext,
  result: PassResult,
): { readonly members: number; readonly changed: number } => {
  const { cache, deploymentId } = context;
  return cache.write.transaction(() => {
    const before = findPass(cache.write, deploymentId);
    const writer = createMemberWriter(cache.write);
    const listed = new Set(result.directory.organizations.map((entry) => entry.organization.id));
    listed.add(SITE_ORGANIZATION_ID);
    for (const [id, key] of listOrganizationKeys(cache.write, deploymentId))
      if (!listed.has(id)) removeOrganization(cache.write, key);
    // Those of every organization at once; who is not in the list any more has none.
    context.roleRoom.adopt();
    const ofLists = result.directory.organizations.flatMap((entry) =>
      writeOrganization(context, writer, entry, result.members.get(entry.organization.id)),
    );
    const differences = join(ofLists, writeUsers(context, writer, result.users));
    // Compared with nothing, everybody would have joined: a first copy has no differences to show.
    const shown = before?.users === 'all' ? differences : ofLists;
    replaceDifferences(cache.write, deploymentId, before === null ? [] : shown);
    const members = [...listOrganizationKeys(cache.write, deploymentId)]
      .filter(([id]) => id !== SITE_ORGANIZATION_ID)
      .reduce((sum, [, key]) => sum + countMembers(cache.write, key), 0);
    const users = result.users === null ? 'members' : 'all';
    savePass(cache.write, deploymentId, { asOf: result.asOf, since: before?.asOf ?? null, members, users });
    // Of a first copy everything is new.
    const changed = before === null ? members : new Set(shown.map((row) => row.userId)).size;
    return { members, changed };
  });
};
