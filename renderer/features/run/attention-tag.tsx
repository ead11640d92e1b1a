import { cx } from '#renderer/ui/cx.ts';
import { useBinding } from '#renderer/window/commands.ts';
import { useAttention, useAtWork } from '#renderer/window/use-attention.ts';
import { useWhere } from '#renderer/window/where.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './attention-tag.module.css';
import { toAttentionText, toAttentionWord, toWorkWord } from './attention-words.ts';

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
