import { useQuery } from '#renderer/data/use-query.ts';
import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { focusTarget, moveFocus } from '#renderer/data/window/focus.ts';
import { patchFilter, useList } from '#renderer/data/window/list.ts';
import { type Scope, useScope } from '#renderer/data/window/where.ts';
import { formatCount, people } from '#renderer/ui/format.ts';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import { BehindNote } from './behind-note.tsx';
import { ListPage } from './list-page.tsx';
import { MembersEnd } from './members-end.tsx';
import { MembersFilters } from './members-filters.tsx';
import { MembersGrid } from './members-grid.tsx';
import { MembersSelection } from './members-selection.tsx';
import { useNotToldText } from './not-told.ts';
import { useCopyBehind } from './use-copy-behind.ts';
import { usePasteKey } from './use-paste-key.ts';

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

/** The members of one organization: search, filters, selection and the grid. */
export const MembersPage = () => {
  const scope = useScope();
  usePasteKey();
  const organizations = useQuery(
    'organization.list',
    scope === null ? null : { deploymentId: scope.deploymentId },
  );
  const summary = useSelectionSummary();
  const { filter } = useList();
  const organization = organizations.value?.find((one) => one.id === scope?.organizationId);
  if (scope === null) {
    return organizations.isLoading ? (
      <Skeleton lines={12} />
    ) : (
      <MembersEnd page={{ matching: 0, all: 0 }} failure={organizations.failure} />
    );
  }
  const counts =
    summary === undefined || organization === undefined
      ? ''
      : `${formatCount(summary.matching)} of ${formatCount(organization.members)}`;
  return (
    <ListPage
      label="Members"
      title={
        organization === undefined ? (
          'Members'
        ) : (
          <SafeText>{organization.displayName || organization.name}</SafeText>
        )
      }
      search={
        <SearchBox
          label="Search members"
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
      <MembersFilters scope={scope} />
      <Behind deploymentId={scope.deploymentId} />
      <NotTold scope={scope} />
      <MembersSelection />
      <MembersGrid scope={scope} />
    </ListPage>
  );
};
