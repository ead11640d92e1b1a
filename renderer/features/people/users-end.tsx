import { clearFilter, isFiltering, useList } from '#renderer/data/window/list.ts';
import type { Failure } from '#shared/base/failure.ts';
import { FirstCopy } from './first-copy.tsx';
import { ListEnd } from './list-end.tsx';
import { useFirstCopy } from './use-first-copy.ts';

type Props = {
  readonly page: { readonly matching: number; readonly all: number } | undefined;
  readonly failure: Failure | null;
};

/** What stands in the place of users when there are none to show. */
export const UsersEnd = ({ page, failure }: Props) => {
  const { filter } = useList();
  return (
    <ListEnd
      page={page}
      failure={failure}
      isFiltering={isFiltering(filter)}
      onClear={clearFilter}
      where="on this deployment"
      first={<FirstCopy title="No users in the copy yet" {...useFirstCopy()} />}
    />
  );
};
