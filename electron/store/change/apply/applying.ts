import type { Place } from '#electron/store/copy/organization.ts';
import { findAsOf } from '#electron/store/copy/pass.ts';
import { findTokenList } from '#electron/store/copy/token.ts';
import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Slices } from '#shared/base/slices.ts';
import type { Applying, ApplyingFact } from '#shared/contract/applying.ts';
import { applyIntent } from '#shared/core/plan/intent.ts';
import { toOutcome } from '#shared/core/plan/outcome.ts';
import { isSiteKind, itemOf, personSubject, toSubjectKey } from '#shared/core/plan/subject.ts';
import { holdsRoles, isPerson } from '#shared/kinds/index.ts';
import type { Member } from '#shared/model/member.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  LIVE,
  PERSON_KINDS,
  type PersonKind,
  ROLE_KINDS,
  SITE_ORGANIZATION_ID,
  type Subject,
} from '#shared/model/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import {
  hasAppliedSince,
  listChangesOf,
  listItemChanges,
  listNewerPlans,
  type NewerPlan,
  type PlanChange,
  type Where,
} from '../../db/journal/applying.ts';
import { KINDS } from '../kinds/index.ts';
import type { Corrected, PersonOfRow } from '../kinds/kind.ts';

/** The people of a page of a list, and where their changes are looked for. */
type ApplyingPage = {
  readonly deploymentId: DeploymentId;
  /** When the reading of the copy began, ISO 8601; null: there is none, and no rows. */
  readonly asOf: string | null;
  readonly userIds: readonly UserId[];
  readonly where: readonly Where[];
};

const toWhere = (kind: PersonKind, organizationIds: Where['organizationIds']): Where => ({
  kind,
  organizationIds: isSiteKind(kind) ? [SITE_ORGANIZATION_ID] : organizationIds,
});

/** What a row of an organization's members shows. */
export const whereOfMembers = (organizationId: OrganizationId): readonly Where[] =>
  PERSON_KINDS.map((kind) => toWhere(kind, [organizationId]));
/** What a row of the list of users shows: of roles only those of the site. */
export const WHERE_OF_USERS: readonly Where[] = PERSON_KINDS.filter((kind) => !holdsRoles(kind)).map((kind) =>
  toWhere(kind, 'all'),
);
/** Everything about a person. */
export const EVERYWHERE: readonly Where[] = PERSON_KINDS.map((kind) => toWhere(kind, 'all'));

type Ended = PlanChange & { readonly outcome: ApplyingFact['outcome'] };

/** Still open, or settled after the copy was begun: only then does the journal know better than the copy. */
const isNewer = ({ outcome, heardAt }: Ended, endedAt: string | null, asOf: string): boolean => {
  if (outcome === 'waiting' || outcome === 'unknown') return true;
  const settledAt = heardAt ?? endedAt;
  return settledAt === null || settledAt >= asOf;
};

const toAfter = ({ outcome, target, planned, differs, intent }: Ended, words: readonly string[]) => {
  if (outcome === 'applied') return target ?? planned;
  if (outcome === 'different') return differs?.words ?? null;
  return outcome === 'already' ? applyIntent(intent, words) : null;
};

/** Several plans may have had the same fact since the copy was read: the last says how it stands. */
const toFact = (changes: readonly Ended[], words: readonly string[]): ApplyingFact | null =>
  changes.reduce<ApplyingFact | null>((fact, change) => {
    const { outcome, intent } = change;
    const before = fact?.after ?? words;
    const kept = outcome === 'different' ? null : (fact?.after ?? null);
    const planned = outcome === 'waiting' ? applyIntent(intent, before) : null;
    return { outcome, after: toAfter(change, before) ?? kept, planned };
  }, null);

type Found = Map<string, readonly Ended[]>;

