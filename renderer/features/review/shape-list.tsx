import { X } from 'lucide-react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { onPress } from '#renderer/ui/keys.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { isChord, type Press } from '#shared/base/press.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './review.module.css';
import type { Review } from './review-page.tsx';
import { ShapeLine } from './shape-line.tsx';
import { useShown } from './shown.ts';
import { toShapeCount } from './words.ts';

type Props = {
  readonly review: Review;
  readonly deploymentId: DeploymentId;
};

const isReject = (press: Press): boolean =>
  !isChord(press) && (press.letter === 'X' || press.key === 'Delete' || press.key === 'Backspace');

/** Identical changes as one line each. Arrows walk, Enter shows the people, X or Delete takes the line out. */
export const ShapeList = ({ review, deploymentId }: Props) => {
  const { shown, show } = useShown();
  const chosen = shown.kind === 'shape' ? shown.shapeId : null;
  const { run, failure } = useCommand('plan.rejectShape');
  const reject = async (shape: Review['shapes'][number]): Promise<void> => {
    const reply = await run({ deploymentId, hash: review.hash, shapeId: shape.id });
    if (reply.ok) useNotice.getState().say(`Took ${toShapeCount(shape)} out. Undo brings that back.`);
  };
  const walk = onPress<HTMLUListElement>((press, event) => {
    const lines = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-shape]')];
    const at = lines.findIndex((line) => line.matches(':focus'));
    const step = press.key === 'ArrowDown' ? 1 : press.key === 'ArrowUp' ? -1 : 0;
    const shape = review.shapes.find(({ id }) => id === lines[at]?.dataset.shape);
    if (step !== 0) lines[Math.min(lines.length - 1, Math.max(0, at + step))]?.focus();
    else if (isReject(press) && shape !== undefined) void reject(shape);
    else return;
    event.preventDefault();
  });
  return (
    <section aria-label="Shapes" data-zone="shapes">
      <h2 className={styles.title}>Kinds of change, the rare and risky first</h2>
      {failure !== null && <p role="alert">{toShown(failure.message)}</p>}
      <ul onKeyDown={walk}>
        {review.shapes.map((shape) => (
          <li key={shape.id} className={styles.shapeItem}>
            <button
              type="button"
              data-shape={shape.id}
              data-next
              aria-pressed={shape.id === chosen}
              className={styles.shape}
              onClick={() => show({ kind: 'shape', shapeId: shape.id })}
            >
              <ShapeLine shape={shape} />
            </button>
            <Button
              look="quiet"
              icon={<X />}
              label={`Take out ${shape.people === 1 ? 'this' : 'these'} ${toShapeCount(shape)} (X or Delete)`}
              onClick={() => void reject(shape)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
};
