import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { StagedMarks } from '#shared/contract/staged-marks.ts';
import { Mark } from '../people/index.ts';
import styles from './inspector.module.css';

/** What is staged for a person beside roles: leaving, joining, being suspended or activated. */
export const Waiting = ({ staged }: { readonly staged: StagedMarks | null }) => {
  if (staged === null) return null;
  const { status, joins, leaves } = staged;
  if (status === null && joins.length + leaves.length === 0) return null;
  return (
    <section aria-label="Staged for this person" className={styles.group}>
      <ul className={styles.waiting}>
        {status !== null && (
          <li>
            <Mark kind={status} />
          </li>
        )}
        {leaves.map((place) => (
          <li key={place.organizationId}>
            <Mark kind="leaves" />
            <SafeText>{place.organization}</SafeText>
          </li>
        ))}
        {joins.map((place) => (
          <li key={place.organizationId}>
            <Mark kind="joins" />
            <SafeText>{place.organization}</SafeText>
          </li>
        ))}
      </ul>
    </section>
  );
};
