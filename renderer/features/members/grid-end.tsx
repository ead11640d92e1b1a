import { clearFilter, isFiltering, useList } from '#renderer/data/window/list.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { Failure } from '#shared/base/failure.ts';
import { FirstCopy } from './first-copy.tsx';

type Props = {
  readonly page: { readonly matching: number; readonly all: number } | undefined;
  readonly failure: Failure | null;
};

const Nobody = ({ all }: { readonly all: number }) => {
  const { filter } = useList();
  if (isFiltering(filter) && all > 0) {
    return (
      <EmptyState
        title="Nobody matches"
        action={<Button onClick={clearFilter}>Clear search and filters</Button>}
      >
        Search and filters hide everybody in this organization.
      </EmptyState>
    );
  }
  return <FirstCopy />;
};

/** What stands below the header when there are no rows: loading, failed, nobody matches, nothing copied yet. */
export const GridEnd = ({ page, failure }: Props) => {
  if (failure !== null && page === undefined) return <ErrorNote failure={failure} />;
  if (page === undefined) return <Skeleton lines={12} label="Loading members" />;
  return page.matching === 0 ? <Nobody all={page.all} /> : null;
};
