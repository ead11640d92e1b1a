import type { RowOfPage } from '#renderer/client/page-view.ts';
import { PagedList } from '#renderer/client/paged-list.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { Delta } from '#renderer/ui/delta.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { toChangeText } from '#renderer/window/change-text.ts';
import { useOrganizationNames, useRoleNames } from '#renderer/window/names.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { roleNameOf, toSubjectKey, whoOf } from '#shared/core/plan/subject.ts';
import { isAboutRole, isPerson, KINDS } from '#shared/kinds/index.ts';
import { ConflictPeople } from './conflicts/conflict-people.tsx';
import { EffectPeople } from './effects/effect-people.tsx';
import styles from './review.module.css';
import type { ReviewAnswer } from './review-page.tsx';
import { useShown } from './shown.ts';
import { toHeldText, toListTitle, VERDICT_SIGNS, VERDICT_TEXT, VERDICT_TONES } from './text.ts';

type HolderProps = { readonly deploymentId: DeploymentId; readonly shape: ReviewAnswer['shapes'][number] };

/** What happens to a custom role, and everybody who holds it: the change is theirs. */
const HolderList = ({ deploymentId, shape }: HolderProps) => {
  const { show } = useRoleNames();
  const text = toChangeText(shape, { role: show, organization: shape.organization });
  return (
    <PagedList
      name="plan.listHolders"
      base={{ deploymentId, shapeId: shape.id }}
      label="People who hold the role"
      rowHeight={36}
      keyOf={(row) => row.userId}
      head={() => (
        <>
          <h2 className={styles.title}>Role, {toHeldText(shape)}</h2>
          <div className={styles.person}>
            <p className={styles.delta}>
              <Delta lead={text.lead} added={text.added} removed={text.removed} />
            </p>
          </div>
        </>
      )}
      empty={<EmptyState title="Nobody holds this role" />}
    >
      {(row) => (
        <div className={styles.person}>
          <p className={styles.who}>
            <strong>
              <SafeText>{row.username}</SafeText>
            </strong>{' '}
            <span className={styles.soft}>
              <SafeText>{row.name}</SafeText>
            </span>
          </p>
        </div>
      )}
    </PagedList>
  );
};

type PeopleProps = {
  readonly deploymentId: DeploymentId;
  readonly shape: ReviewAnswer['shapes'][number] | null;
  readonly reach: ReviewAnswer['reach'];
};

/** What of the change is left as it is; only for roles, where that is what a person looks for. */
const keptOf = ({ kind, before, removed }: RowOfPage<'plan.listPeople'>): readonly string[] =>
  KINDS[kind].namesRoles ? before.filter((role) => !removed.includes(role)) : [];

const Person = ({ row }: { readonly row: RowOfPage<'plan.listPeople'> }) => {
  const { show } = useRoleNames();
  const organization = useOrganizationNames()(row.organizationId);
  const text = toChangeText({ ...row, roleName: roleNameOf(row) }, { role: show, organization });
  return (
    <div className={styles.person}>
      <p className={styles.who}>
        <strong>
          <SafeText>{whoOf(row, row.username)}</SafeText>
        </strong>{' '}
        <span className={styles.soft}>
          <SafeText>{row.name}</SafeText> {isPerson(row) && <code>{row.userId.slice(0, 8)}</code>}
        </span>
        <Tag tone={VERDICT_TONES[row.verdict]}>
          {VERDICT_SIGNS[row.verdict]} {VERDICT_TEXT[row.verdict]}
        </Tag>
      </p>
      <p className={styles.delta}>
        <Delta lead={text.lead} added={text.added} removed={text.removed} />
        {keptOf(row).map((role) => (
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
const PeopleList = ({ deploymentId, shape, reach }: PeopleProps) => (
  <PagedList
    name="plan.listPeople"
    base={{ deploymentId, shapeId: shape?.id ?? null, verdict: null }}
    label="People with before and after"
    rowHeight={58}
    keyOf={toSubjectKey}
    head={(total) => <h2 className={styles.title}>{toListTitle(shape === null ? reach : null, total)}</h2>}
  >
    {(row) => <Person row={row} />}
  </PagedList>
);

type Props = { readonly review: ReviewAnswer; readonly deploymentId: DeploymentId };

const Chosen = ({ review, deploymentId }: Props) => {
  const shown = useShown((state) => state.shown);
  // A conflict that is decided and a line that is taken out are gone; the list stays until something else is chosen.
  switch (shown.kind) {
    case 'conflicts':
      return <ConflictPeople key={shown.kindId} deploymentId={deploymentId} kindId={shown.kindId} />;
    case 'effect':
      return <EffectPeople key={JSON.stringify(shown.of)} deploymentId={deploymentId} shown={shown} />;
    case 'everybody':
      return <PeopleList deploymentId={deploymentId} shape={null} reach={review.reach} />;
    case 'shape': {
      const shape = review.shapes.find((one) => one.id === shown.shapeId) ?? null;
      return shape !== null && isAboutRole(shape.kind) ? (
        <HolderList key={shape.id} deploymentId={deploymentId} shape={shape} />
      ) : (
        <PeopleList deploymentId={deploymentId} shape={shape} reach={review.reach} />
      );
    }
  }
};

/** The people behind whatever was chosen on the left. */
export const RightList = (props: Props) => (
  <section aria-label="People" className={styles.people} data-zone="people">
    <Chosen {...props} />
  </section>
);
