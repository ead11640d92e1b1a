import { Delta } from '#renderer/ui/delta.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { toChangeWords } from '#renderer/window/change-words.ts';
import { useRoleNames } from '#renderer/window/use-role-names.ts';
import { isAboutRole } from '#shared/kinds/index.ts';
import styles from './review.module.css';
import type { Review } from './review-page.tsx';
import { toHeldText, toRiskWord, toShapeCount } from './words.ts';

/** What happens, to how many, where, why it deserves a look, and three of the people. */
export const ShapeLine = ({ shape }: { readonly shape: Review['shapes'][number] }) => {
  const { show } = useRoleNames();
  const where = shape.organization === '' ? 'the whole site' : shape.organization;
  const words = toChangeWords(shape, { role: show, organization: where });
  // Of a role the people are those who hold it.
  const isRole = isAboutRole(shape.kind);
  const left = (isRole ? (shape.holders ?? 0) : shape.people) - shape.examples.length;
  return (
    <>
      <span className={styles.delta}>
        <Delta lead={words.lead} added={words.added} removed={words.removed} />
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
