import { Chip } from '#renderer/ui/chip.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { Output } from '#shared/contract/index.ts';
import styles from './inspector.module.css';

type Found = NonNullable<Output<'member.find'>>;

/** The other organizations of this person, with their roles there. */
export const Others = ({ others }: Pick<Found, 'others'>) => {
  if (others.length === 0) return null;
  return (
    <section aria-label="Other organizations" className={styles.group}>
      <h3>Other organizations</h3>
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
