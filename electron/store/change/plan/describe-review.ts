import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Slices } from '#shared/base/slices.ts';
import { findLookalikesInSlices, type Looks } from '#shared/core/people/lookalikes.ts';
import { type CommandFormat, toCommands } from '#shared/core/plan/commands/index.ts';
import { isKnown, subjectOf, userIdOf } from '#shared/core/plan/subject.ts';
import { isAboutRole, isRole, preflightTextOf } from '#shared/kinds/index.ts';
import { countedAs } from '#shared/kinds/things.ts';
import type { CountedAs, PreflightCode, Verdict } from '#shared/model/change.ts';
import type { ChangeKind } from '#shared/model/subject.ts';
import { pageRoleHolders } from '../../copy/member-role.ts';
import { listOrganizations } from '../../copy/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import { findNames, toSubjectName } from './names.ts';
import { OF_NEWER_VERSION } from './newer-version.ts';
import { listAllHolders } from './reach.ts';
import type { Review, ReviewRow } from './review.ts';
import { countGiven } from './summary.ts';

/** The three numbers of a review; they add up to its rows. */
export const countVerdicts = (rows: readonly ReviewRow[]) => {
  const count = (verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
  return {
    willSucceed: count('will-succeed'),
    willBeRefused: count('will-be-refused'),
    cannotKnow: count('cannot-know'),
  };
};

type Issue = {
  readonly code: PreflightCode;
  readonly verdict: Verdict;
  readonly people: number;
  readonly of: CountedAs;
  readonly reason: string;
  readonly fix: string;
};

type Found = {
  verdict: Verdict;
  people: number;
  readonly kinds: Set<ChangeKind>;
  readonly users: Set<UserId>;
};
/** One person may have several changes: people are counted only where each change is of another one. */
const ofWhat = ({ people, kinds, users }: Found): Issue['of'] => {
  const as = countedAs(kinds);
  return as === 'people' && users.size !== people ? 'changes' : as;
};

/** What preflight found, one line per reason, the most frequent first. */
export const listIssues = (rows: readonly ReviewRow[]): readonly Issue[] => {
  const found = new Map<PreflightCode, Found>();
  for (const { change, code, verdict } of rows) {
    if (code === null) continue;
    const issue = found.get(code) ?? { verdict, people: 0, kinds: new Set(), users: new Set() };
    issue.people += 1;
    issue.kinds.add(change.kind);
    if (!isRole(change)) issue.users.add(userIdOf(change));
    found.set(code, issue);
  }
  return [...found]
    .map(([code, issue]) => ({
      code,
      verdict: issue.verdict,
      people: issue.people,
      of: ofWhat(issue),
      ...preflightTextOf(code),
    }))
    .sort((a, b) => b.people - a.people);
};

const ALIKE = { groups: 5, people: 4 } as const;

export type Lookalikes = {
  readonly people: number;
  readonly groups: readonly (readonly (Looks & { readonly userId: UserId })[])[];
};

/** Who of a review could be taken for somebody else in it: how many, and the first groups of them. */
export function* listLookalikes({ rows, compiled }: Pick<Review, 'rows' | 'compiled'>): Slices<Lookalikes> {
  const groups = yield* findLookalikesInSlices(
    rows.flatMap(({ change }) => {
      const names = findNames(compiled, change);
      return names === null ? [] : [{ userId: userIdOf(change), username: names.username, name: names.name }];
    }),
  );
  return {
    people: groups.reduce((sum, group) => sum + group.length, 0),
    groups: groups.slice(0, ALIKE.groups).map((group) => group.slice(0, ALIKE.people)),
  };
}

const EXAMPLES = 3;
const FIRST = { offset: 0, limit: EXAMPLES };

/** The shapes of a review with the words a person needs: the organization's name, and who is in it. */
export const describeShapes = (cache: ReadHandle, deploymentId: DeploymentId, review: Review) => {
  const names = new Map(listOrganizations(cache, deploymentId).map((o) => [o.id, o.displayName]));
  const changes = review.rows.map(({ change }) => change);
  return review.shapes.map(({ members, ...shape }) => ({
    ...shape,
    organization: names.get(shape.organizationId) ?? '',
    people: members.length,
    holders: isAboutRole(shape.kind)
      ? (listAllHolders(cache, deploymentId, shape.organizationId, shape.roleName)?.length ?? null)
      : null,
    given: isAboutRole(shape.kind) ? countGiven(changes, shape.organizationId, shape.roleName) : 0,
    examples: isAboutRole(shape.kind)
      ? pageRoleHolders(cache, deploymentId, { ...shape, role: shape.roleName }, FIRST).map(
          ({ username }) => username,
        )
      : members.slice(0, EXAMPLES).flatMap((at) => {
          const change = review.rows[at]?.change;
          if (change === undefined) return [];
          const standing = findNames(review.compiled, change);
          return standing === null ? [] : [standing.username];
        }),
  }));
};

type PeopleQuestion = {
  readonly shapeId: string | null;
  readonly verdict: Verdict | null;
  readonly offset: number;
  readonly limit: number;
};

const select = (review: Review, { shapeId, verdict }: PeopleQuestion): readonly ReviewRow[] => {
  const shape = review.shapes.find((candidate) => candidate.id === shapeId);
  if (shapeId !== null && shape === undefined) return [];
  const rows = shape === undefined ? review.rows : shape.members.flatMap((at) => review.rows[at] ?? []);
  return verdict === null ? rows : rows.filter((row) => row.verdict === verdict);
};

const toPerson = (review: Review, { change, verdict, code }: ReviewRow) => {
  const standing = findNames(review.compiled, change);
  const text = code === null ? null : preflightTextOf(code);
  return {
    ...subjectOf(change),
    username: standing?.username ?? '',
    name: standing?.name ?? '',
    email: standing?.email ?? '',
    before: change.base,
    after: change.target,
    added: change.added,
    removed: change.removed,
    verdict,
    reason: text?.reason ?? null,
    fix: text?.fix ?? null,
  };
};

/** Before and after of the people of a review: all, of one shape, or of one verdict. */
export const listPeople = (review: Review, question: PeopleQuestion) => {
  const rows = select(review, question);
  return {
    total: rows.length,
    rows: rows.slice(question.offset, question.offset + question.limit).map((row) => toPerson(review, row)),
  };
};

/** A review, or one shape of it, as commands that do the same by hand. */
export const writeCommands = (
  record: DeploymentRecord,
  review: Review,
  { format, shapeId }: { readonly format: CommandFormat; readonly shapeId: string | null },
): Result<
  { text: string; changes: number; withoutCommand: number },
  'nothing-staged' | 'review-stale' | 'newer-version'
> => {
  const shape = review.shapes.find(({ id }) => id === shapeId);
  if (shapeId !== null && shape === undefined)
    return fail('review-stale', 'This line is no longer in the review. Look at it again.', { retry: true });
  const rows: readonly ReviewRow[] =
    shape === undefined ? review.rows : shape.members.flatMap((at) => review.rows[at] ?? []);
  if (rows.length === 0) return fail('nothing-staged', 'Nothing is staged that would change anything.');
  if (!rows.every(({ change }) => isKnown(change))) return OF_NEWER_VERSION;
  const named = rows.map(({ change }) => ({ change, name: toSubjectName(review.compiled, change) }));
  return ok({ ...toCommands(format, record.url.replace(/\/+$/, ''), named), changes: rows.length });
};
