import { PagedList } from '#renderer/client/paged-list.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { PlanId } from '#shared/base/brand.ts';
import { ChangeRow } from './change-row.tsx';
import type { Shown } from './words.ts';

const NOBODY = {
  overlapped: 'Nobody else changed anything in the same moment.',
  'to-look-at': 'Nothing is left to look at.',
} as const;

/** What happened to each subject, and why: all of them, those of one outcome, or those with a remark. */
export const OutcomeRows = ({ planId, shown }: { readonly planId: PlanId; readonly shown: Shown }) => (
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
