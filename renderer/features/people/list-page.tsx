import type { ReactNode } from 'react';
import { LiveRegion } from '#renderer/ui/live-region.tsx';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './people.module.css';

type Props = {
  readonly label: string;
  readonly title: ReactNode;
  readonly search: ReactNode;
  /** "61 of 5,000". */
  readonly counts: string;
  /** Read out when it changes. */
  readonly said: string;
  /** Filters, selection and the list itself. */
  readonly children: ReactNode;
};

/** A screen that is one long list: title, search and counts above it. */
export const ListPage = ({ label, title, search, counts, said, children }: Props) => (
  <section aria-label={toShown(label)} className={styles.page}>
    <header className={styles.head}>
      <h1>{title}</h1>
      {search}
      <output aria-label="Shown" className={styles.counts}>
        {counts}
      </output>
    </header>
    {children}
    <LiveRegion>{said}</LiveRegion>
  </section>
);
