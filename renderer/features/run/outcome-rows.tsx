import { useClient } from '#renderer/client/client-context.tsx';
import type { RowOfPage } from '#renderer/client/page-view.ts';
import { PagedList } from '#renderer/client/paged-list.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Delta } from '#renderer/ui/delta.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { toChangeText } from '#renderer/window/change-text.ts';
import { useOrganizationNames, useRoleNames } from '#renderer/window/names.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { roleNameOf, whoOf } from '#shared/core/plan/subject.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { isRole } from '#shared/kinds/index.ts';
import { runOrders, useRunOrders } from './orders.ts';
import styles from './outcome-rows.module.css';
import { OUTCOME_MARKS } from './outcome-text.ts';
import type { ShownRows } from './text.ts';

type ChangeOf = RowOfPage<'apply.listChanges'>;

/** The name of a role is in the line about it. */
const toWho = (row: ChangeOf): string => (isRole(row) ? 'role' : whoOf(row, row.username));

const What = ({ row }: { readonly row: ChangeOf }) => {
  const { show } = useRoleNames();
  const organization = useOrganizationNames()(row.organizationId);
  const text = toChangeText(
    {
      kind: row.kind,
      roleName: roleNameOf(row),
      added: row.after.filter((word) => !row.before.includes(word)),
      removed: row.before.filter((word) => !row.after.includes(word)),
    },
    { role: show, organization },
  );
  const { tense } = OUTCOME_MARKS[row.outcome];
  return <Delta lead={text.lead} added={text.added} removed={text.removed} tense={tense} />;
};

const Overlapped = ({ found }: { readonly found: readonly string[] }) => {
  const { show } = useRoleNames();
  return (
    <span className={styles.warn}>
      Changed by somebody in the same moment: it was{' '}
      <SafeText>{found.length === 0 ? 'nothing' : found.map(show).join(', ')}</SafeText> when our write came,
      and what they had changed is overwritten. Tell them, or correct it by hand.
    </span>
  );
};

const Look = ({ row, planId }: { readonly row: ChangeOf; readonly planId: PlanId }) => {
  const client = useClient();
  const { isBusy } = useRunOrders();
  if (row.look === 'acknowledged') return <span className={styles.soft}>✓ looked at</span>;
  return (
    <Button disabled={isBusy} onClick={() => void runOrders.acknowledge(client, planId, row.n)}>
      I looked at it
    </Button>
  );
};

/** What happened to one subject: outcome, change, why and what to do, and the id of its request. */
const ChangeRow = ({ row, planId }: { readonly row: ChangeOf; readonly planId: PlanId }) => {
  const { word, sign, tone } = OUTCOME_MARKS[row.outcome];
  return (
    <div className={styles.change}>
      <Tag tone={tone}>
        {sign} {word}
      </Tag>
      <strong className={isRole(row) ? styles.soft : undefined}>
        <SafeText>{toWho(row)}</SafeText>
      </strong>
      <What row={row} />
      <span className={styles.why}>
        {row.reason !== null && (
          <span className={styles.soft}>
            <SafeText>{row.reason}</SafeText>
          </span>
        )}
        {row.overlapped !== null && <Overlapped found={row.overlapped} />}
        {row.look !== null && <Look row={row} planId={planId} />}
      </span>
      {row.requestId !== null && (
        <code
          className={styles.id}
          title={toShown(`Request id on the server: ${row.requestId}`)}
          data-copyable
        >
          {row.requestId.slice(0, 8)}
        </code>
      )}
    </div>
  );
};

const NOBODY = {
  overlapped: 'Nobody else changed anything in the same moment.',
  'to-look-at': 'Nothing is left to look at.',
} as const;

/** What happened to each subject, and why: all of them, those of one outcome, or those with a remark. */
export const OutcomeRows = ({ planId, shown }: { readonly planId: PlanId; readonly shown: ShownRows }) => (
  <PagedList
    name="apply.listChanges"
    base={{ planId, outcome: shown.outcome, only: shown.only }}
    label="Changes"
    rowHeight={32}
    keyOf={(row) => String(row.n)}
    empty={<EmptyState title={shown.only === null ? 'Nothing here' : NOBODY[shown.only]} />}
  >
    {(row) => <ChangeRow row={row} planId={planId} />}
  </PagedList>
);
