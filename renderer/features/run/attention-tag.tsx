import { useAttention } from '#renderer/data/use-attention.ts';
import { useBinding } from '#renderer/data/window/commands.ts';
import styles from './attention-tag.module.css';
import { toAttentionText, toAttentionWord } from './attention-words.ts';

/** An apply that waits for a person, as two words that lead to it. */
export const AttentionTag = () => {
  const { plan } = useAttention();
  const { run, keyText } = useBinding('run.attention');
  if (plan === undefined) return null;
  return (
    <button
      type="button"
      className={styles.tag}
      title={`${toAttentionText(plan)} (${keyText ?? ''})`}
      onClick={run}
    >
      ! {toAttentionWord(plan)}
    </button>
  );
};
