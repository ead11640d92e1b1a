import type { UserId } from '#shared/base/brand.ts';
import type { Slices } from '#shared/base/slices.ts';
import { findLookalikesInSlices, type Looks } from '#shared/core/lookalikes.ts';
import { PREFLIGHT_TEXT } from '#shared/core/preflight-text.ts';
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
  readonly reason: string;
  readonly fix: string;
};

/** What preflight found, one line per reason, the most frequent first. */
export const listIssues = (rows: readonly ReviewRow[]): readonly Issue[] => {
  const found = new Map<PreflightCode, { verdict: Verdict; people: number }>();
  for (const { code, verdict } of rows) {
    if (code === null) continue;
    const issue = found.get(code) ?? { verdict, people: 0 };
    issue.people += 1;
    found.set(code, issue);
  }
  return [...found]
    .map(([code, issue]) => ({ code, ...issue, ...PREFLIGHT_TEXT[code] }))
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
      const names = change.kind === 'custom-role' ? null : findNames(compiled, change);
      return names === null ? [] : [{ userId: change.userId, username: names.username, name: names.name }];
    }),
  );
  return {
    people: groups.reduce((sum, group) => sum + group.length, 0),
    groups: groups.slice(0, FIRST.groups).map((group) => group.slice(0, FIRST.people)),
  };
}