/** Keeps what of a plan is newer than the copy. */
const keepNewer = (found: Found, plan: NewerPlan, asOf: string, changes: readonly PlanChange[]): void => {
  for (const change of changes) {
    const outcome = change.differs === null ? toOutcome(change.state, change.reason) : 'different';
    const ended: Ended = { ...change, outcome };
    if (!isNewer(ended, plan.endedAt, asOf)) continue;
    const key = toSubjectKey(change);
    found.set(key, [...(found.get(key) ?? []), ended]);
  }
};

const readChanges = (journal: ReadHandle, { deploymentId, asOf, userIds, where }: ApplyingPage): Found => {
  const found: Found = new Map();
  if (asOf === null || userIds.length === 0) return found;
  for (const plan of listNewerPlans(journal, deploymentId, asOf))
    for (const one of where) keepNewer(found, plan, asOf, listChangesOf(journal, plan.id, one, userIds));
  return found;
};

/** As many people as a page has, for each question to the journal. */
const PEOPLE_A_SLICE = 500;

/** Has an apply changed something since the copy was read? */
export const isBehind = (
  journal: ReadHandle,
  { deploymentId, asOf }: Pick<ApplyingPage, 'deploymentId' | 'asOf'>,
): boolean =>
  asOf !== null &&
  listNewerPlans(journal, deploymentId, asOf).some(({ id }) => hasAppliedSince(journal, id, asOf));

/** Who is meant, by kind: a subject of a person is found by its organization and user. */
const groupByKind = (subjects: readonly Subject[]) => {
  const groups = new Map<Where['kind'], { organizationIds: Set<OrganizationId>; userIds: Set<UserId> }>();
  for (const subject of subjects) {
    if (!isPerson(subject)) continue;
    const { kind, organizationId, userId } = subject;
    const group = groups.get(kind) ?? { organizationIds: new Set(), userIds: new Set() };
    group.organizationIds.add(organizationId);
    group.userIds.add(userId);
    groups.set(kind, group);
  }
  return groups;
};

const isOfTokens = (kind: ChangeKind): boolean => KINDS[kind].copied.isOfTokens ?? false;
/** Kinds that the list of tokens tells. */
export const KINDS_OF_TOKENS: readonly ChangeKind[] = CHANGE_KINDS.filter(isOfTokens);

/** When the parts of a copy were read, ISO 8601; null: never. */
export type CopyAge = Pick<ApplyingPage, 'deploymentId' | 'asOf'> & { readonly tokensAsOf: string | null };

/** When the parts of the copy of a deployment were read: a refresh may fail to read the tokens, and keep the old ones. */
export const findCopyAge = (cache: ReadHandle, deploymentId: DeploymentId): CopyAge => ({
  deploymentId,
  asOf: findAsOf(cache, deploymentId),
  tokensAsOf: findTokenList(cache, deploymentId)?.asOf ?? null,
});

function* findNewer(
  journal: ReadHandle,
  { deploymentId, asOf, tokensAsOf }: CopyAge,
  subjects: readonly Subject[],
): Slices<Found> {
  const found: Found = new Map();
  const plansSince = (since: string | null): readonly NewerPlan[] =>
    since === null || subjects.length === 0 ? [] : listNewerPlans(journal, deploymentId, since);
  const itemKinds = [...new Set(subjects.flatMap((one) => (itemOf(one) === '' ? [] : [one.kind])))];
  const ofTokens = itemKinds.filter(isOfTokens);
  for (const plan of ofTokens.length === 0 ? [] : plansSince(tokensAsOf))
    keepNewer(found, plan, tokensAsOf ?? '', listItemChanges(journal, plan.id, ofTokens));
  const items = [...new Set([...ROLE_KINDS, ...itemKinds.filter((kind) => !isOfTokens(kind))])];
  for (const plan of plansSince(asOf)) {
    keepNewer(found, plan, asOf ?? '', listItemChanges(journal, plan.id, items));
    for (const [kind, group] of groupByKind(subjects)) {
      const where = { kind, organizationIds: [...group.organizationIds] };
      const userIds = [...group.userIds];
      for (let at = 0; at < userIds.length; at += PEOPLE_A_SLICE) {
        const some = userIds.slice(at, at + PEOPLE_A_SLICE);
        keepNewer(found, plan, asOf ?? '', listChangesOf(journal, plan.id, where, some));
        yield;
      }
    }
  }
  return found;
}

