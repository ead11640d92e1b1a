import { X } from 'lucide-react';
import { useCommand } from '#renderer/client/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Delta } from '#renderer/ui/delta.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { onPress } from '#renderer/ui/keys.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { toChangeText } from '#renderer/window/change-text.ts';
import { useRoleNames } from '#renderer/window/names.ts';
import { useNotice } from '#renderer/window/notice.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import { isChord, type Press } from '#shared/base/press.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { isAboutRole } from '#shared/kinds/index.ts';
import styles from './review.module.css';
import type { ReviewAnswer } from './review-page.tsx';
import { useShown } from './shown.ts';
import { toHeldText, toRiskWord, toShapeCount } from './text.ts';

/** What happens, to how many, where, why it deserves a look, and three of the people. */
const ShapeLine = ({ shape }: { readonly shape: ReviewAnswer['shapes'][number] }) => {
  const { show } = useRoleNames();
  const where = shape.organization === '' ? 'the whole site' : shape.organization;
  const text = toChangeText(shape, { role: show, organization: where });
  // Of a role the people are those who hold it.
  const isRole = isAboutRole(shape.kind);
  const left = (isRole ? (shape.holders ?? 0) : shape.people) - shape.examples.length;
  return (
    <>
      <span className={styles.delta}>
        <Delta lead={text.lead} added={text.added} removed={text.removed} />
        {shape.risks.map((risk) => (
          <Tag key={risk} tone="warn">
            ! {toRiskWord(shape, risk)}
          </Tag>
        ))}
        {shape.refused > 0 && <Tag tone="bad">✕ {formatCount(shape.refused)} refused</Tag>}
        {shape.unknown > 0 && <Tag tone="warn">? {formatCount(shape.unknown)} cannot know</Tag>}
      </span>
      <strong className={styles.many}>{toShapeCount(shape)}</strong>
      <span className={styles.examples}>
        <SafeText>{where}</SafeText>
        {isRole && `, ${toHeldText(shape)}`}
        {shape.examples.length > 0 && ': '}
        <SafeText>{shape.examples.join(', ')}</SafeText>
        {left > 0 && ` and ${formatCount(left)} more`}
      </span>
    </>
  );
};

type Props = {
  readonly review: ReviewAnswer;
  readonly deploymentId: DeploymentId;
};

const isReject = (press: Press): boolean =>
  !isChord(press) && (press.letter === 'X' || press.key === 'Delete' || press.key === 'Backspace');

/** Identical changes as one line each. Arrows walk, Enter shows the people, X or Delete takes the line out. */
export const ShapeList = ({ review, deploymentId }: Props) => {
  const { shown, show } = useShown();
  const chosen = shown.kind === 'shape' ? shown.shapeId : null;
  const { run, failure } = useCommand('plan.rejectShape');
  const reject = async (shape: ReviewAnswer['shapes'][number]): Promise<void> => {
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
