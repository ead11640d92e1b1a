import { Delta } from '#renderer/ui/delta.tsx';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { toChangeWords } from '#renderer/window/change-words.ts';
import { useOrganizationNames } from '#renderer/window/use-organization-names.ts';
import { useRoleNames } from '#renderer/window/use-role-names.ts';
import type { Output } from '#shared/contract/index.ts';
import { holdsRoles } from '#shared/kinds/index.ts';
import styles from './history.module.css';

type Approved = Output<'history.getPlan'>;

/** What was planned, as kinds of change with how many of each. */
export const Planned = ({ plan }: { readonly plan: Approved }) => {
  const { show } = useRoleNames();
  const organizationOf = useOrganizationNames();
  const left = plan.shapesTotal - plan.shapes.length;
  return (
    <section aria-label="What was planned" className={styles.part}>
      <h3>What was planned</h3>
      <ul className={styles.shapes}>
        {plan.shapes.map((shape) => {
          const organization = organizationOf(shape.organizationId);
          const words = toChangeWords(shape, { role: show, organization });
          return (
            <li key={JSON.stringify({ ...shape, changes: 0 })}>
              <strong>{formatCount(shape.changes)}</strong>
              <Delta lead={words.lead} added={words.added} removed={words.removed} />
              {holdsRoles(shape.kind) && (
                <span className={styles.soft}>
                  in <SafeText>{organization}</SafeText>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {left > 0 && (
        <p className={styles.soft}>and {countOf(left, 'smaller kind', 'smaller kinds')} of change</p>
      )}
    </section>
  );
};
