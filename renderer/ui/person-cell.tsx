import type { ReactNode } from 'react';
import { formatAgo } from './format.ts';
import styles from './grid/cell.module.css';
import { Mark } from './mark.tsx';
import { Moment } from './moment.tsx';
import { SafeText } from './safe-text.tsx';

/** What the plain columns of a list of people show. */
export type PersonFacts = {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly status: string | null;
  readonly loginType: string | null;
  readonly lastSeenAt: string | null;
  readonly isServiceAccount: boolean;
};

type Fact = {
  readonly person: PersonFacts;
  readonly column: 'username' | 'name' | 'email' | 'status' | 'loginType' | 'lastSeen';
  readonly nowMs: number;
  /** What the status will be; null: it stays. */
  readonly nextStatus?: 'suspended' | 'active' | null;
};

/** One plain fact of one person. */
export const drawFact = ({ person, column, nowMs, nextStatus = null }: Fact): ReactNode => {
  if (column === 'lastSeen') {
    if (person.lastSeenAt === null) return <span className={styles.soft}>never</span>;
    return <Moment iso={person.lastSeenAt}>{formatAgo(person.lastSeenAt, nowMs)}</Moment>;
  }
  if (column === 'status') {
    const isActive = person.status === null || person.status === 'active';
    const status = <span className={isActive ? undefined : styles.warn}>{person.status ?? '–'}</span>;
    if (nextStatus === null) return status;
    return (
      <span className={styles.chips}>
        {status}
        <Mark kind={nextStatus} />
      </span>
    );
  }
  if (column === 'username') {
    return (
      <>
        <SafeText>{person.username}</SafeText>
        {person.isServiceAccount && <span className={styles.soft}> service</span>}
      </>
    );
  }
  return <SafeText>{person[column] ?? '–'}</SafeText>;
};
