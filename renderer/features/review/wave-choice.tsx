import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { toWaveChoice } from '#renderer/window/review-needs.ts';
import { useReviewWork } from '#renderer/window/review-work.ts';
import { toWaveEnds } from '#shared/core/plan/waves.ts';
import { USUAL_WAVES } from '#shared/model/waves.ts';

/** "10, 100, 4,890". */
const toSizes = (changes: number): string => {
  const ends = toWaveEnds(USUAL_WAVES, changes);
  return ends.map((end, index) => formatCount(end - (ends[index - 1] ?? 0))).join(', ');
};

/** Whether a large plan is worked in waves, and what that means; on by itself only for the largest. */
export const WaveChoice = ({ changes }: { readonly changes: number }) => {
  const work = useReviewWork();
  const { isOffered, isOn } = toWaveChoice(changes, work);
  if (!isOffered) return null;
  return (
    <div title="Each wave is read back before the next begins. A refusal of a new kind or a difference stops the apply there.">
      <Checkbox
        label={`In waves: ${toSizes(changes)}`}
        isOn={isOn}
        note="anything unforeseen stops it"
        onChange={() => useReviewWork.setState({ waves: !isOn })}
      />
    </div>
  );
};
