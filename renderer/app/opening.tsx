import { useQuery } from '#renderer/client/use-query.ts';
import { people } from '#renderer/ui/format.ts';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { useLastPlace } from '#renderer/window/where.ts';
import type { LastPlace } from '#shared/contract/bridge.ts';
import styles from './shell.module.css';

/** What the window opens with, until the store says what there is; null from then on. */
export const useOpening = (): { readonly last: LastPlace | null } | null => {
  const deployments = useQuery('deployment.list', {});
  const last = useLastPlace((place) => place.last);
  return deployments.value === undefined && deployments.failure === null ? { last } : null;
};

/** Stands in the middle while the store opens: what it opens, and where the rows will be. */
export const Opening = ({ last }: { readonly last: LastPlace | null }) => {
  const what =
    last?.people == null ? 'Opening what is kept here' : `Opening the copy of ${people(last.people)}`;
  return (
    <>
      <p role="status" className={styles.opening}>
        {what}…
      </p>
      <Skeleton lines={16} label={what} />
    </>
  );
};
