import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Failure } from '#shared/base/failure.ts';

type Props = {
  /** Rows that match, of all there are; undefined: not known yet. */
  readonly page: { readonly matching: number; readonly all: number } | undefined;
  readonly failure: Failure | null;
  readonly isFiltering: boolean;
  readonly onClear: () => void;
  /** "in this organization". */
  readonly where: string;
  /** Shown while nothing is copied. */
  readonly first: ReactNode;
  /** Why a filter can match nobody, if that is known. */
  readonly why?: ReactNode;
};

/** What stands below the header when there are no rows: loading, failed, nobody matches, nothing copied yet. */
export const ListEnd = ({ page, failure, isFiltering, onClear, where, first, why }: Props) => {
  if (failure !== null && page === undefined) return <ErrorNote failure={failure} />;
  if (page === undefined) return <Skeleton lines={12} label="Loading the list" />;
  if (page.matching > 0) return null;
  if (!isFiltering || page.all === 0) return first;
  return (
    <EmptyState title="Nobody matches" action={<Button onClick={onClear}>Clear search and filters</Button>}>
      Search and filters hide everybody {where}. {why}
    </EmptyState>
  );
};
