import { PagedList } from '#renderer/client/paged-list.tsx';
import { Delta } from '#renderer/ui/delta.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { toChangeWords } from '#renderer/window/change-words.ts';
import { useRoleNames } from '#renderer/window/use-role-names.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import styles from './review.module.css';
import type { Review } from './review-page.tsx';
import { toHeldText } from './words.ts';

type Props = { readonly deploymentId: DeploymentId; readonly shape: Review['shapes'][number] };

/** What happens to a custom role, and everybody who holds it: the change is theirs. */
export const HolderList = ({ deploymentId, shape }: Props) => {
  const { show } = useRoleNames();
  const words = toChangeWords(shape, { role: show, organization: shape.organization });
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
              <Delta lead={words.lead} added={words.added} removed={words.removed} />
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
