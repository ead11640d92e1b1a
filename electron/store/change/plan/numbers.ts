import { PREFLIGHT_TEXT } from '#shared/core/preflight-text.ts';
import type { PreflightCode, Verdict } from '#shared/model/change.ts';
import type { ReviewRow } from './review.ts';

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
