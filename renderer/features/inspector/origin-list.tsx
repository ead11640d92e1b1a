import { Chip } from '#renderer/ui/chip.tsx';
import { useRoleNames } from '#renderer/window/use-role-names.ts';
import styles from './inspector.module.css';
import type { OriginGroup } from './origins.ts';

/** Roles under the words that say where they come from. */
export const OriginList = ({ groups }: { readonly groups: readonly OriginGroup[] }) => {
  const { show, isKnown } = useRoleNames();
  return (
    <section aria-label="Roles and origin">
      {groups.map((group) => (
        <div key={group.origin} className={styles.group}>
          <h3>{group.label}</h3>
          <ul>
            {group.roles.map((role) => (
              <li key={role.name}>
                <Chip kind={role.kind === 'plain' && !isKnown(role.name) ? 'unknown' : role.kind}>
                  {show(role.name)}
                </Chip>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};
