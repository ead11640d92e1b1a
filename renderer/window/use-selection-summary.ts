import { useSteadyQuery } from '#renderer/client/use-query.ts';
import type { Output } from '#shared/contract/index.ts';
import { useList } from './list.ts';
import { useScope } from './where.ts';

/** How many are selected, hidden by the filter, and matching it; undefined until known. */
export const useSelectionSummary = (): Output<'selection.getSummary'> | undefined => {
  const scope = useScope();
  const { filter } = useList();
  return useSteadyQuery('selection.getSummary', scope === null ? null : { ...scope, filter }).value;
};
