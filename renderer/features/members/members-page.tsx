import { useNotToldText } from '#renderer/data/not-told.ts';
import { useCopyBehind } from '#renderer/data/use-copy-behind.ts';
import { useQuery } from '#renderer/data/use-query.ts';
import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { focusTarget, moveFocus } from '#renderer/data/window/focus.ts';
import { patchFilter, useList } from '#renderer/data/window/list.ts';
import { usePasteKey } from '#renderer/data/window/use-paste-key.ts';
import { type Scope, useScope } from '#renderer/data/window/where.ts';
import { BehindNote } from '#renderer/ui/behind-note.tsx';
import { formatCount, people } from '#renderer/ui/format.ts';
import { ListPage } from '#renderer/ui/list-page.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import { MembersFilters } from './filter-bar.tsx';
import { MembersGrid } from './grid.tsx';
import { MembersEnd } from './members-end.tsx';
import { MembersSelection } from './selection-bar.tsx';

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
