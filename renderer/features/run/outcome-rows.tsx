import type { Row } from '#renderer/data/page-view.ts';
import { PagedList } from '#renderer/data/paged-list.tsx';
import { useRoleNames } from '#renderer/data/use-role-names.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { PlanId } from '#shared/base/brand.ts';
import styles from './run.module.css';
import { OUTCOME_WORDS, type Outcome } from './words.ts';

const Change = ({ row }: { readonly row: Row<'apply.listChanges'> }) => {
  const { show } = useRoleNames();
  const { word, sign, tone } = OUTCOME_WORDS[row.outcome];
  const added = row.after.filter((role) => !row.before.includes(role));
  const removed = row.before.filter((role) => !row.after.includes(role));
  return (
    <div className={styles.change}>
      <Tag tone={tone}>
        {sign} {word}
      </Tag>
      <strong>
        <SafeText>{row.username === '' ? row.userId : row.username}</SafeText>
      </strong>
      <span className={styles.delta}>
        {added.map((role) => (
          <Chip key={`+${role}`} kind="added">
            {show(role)}
          </Chip>
        ))}
        {removed.map((role) => (
          <Chip key={`-${role}`} kind="removed">
            {show(role)}
          </Chip>
        ))}
      </span>
      <span className={styles.soft}>{row.reason}</span>
      {row.requestId !== null && (
        <code className={styles.id} title="Request id on the server" data-copyable>
          {row.requestId.slice(0, 8)}
        </code>
      )}
    </div>
  );
};

/** What happened to each person, and why. */
export const OutcomeRows = ({
  planId,
  outcome,
}: {
  readonly planId: PlanId;
  readonly outcome: Outcome | null;
}) => (
  <PagedList
    name="apply.listChanges"
    base={{ planId, outcome }}
    label="Changes"
    rowHeight={32}
    keyOf={(row) => `${row.organizationId} ${row.userId}`}
    empty={<EmptyState title="Nobody here" />}
  >
    {(row) => <Change row={row} />}
  </PagedList>
);
