import { Chip } from '#renderer/ui/chip.tsx';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { toRoleWordText } from '#shared/core/roles/role-words.ts';
import type { RoleDetail } from './role-draft.ts';
import styles from './roles.module.css';

const show = (word: string): string => toRoleWordText(word) ?? 'the role itself';

/** What staged work does to a role, word by word. */
export const StagedDifference = ({ detail }: { readonly detail: RoleDetail }) => {
  if (detail.stagedWords === null) return null;
  const { added, removed } = diffRoles(detail.words, detail.stagedWords);
  return (
    <section className={styles.level} aria-label="Staged, not sent">
      <h3>Staged, not sent</h3>
      <p className={styles.words}>
        {added.map((word) => (
          <Chip key={word} kind="added">
            {show(word)}
          </Chip>
        ))}
        {removed.map((word) => (
          <Chip key={word} kind="removed">
            {show(word)}
          </Chip>
        ))}
      </p>
    </section>
  );
};
