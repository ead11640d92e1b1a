import type { UserId } from '#shared/base/brand.ts';
import type { Slices } from '#shared/base/slices.ts';
import { findLookalikesInSlices, type Looks } from '#shared/core/people/lookalikes.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';
import { isRole, preflightTextOf } from '#shared/kinds/index.ts';
import type { PreflightCode, Verdict } from '#shared/model/change.ts';
import { findNames } from './names.ts';
import type { Review, ReviewRow } from './review.ts';

/** The three numbers of a review; they add up to its rows. */
export const countVerdicts = (rows: readonly ReviewRow[]) => {
  const count = (verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
  return {
    willSucceed: count('will-succeed'),
    willBeRefused: count('will-be-refused'),
    cannotKnow: count('cannot-know'),
  };
};

export type Issue = {
  readonly code: PreflightCode;
  readonly verdict: Verdict;
  readonly people: number;
  readonly of: 'people' | 'roles' | 'changes';
  readonly reason: string;
  readonly fix: string;
};

type Found = {
  verdict: Verdict;
  people: number;
  roles: number;
  readonly users: Set<UserId>;
};
const ofWhat = ({ people, roles, users }: Found): Issue['of'] => {
  if (roles === people) return 'roles';
  return users.size === people ? 'people' : 'changes';
};

/** What preflight found, one line per reason, the most frequent first. */
export const listIssues = (rows: readonly ReviewRow[]): readonly Issue[] => {
  const found = new Map<PreflightCode, Found>();
  for (const { change, code, verdict } of rows) {
    if (code === null) continue;
    const issue = found.get(code) ?? { verdict, people: 0, roles: 0, users: new Set() };
    issue.people += 1;
    if (isRole(change)) issue.roles += 1;
    else issue.users.add(userIdOf(change));
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

const FIRST = { groups: 5, people: 4 } as const;

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
    groups: groups.slice(0, FIRST.groups).map((group) => group.slice(0, FIRST.people)),
  };
}
