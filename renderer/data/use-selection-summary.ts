import type { Output } from '#shared/contract/index.ts';
import { useSteadyQuery } from './use-query.ts';
import { useList } from './window/list.ts';
import { useScope } from './window/where.ts';

/** How many are selected, hidden by the filter, and matching it; undefined until known. */
export const useSelectionSummary = (): Output<'selection.getSummary'> | undefined => {
  const scope = useScope();
  const { filter } = useList();
  return useSteadyQuery('selection.getSummary', scope === null ? null : { ...scope, filter }).value;
};
