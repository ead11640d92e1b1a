import type { file } from '#shared/contract/plan/file.ts';
import type { PlanFiles } from '../../change/plan/file/plan-files.ts';
import type { AreaHandlers } from '../handlers.ts';
import { afterReview, findReviewed, type ReviewedDeps } from './reviewed.ts';

/** A plan saved and opened. */
export const createFileHandlers = (
  deps: ReviewedDeps & { readonly files: PlanFiles },
): AreaHandlers<typeof file> => ({
  'plan.export': afterReview(deps, ({ note, ...named }) => {
    const found = findReviewed(deps, named);
    return found.ok ? deps.files.save(found.value.record, found.value.review, note) : found;
  }),
  'plan.open': (order) => deps.files.open(order),
});
