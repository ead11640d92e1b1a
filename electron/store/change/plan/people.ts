import { subjectOf } from '#shared/core/plan/subject.ts';
import { preflightTextOf } from '#shared/kinds/index.ts';
import type { Verdict } from '#shared/model/change.ts';
import { findNames } from './names.ts';
import type { Review, ReviewRow } from './review.ts';

export type PeopleQuestion = {
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
