import { fail, ok, type Result } from '#shared/base/result.ts';
import { type CommandFormat, toCommands } from '#shared/core/plan/commands/index.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import { toSubjectName } from './names.ts';
import type { Review, ReviewRow } from './review.ts';

/** A review, or one shape of it, as commands that do the same by hand. */
export const writeCommands = (
  record: DeploymentRecord,
  review: Review,
  { format, shapeId }: { readonly format: CommandFormat; readonly shapeId: string | null },
): Result<{ text: string; changes: number; withoutCommand: number }, 'nothing-staged' | 'review-stale'> => {
  const shape = review.shapes.find(({ id }) => id === shapeId);
  if (shapeId !== null && shape === undefined)
    return fail('review-stale', 'This line is no longer in the review. Look at it again.', { retry: true });
  const rows: readonly ReviewRow[] =
    shape === undefined ? review.rows : shape.members.flatMap((at) => review.rows[at] ?? []);
  if (rows.length === 0) return fail('nothing-staged', 'Nothing is staged that would change anything.');
  const named = rows.map(({ change }) => ({ change, name: toSubjectName(review.compiled, change) }));
  return ok({ ...toCommands(format, record.url.replace(/\/+$/, ''), named), changes: rows.length });
};
