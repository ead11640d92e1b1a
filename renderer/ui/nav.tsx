import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import { formatCount } from './format.ts';
import styles from './nav.module.css';

/** A titled list of places in the sidebar. */
export const NavGroup = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => {
  const id = useId();
  return (
    <section className={styles.group}>
      <h2 id={id}>{label}</h2>
      <ul aria-labelledby={id}>{children}</ul>
    </section>
  );
};

type Props = {
  readonly isCurrent: boolean;
  readonly onSelect: () => void;
  readonly count?: number;
  readonly children: ReactNode;
  /** A second, smaller button at the end of the line. */
  readonly extra?: ReactNode;
};

/** One place: a press goes there. */
export const NavItem = ({ isCurrent, onSelect, count, children, extra }: Props) => (
  <li className={styles.item}>
    <button
      type="button"
      className={cx(styles.place, isCurrent && styles.current)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onSelect}
    >
      <span className={styles.words}>{children}</span>
      {count !== undefined && <span className={styles.count}>{formatCount(count)}</span>}
    </button>
    {extra}
  </li>
);
