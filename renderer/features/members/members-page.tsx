import { useQuery } from '#renderer/data/use-query.ts';
import { useSelectionSummary } from '#renderer/data/use-selection-summary.ts';
import { useScope } from '#renderer/data/window/where.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { FilterBar } from './filter-bar.tsx';
import { MembersGrid } from './grid.tsx';
import { GridEnd } from './grid-end.tsx';
import styles from './members.module.css';
import { usePasteKey } from './paste/use-paste-key.ts';
import { SearchBox } from './search-box.tsx';
import { SelectionBar } from './selection-bar.tsx';

/** The members of one organization: search, filters, selection and the grid. */
export const MembersPage = () => {
  const scope = useScope();
  usePasteKey();
  const organizations = useQuery(
    'organization.list',
    scope === null ? null : { deploymentId: scope.deploymentId },
  );
  const summary = useSelectionSummary();
  const organization = organizations.value?.find((one) => one.id === scope?.organizationId);
  if (scope === null) {
    return organizations.isLoading ? (
      <Skeleton lines={12} />
    ) : (
      <GridEnd page={{ matching: 0, all: 0 }} failure={organizations.failure} />
    );
  }
  const counts =
    summary === undefined || organization === undefined
      ? ''
      : `${formatCount(summary.matching)} of ${formatCount(organization.members)}`;
  return (
    <section aria-label="Members" className={styles.page}>
      <header className={styles.head}>
        <h1>
          {organization === undefined ? (
            'Members'
          ) : (
            <SafeText>{organization.displayName || organization.name}</SafeText>
          )}
        </h1>
        <SearchBox />
        <output aria-label="Shown" className={styles.counts}>
          {counts}
        </output>
      </header>
      <FilterBar scope={scope} />
      <SelectionBar />
      <MembersGrid scope={scope} />
      <LiveRegion>
        {summary === undefined ? '' : `${counts} shown, ${formatCount(summary.selected)} selected`}
      </LiveRegion>
    </section>
  );
};
