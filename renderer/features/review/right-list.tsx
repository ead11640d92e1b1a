import type { DeploymentId } from '#shared/base/brand.ts';
import { isAboutRole } from '#shared/kinds/index.ts';
import { ConflictPeople } from './conflicts/conflict-people.tsx';
import { EffectPeople } from './effects/effect-people.tsx';
import { HolderList } from './holder-list.tsx';
import { PeopleList } from './people-list.tsx';
import styles from './review.module.css';
import type { Review } from './review-page.tsx';
import { useShown } from './shown.ts';

type Props = { readonly review: Review; readonly deploymentId: DeploymentId };

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
