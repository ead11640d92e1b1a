import { useCommand } from '#renderer/client/use-command.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { Note } from '#renderer/ui/note.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { useAttention, useAtWork, useBinding } from '#renderer/window/commands.ts';
import { useWhere } from '#renderer/window/where.ts';
import { tellOutcomes, toPercent } from '#shared/core/plan/counts.ts';
import { toStandingLead, toStandingWord } from '#shared/core/plan/standing.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './attention.module.css';
import type { RunStatus } from './text.ts';
import { toNewsText } from './wave-text.ts';

/** Why an apply that stands still or has ended waits for a person, as sentences for a banner. */
export const toAttentionText = (status: RunStatus): string => {
  const { waves, counts, reason, state, toLookAt } = status;
  const lead = toStandingLead(status);
  const how = `${tellOutcomes(counts, formatCount)}.`;
  if (waves?.halted != null) return `${lead}: ${waves.halted.news.map(toNewsText).join(', ')}. ${how}`;
  const waits = countOf(toLookAt, 'change waits', 'changes wait');
  const look = state === 'needs-review' && toLookAt > 0 ? ` ${waits} for you.` : '';
  return `${lead}. ${how}${look} ${reason ?? ''}`.trim();
};

/** The same in two words, for the status line. */
export const toAttentionWord = (status: RunStatus): string =>
  status.state === 'needs-review' ? 'needs a look' : `apply ${toStandingWord(status).word}`;

/** "applying 24 %": how far the apply at work is. */
export const toWorkWord = ({ state, counts }: RunStatus): string =>
  state === 'verifying' ? 'verifying an apply' : `applying ${toPercent(counts)}`;

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

/** An apply that waits for a person or is at work, as two words that lead to it. */
export const AttentionTag = () => {
  const { plan } = useAttention();
  const atWork = useAtWork();
  const { screen, planId } = useWhere();
  const { run, keyText } = useBinding('run.attention');
  const shown = plan ?? atWork;
  if (shown === undefined) return null;
  // Its own screen tells how far it is.
  if (plan === undefined && screen === 'run' && planId === shown.planId) return null;
  const title = plan === undefined ? toWorkWord(shown) : toAttentionText(shown);
  return (
    <button
      type="button"
      className={cx(styles.tag, plan !== undefined && styles.warn)}
      title={toShown(`${title} (${keyText ?? ''})`)}
      onClick={run}
    >
      {plan === undefined ? toWorkWord(shown) : `! ${toAttentionWord(shown)}`}
    </button>
  );
};
