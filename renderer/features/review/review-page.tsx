import { useEffect, useState } from 'react';
import { useQuery } from '#renderer/data/use-query.ts';
import { useBinding } from '#renderer/data/window/commands.ts';
import { useSeenReview } from '#renderer/data/window/seen-review.ts';
import { useWhere } from '#renderer/data/window/where.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { ApplyBar } from './apply-bar.tsx';
import { Issues } from './issues.tsx';
import { Numbers } from './numbers.tsx';
import { PeopleList } from './people-list.tsx';
import styles from './review.module.css';
import { ShapeList } from './shape-list.tsx';

export type Review = Output<'plan.review'>;

const Full = ({ review, deploymentId }: { readonly review: Review; readonly deploymentId: DeploymentId }) => {
  const [shapeId, setShapeId] = useState<string | null>(null);
  const see = useSeenReview((seen) => seen.see);
  useEffect(() => see(review.hash), [see, review.hash]);
  const shape = review.shapes.find((one) => one.id === shapeId) ?? null;
  return (
    <section aria-label="Review" className={styles.page}>
      <Numbers review={review} />
      <Issues review={review} deploymentId={deploymentId} />
      <div className={styles.columns}>
        <ShapeList
          review={review}
          deploymentId={deploymentId}
          chosen={shape?.id ?? null}
          onChoose={setShapeId}
        />
        <PeopleList deploymentId={deploymentId} shape={shape} />
      </div>
      <ApplyBar review={review} deploymentId={deploymentId} />
    </section>
  );
};

/** What applying would do, exactly, before anything is sent. */
export const ReviewPage = () => {
  const deploymentId = useWhere((where) => where.deploymentId);
  const draft = useQuery('draft.getSummary', deploymentId === null ? null : { deploymentId });
  const { value: review, failure } = useQuery('plan.review', deploymentId === null ? null : { deploymentId });
  const back = useBinding('view.members');
  if (deploymentId === null) return null;
  if (failure !== null && review === undefined) return <ErrorNote failure={failure} />;
  const isCompiling = draft.isLoading && draft.value?.people === 0;
  if (review === undefined || draft.value === undefined || isCompiling)
    return <Skeleton lines={10} label="Compiling the review" />;
  if (draft.value.people === 0) {
    return (
      <EmptyState title="Nothing to review" action={<Button onClick={back.run}>Go to members</Button>}>
        {draft.value.unchanged > 0
          ? 'Everybody that staged work mentions already is as wanted.'
          : 'Select people in the members list and press A, R or E to stage changes.'}
      </EmptyState>
    );
  }
  return <Full review={review} deploymentId={deploymentId} />;
};
