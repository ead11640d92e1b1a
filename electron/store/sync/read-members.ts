import type { UserId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { RemoteMember, RemoteOrganization } from '../remote/port.ts';
import type { Compared } from './comparison.ts';
import { toMemberColumns, type UserFacts } from './member-columns.ts';
import { readList, type Tell } from './read-list.ts';
import type { PassContext } from './types.ts';

/** What the list of users says about each; waited for when the first row shows that this server needs it. */
export type FactsOfUsers = () => Promise<Result<ReadonlyMap<UserId, UserFacts>, RemoteFailure>>;

/** Coder's own user that owns prebuilt workspaces; listed as a member up to 2.29, and nobody may change it. */
const SYSTEM_USER = 'c42fdf75-3097-471c-8c33-fb52454d81c0';
const NOBODY: ReadonlyMap<UserId, UserFacts> = new Map();

/** The members of one organization: its key in the copy (null: new), and whom to tell how far the reading got. */
export type Members = {
  readonly organization: RemoteOrganization;
  readonly key: number | null;
  readonly facts: FactsOfUsers;
  readonly tell: Tell;
};

/** One organization's members held against the copy. */
export const readMembers = async (
  context: PassContext,
  { organization, key, facts, tell }: Members,
): Promise<Result<Compared, RemoteFailure>> => {
  const { api, signal } = context;
  const probe = await api.pageMembers(organization.id, { offset: 0, limit: 1, isLoose: true }, { signal });
  if (!probe.ok) return probe;
  const needsUsers = probe.value.rows.some((row) => row.status === null);
  const known = needsUsers ? await facts() : ok(NOBODY);
  if (!known.ok) return known;
  return readList<RemoteMember>(context, {
    organization,
    key,
    fetch: (where) => api.pageMembers(organization.id, { ...where, isLoose: true }, { signal }),
    toColumns: (row) => (row.userId === SYSTEM_USER ? null : toMemberColumns(row, known.value)),
    tell,
  });
};
