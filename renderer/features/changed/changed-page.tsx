import type { Row } from '#renderer/data/page-view.ts';
import { PagedList } from '#renderer/data/paged-list.tsx';
import { useQuery } from '#renderer/data/use-query.ts';
import { useRoleNames } from '#renderer/data/use-role-names.ts';
import { focusTarget } from '#renderer/data/window/focus.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import styles from './changed.module.css';
import { NOBODY_CHANGED, toSpanText } from './words.ts';

const KINDS = {
  joined: '+ joined',
  left: '− left',
  roles: 'with other roles',
  profile: 'with other details',
} as const;

/** The same in the list of users. */
const ON_SITE = {
  joined: '+ new on the deployment',
  left: '− gone from the deployment',
  roles: 'with other site roles',
  profile: 'with other details',
} as const;

const Change = ({ row }: { readonly row: Row<'sync.listChanges'> }) => {
  const { show } = useRoleNames();
  return (
    <div className={styles.row}>
      <span className={styles.soft}>
        {row.organizationId === SITE_ORGANIZATION_ID ? ON_SITE[row.kind] : KINDS[row.kind]}
      </span>
      <span className={styles.who}>
        <SafeText>{row.username}</SafeText> <code className={styles.soft}>{row.userId.slice(0, 8)}</code>
      </span>
      <span className={styles.delta}>
        {row.added.map((role) => (
          <Chip key={`+${role}`} kind="added" tense="done">
            {show(role)}
          </Chip>
        ))}
        {row.removed.map((role) => (
          <Chip key={`-${role}`} kind="removed" tense="done">
            {show(role)}
          </Chip>
        ))}
      </span>
    </div>
  );
};

/** Differences between the last two copies of the server. */
export const ChangedPage = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const { value } = useQuery('sync.getChanges', deploymentId === null ? null : { deploymentId });
  if (deploymentId === null) return null;
  const span = toSpanText(value?.since ?? null, value?.until ?? null);
  const counts = (value?.counts ?? [])
    .filter((one) => one.count > 0)
    .map((one) => `${formatCount(one.count)} ${KINDS[one.kind].replace(/^\W+/, '')}`);
  return (
    <section aria-label="What changed" className={styles.page} tabIndex={-1} {...focusTarget('screen')}>
      <header className={styles.head}>
        <h1>What changed since the last refresh</h1>
        <p className={styles.soft}>
          {span} {counts.join(', ')}
        </p>
      </header>
      <PagedList
        name="sync.listChanges"
        base={{ deploymentId }}
        label="Changes on the server"
        rowHeight={30}
        keyOf={(row) => `${row.organizationId} ${row.userId} ${row.kind}`}
        empty={
          value?.since != null && <EmptyState title={NOBODY_CHANGED.title}>{NOBODY_CHANGED.text}</EmptyState>
        }
      >
        {(row) => <Change row={row} />}
      </PagedList>
    </section>
  );
};
