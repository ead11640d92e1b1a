import { useRoleNames } from '#renderer/data/use-role-names.ts';
import { clearFilter, isFiltering, useList } from '#renderer/data/window/list.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { Failure } from '#shared/base/failure.ts';
import { FirstCopy } from './first-copy.tsx';
import { ListEnd } from './list-end.tsx';
import { useFirstCopy } from './use-first-copy.ts';

/** Roles that the filter asks for and the server does not list: deleted since, or of another organization. */
const UnknownRoles = ({ names }: { readonly names: readonly string[] }) => {
  const { isKnown } = useRoleNames();
  const unknown = names.filter((name) => !isKnown(name));
  if (unknown.length === 0) return null;
  return (
    <>
      The server lists no role <SafeText>{unknown.join(', ')}</SafeText> here any more: take it out of the
      filter Roles.
    </>
  );
};

type Props = {
  readonly page: { readonly matching: number; readonly all: number } | undefined;
  readonly failure: Failure | null;
};

/** What stands in the place of members when there are none to show. */
export const MembersEnd = ({ page, failure }: Props) => {
  const { filter } = useList();
  return (
    <ListEnd
      page={page}
      failure={failure}
      isFiltering={isFiltering(filter)}
      onClear={clearFilter}
      where="in this organization"
      why={<UnknownRoles names={filter.roles?.names ?? []} />}
      first={<FirstCopy title="No members in the copy yet" {...useFirstCopy()} />}
    />
  );
};
