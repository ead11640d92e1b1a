import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { inTurn } from '#shared/base/in-turn.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { UNREADABLE } from '#shared/model/member.ts';
import { type MemberRow, type ToldFacts, toMemberRow } from '../copy/member.ts';
import type { Page, RemoteMember, RemoteOrganization } from '../remote/port.ts';
import type { Compared } from './comparison.ts';
import { readList, type Tell } from './read-list.ts';
import type { PassContext } from './types.ts';

/** What the list of users says about each; waited for when the first row shows that this server needs it. */
type FactsOfUsers = () => Promise<Result<ReadonlyMap<UserId, ToldFacts>, RemoteFailure>>;

/** Coder's own user that owns prebuilt workspaces; listed as a member up to 2.29, and nobody may change it. */
const SYSTEM_USER = 'c42fdf75-3097-471c-8c33-fb52454d81c0';
const PROBES_AT_ONCE = 8;
const NOBODY: ReadonlyMap<UserId, ToldFacts> = new Map();

/** What a look at the first member of an organization gave. */
export type MemberProbe = Result<Page<RemoteMember>, RemoteFailure>;

/**
 * Looks at the first member of each organization, ahead of the reading of their lists: what they promise together is
 * known, and may be too much, before the first long list is read.
 */
export const probeMembers = (
  { api, meter, signal }: PassContext,
  organizations: readonly RemoteOrganization[],
): ((id: OrganizationId) => Promise<MemberProbe>) => {
  const settle = new Map<OrganizationId, (probe: MemberProbe) => void>();
  const probes = new Map(
    organizations.map(
      ({ id }) => [id, new Promise<MemberProbe>((resolve) => void settle.set(id, resolve))] as const,
    ),
  );
  void inTurn(organizations, PROBES_AT_ONCE, async ({ id }) => {
    const probe = await api.pageMembers(id, { offset: 0, limit: 1, isLoose: true }, { signal });
    if (probe.ok) meter.promised(probe.value.count);
    settle.get(id)?.(probe);
  });
  return async (id) => {
    const probe = probes.get(id);
    if (probe === undefined) throw new Error('Not an organization of this pass');
    return probe;
  };
};

/** The members of one organization: its key in the copy (null: new), and whom to tell how far the reading got. */
export type Members = {
  readonly organization: RemoteOrganization;
  readonly key: number | null;
  readonly facts: FactsOfUsers;
  readonly probe: Promise<MemberProbe>;
  readonly tell: Tell;
};

/** A member as the copy keeps them; what an old server leaves out of the row is taken from the list of users. */
const toRow = (member: RemoteMember, users: ReadonlyMap<UserId, ToldFacts>): MemberRow => {
  const told = member.status === null ? users.get(member.userId) : undefined;
  const known = { ...member, ...told };
  return toMemberRow(member.unreadable === undefined ? known : { ...known, status: UNREADABLE });
};

/** One organization's members held against the copy. */
export const readMembers = async (
  context: PassContext,
  { organization, key, facts, probe: looked, tell }: Members,
): Promise<Result<Compared, RemoteFailure>> => {
  const { api, signal } = context;
  const probe = await looked;
  if (!probe.ok) return probe;
  const needsUsers = probe.value.rows.some((row) => row.status === null);
  const known = needsUsers ? await facts() : ok(NOBODY);
  if (!known.ok) return known;
  return readList<RemoteMember>(context, {
    organization,
    key,
    fetch: (where) => api.pageMembers(organization.id, { ...where, isLoose: true }, { signal }),
    toRow: (member) => (member.userId === SYSTEM_USER ? null : toRow(member, known.value)),
    tell,
    isPromised: true,
  });
};
