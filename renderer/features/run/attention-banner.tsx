import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { useAttention } from '#renderer/window/use-attention.ts';
import { useWhere } from '#renderer/window/where.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { toAttentionText } from './attention-words.ts';

/** An apply that waits for a person, above every screen but its own, with the way to it. */
export const AttentionBanner = () => {
  const { plan, total } = useAttention();
  const resume = useCommand('apply.resume');
  const token = useQuery('token.getStatus', plan === undefined ? null : { id: plan.deploymentId }).value;
  const { openPlan, go, screen, planId } = useWhere();
  if (plan === undefined || screen === 'history' || (screen === 'run' && planId === plan.planId)) return null;
  // After a halt there is more than one way on, and those are told where the halt is told.
  // A refused token is told in a banner of its own, with what has to come first.
  const isRefused = plan.reasonCode === 'unauthorized' && token?.warning === 'refused';
  const canContinue = plan.state === 'paused' && plan.waves?.halted == null && !isRefused;
  const goOn = async (): Promise<void> => {
    const reply = await resume.run({ planId: plan.planId });
    if (reply.ok) openPlan(plan.planId);
  };
  return (
    <Note
      tone="warn"
      action={
        <>
          {total > 1 && <Button onClick={() => go('history')}>All {formatCount(total)}</Button>}
          <Button onClick={() => openPlan(plan.planId)}>Look</Button>
          {canContinue && (
            <Button disabled={resume.isBusy} onClick={() => void goOn()}>
              Resume
            </Button>
          )}
        </>
      }
    >
      <SafeText>{toAttentionText(isRefused ? { ...plan, reason: null } : plan)}</SafeText>{' '}
      {toShown(resume.failure?.message)}
    </Note>
  );
};
