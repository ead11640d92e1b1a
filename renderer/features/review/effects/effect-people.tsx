import type { RowOfPage } from '#renderer/client/page-view.ts';
import { PagedList } from '#renderer/client/paged-list.tsx';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Delta } from '#renderer/ui/delta.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { toChangeText } from '#renderer/window/change-text.ts';
import { useRoleNames } from '#renderer/window/names.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { roleNameOf, toSubjectKey, whoOf } from '#shared/core/plan/subject.ts';
import { type ShownChanges, useShown } from '../shown.ts';
import styles from './effects.module.css';

type Person = RowOfPage<'plan.listEffectPeople'>;

const EffectPerson = ({ row, path }: { readonly row: Person; readonly path: string }) => {
  const { show } = useRoleNames();
  const { subject, before, after, coveredBy } = row;
  const text = toChangeText(
    {
      kind: subject.kind,
      roleName: roleNameOf(subject),
      added: after.filter((word) => !before.includes(word)),
      removed: before.filter((word) => !after.includes(word)),
    },
    { role: show, organization: subject.organization },
  );
  const why = coveredBy.length > 0 ? `already covered by ${coveredBy.join(', ')}` : path;
  const isHolder = text.lead === '' && text.added.length + text.removed.length === 0;
  return (
    <div className={styles.person}>
      <p>
        <strong>
          <SafeText>{whoOf(subject, subject.name)}</SafeText>
        </strong>{' '}
        <span className={styles.soft}>
          <SafeText>{why}</SafeText>
        </span>
      </p>
      <Delta
        lead={isHolder ? 'holds a role that changes' : text.lead}
        added={text.added}
        removed={text.removed}
      />
    </div>
  );
};

type Props = {
  readonly deploymentId: DeploymentId;
  readonly shown: Extract<ShownChanges, { readonly kind: 'effect' }>;
};

/** The people behind an effect, with the change and the path that gives it to them. */
export const EffectPeople = ({ deploymentId, shown }: Props) => {
  const { value } = useQuery('plan.getEffects', { deploymentId });
  const showAll = useShown((state) => state.showAll);
  return (
    <PagedList
      name="plan.listEffectPeople"
      base={{ deploymentId, hash: value?.hash ?? '', of: shown.of }}
      label="People behind the effect"
      rowHeight={52}
      keyOf={({ subject }) => toSubjectKey(subject)}
      head={() => (
        <div className={styles.head}>
          <h2>
            <SafeText>{shown.title}</SafeText>
          </h2>
          <Button look="quiet" onClick={showAll}>
            Show everybody
          </Button>
        </div>
      )}
    >
      {(row) => <EffectPerson row={row} path={shown.path} />}
    </PagedList>
  );
};
