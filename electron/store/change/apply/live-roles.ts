import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { inTurn } from '#shared/base/in-turn.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { CredentialFailure, RemoteFailure } from '#shared/contract/failures.ts';
import type { KnownRole } from '#shared/core/roles/privileges.ts';
import { holdsRoles, KINDS } from '#shared/kinds/index.ts';
import type { Change } from '#shared/model/change.ts';
import { MEMBER } from '#shared/model/subject.ts';
import type { CallOptions, CoderApi, RemoteRole } from '../../remote/port.ts';

/** What the server says right now, beside what the copy says: a copy may be a month old. */
export type LiveRoles = {
  /** Null: the server did not say, or has none (`isListed`). */
  readonly findRole: (organizationId: OrganizationId, name: string) => KnownRole | null;
  /** Whether the server told which roles an organization has. */
  readonly isListed: (organizationId: OrganizationId) => boolean;
  /** The roles that come with joining; null: the server did not say. */
  readonly listDefaultRoles: (organizationId: OrganizationId) => readonly string[] | null;
};

export const NOTHING_LIVE: LiveRoles = {
  findRole: () => null,
  isListed: () => false,
  listDefaultRoles: () => null,
};

/** Where it is asked. */
export type RolesApi = Pick<CoderApi, 'listOrganizations' | 'listOrganizationRoles'>;
type Failed = CredentialFailure | RemoteFailure;

/** Reads what the roles that some changes give permit now; fails when the server cannot be asked. */
export type LearnRoles = (id: DeploymentId, changes: readonly Change[]) => Promise<Result<LiveRoles, Failed>>;

const AT_ONCE = 4;

const toKnown = (role: RemoteRole): KnownRole => ({
  builtIn: role.builtIn,
  permissions: {
    site: role.sitePermissions,
    organization: role.organizationPermissions,
    user: role.userPermissions,
    member: role.memberPermissions,
  },
});

/** Somebody joins an organization, and gets what its members have. */
export const isComing = ({ kind, added }: Pick<Change, 'kind' | 'added'>): boolean =>
  KINDS[kind].isMembership && added.includes(MEMBER);

/** Where it matters what roles permit. */
const listPlaces = (changes: readonly Change[]): readonly OrganizationId[] => [
  ...new Set(
    changes
      .filter((change) => holdsRoles(change.kind) || isComing(change))
      .map(({ organizationId }) => organizationId),
  ),
];

/** What may not be seen is judged by the copy alone, as before: null. */
const orNothing = <T>(
  read: Result<readonly T[], RemoteFailure>,
): Result<readonly T[] | null, RemoteFailure> =>
  !read.ok && (read.failure.code === 'forbidden' || read.failure.code === 'not-found') ? ok(null) : read;

/** Reads what the roles of some organizations permit, and with `joins` also which of them every member gets. */
export const readLiveRoles = async (
  api: RolesApi,
  places: readonly OrganizationId[],
  joins: boolean,
  o?: CallOptions,
): Promise<Result<LiveRoles, RemoteFailure>> => {
  const roles = new Map<string, KnownRole>();
  const heard = new Set<OrganizationId>();
  let problem: Result<never, RemoteFailure> | null = null;
  await inTurn(places, AT_ONCE, async (id) => {
    const listed = problem === null ? orNothing(await api.listOrganizationRoles(id, o)) : problem;
    if (!listed.ok) problem ??= listed;
    else if (listed.value !== null) heard.add(id);
    for (const role of (listed.ok ? listed.value : null) ?? [])
      roles.set(`${id} ${role.name}`, toKnown(role));
  });
  if (problem !== null) return problem;
  const organizations = joins ? orNothing(await api.listOrganizations(o)) : ok([]);
  if (!organizations.ok) return organizations;
  const defaults = new Map((organizations.value ?? []).map((one) => [one.id, one.defaultRoles ?? []]));
  return ok({
    findRole: (organizationId, name) => roles.get(`${organizationId} ${name}`) ?? null,
    isListed: (organizationId) => heard.has(organizationId),
    listDefaultRoles: (organizationId) => defaults.get(organizationId) ?? null,
  });
};

/** Asks over the connection that `open` gives. */
export const createLearnRoles =
  (open: (id: DeploymentId) => Promise<Result<{ readonly api: RolesApi }, Failed>>): LearnRoles =>
  async (id, changes) => {
    const opened = await open(id);
    return opened.ok ? readLiveRoles(opened.value.api, listPlaces(changes), changes.some(isComing)) : opened;
  };

/** A role by both: what either of them says that it permits counts. */
export const joinRoles = (kept: KnownRole | null, live: KnownRole | null): KnownRole | null => {
  if (kept === null || live === null) return live ?? kept;
  const [one, two] = [kept.permissions, live.permissions];
  if (one === null || two === null) return { builtIn: live.builtIn, permissions: two ?? one };
  return {
    builtIn: live.builtIn && kept.builtIn,
    permissions: {
      site: [...one.site, ...two.site],
      organization: [...one.organization, ...two.organization],
      user: [...one.user, ...two.user],
      member: [...one.member, ...two.member],
    },
  };
};