/**
 * How applies left some subjects since the copy was read. Staging and reviewing ask this, so that they speak of people
 * as the lists show them: a role that an apply gave a minute ago can be taken away, and is not called absent.
 */
export function* readCorrected(
  journal: ReadHandle,
  page: CopyAge,
  subjects: readonly Subject[],
): Slices<Corrected> {
  const found = yield* findNewer(journal, page, subjects);
  return (subject, words) => toFact(found.get(toSubjectKey(subject)) ?? [], words)?.after ?? words;
}

/** What applies that are not done still have to do, or may have done, to some subjects; as they are for all others. */
export function* readAwaited(
  journal: ReadHandle,
  page: CopyAge,
  subjects: readonly Subject[],
): Slices<Corrected> {
  const found = yield* findNewer(journal, page, subjects);
  return (subject, words) => {
    const open = (found.get(toSubjectKey(subject)) ?? []).filter(
      ({ outcome }) => outcome === 'waiting' || outcome === 'unknown',
    );
    return open.reduce((now, { intent }) => applyIntent(intent, now), words);
  };
}

/** The tokens that applies ended since the list of them was read (`asOf`), by id. */
export const listEndedTokens = (
  journal: ReadHandle,
  { deploymentId, asOf }: Pick<ApplyingPage, 'deploymentId' | 'asOf'>,
): readonly string[] => {
  const found: Found = new Map();
  for (const plan of asOf === null ? [] : listNewerPlans(journal, deploymentId, asOf))
    keepNewer(found, plan, asOf ?? '', listItemChanges(journal, plan.id, KINDS_OF_TOKENS));
  return [...found.values()].flatMap((changes) => {
    const [first] = changes;
    if (first === undefined || !('tokenId' in first)) return [];
    return toFact(changes, [LIVE])?.after?.includes(LIVE) === false ? [first.tokenId] : [];
  });
};

const NOTHING: Applying = { roles: null, siteRoles: null, status: null, memberships: [] };

/** What applies do to people of a page, or did since the copy was read, as their rows show it. */
export const readApplying = (journal: ReadHandle, page: ApplyingPage) => {
  const changes = readChanges(journal, page);

  const toApplying = (row: PersonOfRow): Applying | null => {
    let applying = NOTHING;
    for (const kind of PERSON_KINDS) {
      const part = KINDS[kind].inRow?.toApplying(row, (organizationId, words) => {
        const subject = personSubject(kind, organizationId, row.person.userId);
        return toFact(changes.get(toSubjectKey(subject)) ?? [], words);
      });
      applying = { ...applying, ...part };
    }
    const { roles, siteRoles, status, memberships } = applying;
    return roles === null && siteRoles === null && status === null && memberships.length === 0
      ? null
      : applying;
  };

  /** A row of the members of an organization, or of what somebody is elsewhere. */
  const ofMember = (place: Place, person: Member): Applying | null =>
    toApplying({ person, organizationId: place.organizationId, places: [place], isIn: () => true });

  /** A row of the list of users; `places` are the organizations they are in, `organizations` all there are. */
  const ofUser = (
    person: Member,
    places: readonly Place[],
    organizations: readonly Place[],
  ): Applying | null => {
    const ids = new Set(places.map((one) => one.organizationId));
    const isIn = ({ organizationId }: Place): boolean => ids.has(organizationId);
    return toApplying({ person, organizationId: null, places: organizations, isIn });
  };

  return { ofMember, ofUser };
};
