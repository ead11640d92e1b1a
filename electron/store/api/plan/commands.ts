import type { commands } from '#shared/contract/plan/commands.ts';
import { writeCommands } from '../../change/plan/commands.ts';
import type { AreaHandlers } from '../handlers.ts';
import { afterReview, findReviewed, type ReviewedDeps } from './reviewed.ts';

/** The plan as text for another tool. */
export const createCommandHandlers = (deps: ReviewedDeps): AreaHandlers<typeof commands> => ({
  'plan.copyCommands': afterReview(deps, ({ format, shapeId, ...named }) => {
    const found = findReviewed(deps, named);
    return found.ok ? writeCommands(found.value.record, found.value.review, { format, shapeId }) : found;
  }),
});
