import { useRoleNames } from '#renderer/data/use-role-names.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { formatCount, people } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import styles from './review.module.css';
import type { Review } from './review-page.tsx';
import { RISK_WORDS } from './words.ts';

/** What happens, to how many, where, why it deserves a look, and three of the people. */
export const ShapeLine = ({ shape }: { readonly shape: Review['shapes'][number] }) => {
  const { show } = useRoleNames();
  const left = shape.people - shape.examples.length;
  return (
    <>
      <span className={styles.delta}>
        {shape.added.map((role) => (
          <Chip key={`+${role}`} kind="added">
            {show(role)}
          </Chip>
        ))}
        {shape.removed.map((role) => (
          <Chip key={`-${role}`} kind="removed">
            {show(role)}
          </Chip>
        ))}
        {shape.risks.map((risk) => (
          <Tag key={risk} tone="warn">
            ! {RISK_WORDS[risk]}
          </Tag>
        ))}
        {shape.refused > 0 && <Tag tone="bad">✕ {formatCount(shape.refused)} refused</Tag>}
        {shape.unknown > 0 && <Tag tone="warn">? {formatCount(shape.unknown)} cannot know</Tag>}
      </span>
      <strong className={styles.many}>{people(shape.people)}</strong>
      <span className={styles.examples}>
        <SafeText>{shape.organization}</SafeText>: <SafeText>{shape.examples.join(', ')}</SafeText>
        {left > 0 && ` and ${formatCount(left)} more`}
      </span>
    </>
  );
};
