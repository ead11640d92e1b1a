import { useMemo } from 'react';
import type { Scope } from '#renderer/data/window/where.ts';
import { UNTOLD_FACTS } from '#shared/model/member.ts';
import { isUntold, useNotTold } from './not-told.ts';

/** Columns of a list: one whose fact is told of nobody cannot be sorted by, and says why. */
export const useToldColumns = <Column extends { readonly id: string }>(
  columns: readonly Column[],
  scope: Scope,
): readonly (Column & { readonly isUnsorted?: boolean; readonly why?: string })[] => {
  const told = useNotTold(scope);
  const untold = told === undefined ? '' : UNTOLD_FACTS.filter((fact) => isUntold(told, fact)).join(' ');
  const reason = told?.reason ?? '';
  return useMemo(() => {
    const facts: readonly string[] = untold.split(' ');
    if (untold === '') return columns;
    return columns.map((column) =>
      facts.includes(column.id)
        ? { ...column, isUnsorted: true, why: `Told of nobody here, or of one person alone. ${reason}` }
        : column,
    );
  }, [columns, untold, reason]);
};
