import type { Row } from '#renderer/data/page-view.ts';
import { PagedList } from '#renderer/data/paged-list.tsx';
import { useRoleNames } from '#renderer/data/use-role-names.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import styles from './review.module.css';
import type { Review } from './review-page.tsx';
import { VERDICT_SIGNS, VERDICT_TONES, VERDICT_WORDS } from './words.ts';

type Props = {
  readonly deploymentId: DeploymentId;
  readonly shape: Review['shapes'][number] | null;
};

const Person = ({ row }: { readonly row: Row<'plan.listPeople'> }) => {
  const { show } = useRoleNames();
  const kept = row.before.filter((role) => !row.removed.includes(role));
  return (
    <div className={styles.person}>
      <p className={styles.who}>
        <strong>
          <SafeText>{row.username}</SafeText>
        </strong>{' '}
        <span className={styles.soft}>
          <SafeText>{row.name}</SafeText> <code>{row.userId.slice(0, 8)}</code>
        </span>
        <Tag tone={VERDICT_TONES[row.verdict]}>
          {VERDICT_SIGNS[row.verdict]} {VERDICT_WORDS[row.verdict]}
        </Tag>
      </p>
      <p className={styles.delta}>
        {row.removed.map((role) => (
          <Chip key={`-${role}`} kind="removed">
            {show(role)}
          </Chip>
        ))}
        {row.added.map((role) => (
          <Chip key={`+${role}`} kind="added">
            {show(role)}
          </Chip>
        ))}
        {kept.map((role) => (
          <Chip key={role}>{show(role)}</Chip>
        ))}
      </p>
      {row.reason !== null && (
        <p className={styles.soft}>
          {row.reason} {row.fix}
        </p>
      )}
    </div>
  );
};

/** The people behind a line, or behind all of them, with before and after. */
export const PeopleList = ({ deploymentId, shape }: Props) => (
  <section aria-label="People" className={styles.people}>
    <PagedList
      name="plan.listPeople"
      base={{ deploymentId, shapeId: shape?.id ?? null, verdict: null }}
      label="People with before and after"
      rowHeight={58}
      keyOf={(row) => `${row.organizationId} ${row.userId}`}
      head={(total) => (
        <h2 className={styles.title}>
          {shape === null ? 'Everybody' : 'This kind'}: {formatCount(total)}
        </h2>
      )}
    >
      {(row) => <Person row={row} />}
    </PagedList>
  </section>
);
