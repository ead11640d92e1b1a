import { Chip } from '#renderer/ui/chip.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { Output } from '#shared/contract/index.ts';
import { toShown } from '#shared/core/display-text.ts';
import styles from './inspector.module.css';

type Found = NonNullable<Output<'member.find'>>;

/** The organizations of this person beside the one on screen, with their roles there. */
export const Others = ({ others, title }: Pick<Found, 'others'> & { readonly title: string }) => {
  if (others.length === 0) return null;
  return (
    <section aria-label={toShown(title)} className={styles.group}>
      <h3>{title}</h3>
      {others.map((one) => (
        <div key={one.organizationId} className={styles.other}>
          <SafeText>{one.organization}</SafeText>
          <ul>
            {one.roles.map((role) => (
              <li key={role}>
                <Chip>{role}</Chip>
              </li>
            ))}
            {one.roles.length === 0 && <li className={styles.soft}>no role</li>}
          </ul>
        </div>
      ))}
    </section>
  );
};
