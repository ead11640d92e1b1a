import type { ReactNode } from 'react';
import { formatAgo } from '#renderer/ui/format.ts';
import { Moment } from '#renderer/ui/moment.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './cells.module.css';
import { Mark } from './mark.tsx';

/** What the plain columns of a list of people show. */
export type PersonFacts = {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly status: string | null;
  readonly loginType: string | null;
  /** ISO 8601 or `never`. What is null here and above is not told. */
  readonly lastSeenAt: string | null;
  readonly isServiceAccount: boolean;
};

type Fact = {
  readonly person: PersonFacts;
  readonly column: 'username' | 'name' | 'email' | 'status' | 'loginType' | 'lastSeen';
  readonly nowMs: number;
  /** Why a fact is not told, where it is not. */
  readonly why: string;
  /** What the status will be; null: it stays. */
  readonly nextStatus?: 'suspended' | 'active' | null;
  /** Stands before the status. */
  readonly mark?: ReactNode;
};

/** What nobody told is neither "none" nor "never". */
const NotTold = ({ why }: { readonly why: string }) => (
  <span className={styles.soft} title={toShown(why)}>
    not told
  </span>
);

/** One plain fact of one person. */
export const drawFact = ({ person, column, nowMs, why, nextStatus = null, mark = null }: Fact): ReactNode => {
  if (column === 'lastSeen') {
    if (person.lastSeenAt === null) return <NotTold why={why} />;
    if (person.lastSeenAt === 'never') return <span className={styles.soft}>never</span>;
    return <Moment iso={person.lastSeenAt}>{formatAgo(person.lastSeenAt, nowMs)}</Moment>;
  }
  if (column === 'status') {
    const isActive = person.status === 'active';
    const status =
      person.status === null ? (
        <NotTold why={why} />
      ) : (
        <span className={isActive ? undefined : styles.warn}>{person.status}</span>
      );
    if (nextStatus === null && mark === null) return status;
    return (
      <span className={styles.chips}>
        {mark}
        {status}
        {nextStatus !== null && <Mark kind={nextStatus} />}
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
  if (column === 'loginType' && person.loginType === null) return <NotTold why={why} />;
  return <SafeText>{person[column] || '–'}</SafeText>;
};
