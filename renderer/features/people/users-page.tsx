import { useQuery } from '#renderer/data/use-query.ts';
import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { focusTarget, moveFocus } from '#renderer/data/window/focus.ts';
import { patchFilter, useList } from '#renderer/data/window/list.ts';
import { type Scope, useScope } from '#renderer/data/window/where.ts';
import { formatCount, people } from '#renderer/ui/format.ts';
import { Note } from '#renderer/ui/note.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import { BehindNote } from './behind-note.tsx';
import { ListPage } from './list-page.tsx';
import { useNotToldText } from './not-told.ts';
import { useCopyBehind } from './use-copy-behind.ts';
import { UsersFilters } from './users-filters.tsx';
import { UsersGrid } from './users-grid.tsx';
import { UsersSelection } from './users-selection.tsx';

/** What goes by an older copy than an apply. */
const Behind = ({ deploymentId }: { readonly deploymentId: DeploymentId }) => (
  <BehindNote behind={useCopyBehind(deploymentId, 'list')} />
);

/** What is not told in the list, and what that means for its order and filters. */
const NotTold = ({ scope }: { readonly scope: Scope }) => {
  const text = useNotToldText(scope, people);
  return text === '' ? null : (
    <Note tone="warn" isWide>
      {text}
    </Note>
  );
};

/** Everybody on the deployment: search, filters, selection and the grid. */
export const UsersPage = () => {
  const scope = useScope();
  const summary = useSelectionSummary();
  const { filter } = useList();
  const users = useQuery('user.count', scope === null ? null : { deploymentId: scope.deploymentId }).value;
  if (scope === null) return null;
  const counts =
    summary === undefined || users === undefined
      ? ''
      : `${formatCount(summary.matching)} of ${formatCount(users.all)}`;
  return (
    <ListPage
      label="Users"
      title="Users"
      search={
        <SearchBox
          label="Search users"
          placeholder="Search username, name or e-mail"
          text={filter.text}
          onText={(text) => patchFilter({ text })}
          onLeave={() => moveFocus('grid')}
          attributes={focusTarget('search')}
        />
      }
      counts={counts}
      said={summary === undefined ? '' : `${counts} shown, ${formatCount(summary.selected)} selected`}
    >
      <UsersFilters scope={scope} />
      {users?.from === 'members' && (
        <Note tone="warn" isWide>
          This token may not list users. Shown are the people known from the organizations that it may read.
        </Note>
      )}
      <Behind deploymentId={scope.deploymentId} />
      <NotTold scope={scope} />
      <UsersSelection />
      <UsersGrid scope={scope} />
    </ListPage>
  );
};
