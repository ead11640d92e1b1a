import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { runWhole, type Slices } from '#shared/base/slices.ts';
import { toAppliedStatus } from '#shared/core/people/applying.ts';
import { personSubject, userIdOf } from '#shared/core/plan/subject.ts';
import { MEMBER, SITE_ORGANIZATION_ID, SUSPENDED, type Subject } from '#shared/model/subject.ts';
import { isExpired } from '#shared/model/token-list.ts';
import { listStandingsInSlices, type MemberStanding } from '../../copy/member.ts';
import { findOrganizationKey } from '../../copy/organization.ts';
import { listRoleRecords, type RoleRecord } from '../../copy/role.ts';
import { listUserStandingsInSlices, type UserStanding } from '../../copy/site-list.ts';
import { findTokenList, findTokens } from '../../copy/token.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { createIsInUse } from '../../db/journal/deployment.ts';
import { findServerClock } from '../../db/journal/meta.ts';
import { KINDS } from './index.ts';
import type { CopyLists, Corrected } from './kind.ts';

/** How the subjects of a draft or plan stand in the copy. */
export type SubjectCopy = {
  /** The words of a subject; null where the copy does not know it: gone, or never read. */
  readonly findWords: (subject: Subject) => readonly string[] | null;
  /** Somebody in an organization; null: not a member there. */
  readonly findStanding: (organizationId: OrganizationId, userId: UserId) => MemberStanding | null;
  readonly findUser: (userId: UserId) => UserStanding | null;
  /** Whose a token is; null: it is not in the list of the copy. */
  readonly findTokenOwner: (tokenId: string) => UserId | null;
  readonly roles: readonly RoleRecord[];
};

const AS_COPIED: Corrected = (_, words) => words;

const NO_TOKENS: ReturnType<typeof findTokens> = new Map();

/** What is known of tokens besides the copy: which is in use, and the server's clock less this machine's. */
export type TokensNow = {
  readonly isInUse: ReturnType<typeof createIsInUse>;
  readonly serverSkewMs: number;
};
const AS_READ: TokensNow = { isInUse: ({ isInUse }) => isInUse, serverSkewMs: 0 };

/** What the journal knows of the tokens of a deployment. */
export const findTokensNow = (journal: ReadHandle, deploymentId: DeploymentId): TokensNow => ({
  isInUse: createIsInUse(journal, deploymentId),
  serverSkewMs: findServerClock(journal, deploymentId)?.skewMs ?? 0,
});

const groupUsers = (subjects: readonly Subject[]) => {
  const members = new Map<OrganizationId, Set<UserId>>();
  const users = new Set<UserId>();
  for (const subject of subjects) {
    const { reads } = KINDS[subject.kind].copied;
    const { organizationId } = subject;
    const userId = userIdOf(subject);
    if (reads.includes('users')) users.add(userId);
    if (!reads.includes('members')) continue;
    const group = members.get(organizationId) ?? new Set<UserId>();
    members.set(organizationId, group.add(userId));
  }
  return { members, users };
};

type Standings = {
  readonly standings: ReadonlyMap<OrganizationId, ReadonlyMap<UserId, MemberStanding>>;
  readonly users: ReadonlyMap<UserId, UserStanding>;
};

function* readStandings(
  cache: ReadHandle,
  deploymentId: DeploymentId,
  subjects: readonly Subject[],
): Slices<Standings> {
  const { members, users } = groupUsers(subjects);
  yield;
  const standings = new Map<OrganizationId, ReadonlyMap<UserId, MemberStanding>>();
  for (const [organizationId, ids] of members)
    standings.set(
      organizationId,
      yield* listStandingsInSlices(cache, { deploymentId, organizationId }, [...ids]),
    );
  return { standings, users: yield* listUserStandingsInSlices(cache, deploymentId, [...users]) };
}

/** Reads how some subjects stand in the copy, in a few questions whatever their number. */
export const readSubjects = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  subjects: readonly Subject[],
  corrected: Corrected = AS_COPIED,
): SubjectCopy => runWhole(readSubjectsInSlices(cache, deploymentId, subjects, corrected));

/** The same, some hundred people a slice. */
export function* readSubjectsInSlices(
  cache: ReadHandle,
  deploymentId: DeploymentId,
  subjects: readonly Subject[],
  corrected: Corrected = AS_COPIED,
  { isInUse, serverSkewMs }: TokensNow = AS_READ,
): Slices<SubjectCopy> {
  const { standings, users } = yield* readStandings(cache, deploymentId, subjects);
  const roles = listRoleRecords(cache, deploymentId);
  const tokenIds = subjects.flatMap((subject) => ('tokenId' in subject ? [subject.tokenId] : []));
  const tokens = tokenIds.length === 0 ? NO_TOKENS : findTokens(cache, deploymentId, tokenIds);
  const asOf = tokens.size === 0 ? null : (findTokenList(cache, deploymentId)?.asOf ?? null);
  const isRead = (organizationId: OrganizationId): boolean =>
    findOrganizationKey(cache, { deploymentId, organizationId }) !== null;
  /** What is the person's own, whatever the organization. */
  const correctSite = <P extends Pick<UserStanding, 'status' | 'siteRoles'>>(
    userId: UserId,
    person: P,
  ): P => {
    const was = person.status === SUSPENDED ? [SUSPENDED] : [];
    const status = corrected(personSubject('user-status', SITE_ORGANIZATION_ID, userId), was);
    return {
      ...person,
      status: status === was ? person.status : toAppliedStatus(person.status, status),
      siteRoles: corrected(personSubject('site-roles', SITE_ORGANIZATION_ID, userId), person.siteRoles),
    };
  };
  const findStanding = (organizationId: OrganizationId, userId: UserId): MemberStanding | null => {
    const found = standings.get(organizationId)?.get(userId);
    if (found === undefined || corrected === AS_COPIED) return found ?? null;
    if (corrected(personSubject('membership', organizationId, userId), [MEMBER]).length === 0) return null;
    const roles = corrected(personSubject('member-roles', organizationId, userId), found.roles);
    return correctSite(userId, { ...found, roles });
  };
  const findUser = (userId: UserId): UserStanding | null => {
    const found = users.get(userId);
    return found === undefined || corrected === AS_COPIED ? (found ?? null) : correctSite(userId, found);
  };

  const findRole: CopyLists['findRole'] = ({ organizationId, roleName }) => {
    const there = roles.filter((role) => role.organizationId === organizationId);
    // Every organization has built-in roles: an empty list was never read.
    return there.length === 0 ? 'unread' : (there.find(({ name }) => name === roleName) ?? null);
  };

  const lists: CopyLists = {
    ...{ findStanding, findUser, findRole, isRead, corrected },
    findToken: (id) => {
      const token = tokens.get(id);
      if (token === undefined) return null;
      return {
        ...token,
        isInUse: isInUse(token),
        isOver: asOf !== null && isExpired(token, Date.parse(asOf) + serverSkewMs),
      };
    },
  };
  const findWords = (subject: Subject): readonly string[] | null =>
    KINDS[subject.kind].copied.findWords(subject, lists);

  const findTokenOwner = (tokenId: string): UserId | null => tokens.get(tokenId)?.userId ?? null;

  return { findWords, findStanding, findUser, findTokenOwner, roles };
}
