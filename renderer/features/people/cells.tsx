import type { ReactNode } from 'react';
import { Chip, type ChipKind } from '#renderer/ui/chip.tsx';
import { formatAgo, formatFull } from '#renderer/ui/format.ts';
import { Moment } from '#renderer/ui/moment.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { drawStandings } from '#renderer/ui/tag.tsx';
import { withApplied } from '#shared/core/people/applying.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import { type Member, NEVER_SEEN } from '#shared/model/member.ts';
import { tellApplying, toWaitingStatus } from './applying.ts';
import styles from './cells.module.css';
import { Mark } from './mark.tsx';
import { toWhyUntold } from './not-told.ts';
import type { Cell, ListColumn, PersonRow } from './people-list.ts';

/** What nobody told is neither "none" nor "never". */
const NotTold = ({ row }: { readonly row: PersonRow }) => (
  <span className={styles.soft} title={toShown(toWhyUntold(row))}>
    not told
  </span>
);

const drawUsername = ({ row }: Cell<PersonRow>): ReactNode => (
  <>
    <SafeText>{row.username}</SafeText>
    {row.isServiceAccount && <span className={styles.soft}> service</span>}
  </>
);

const drawLastSeen = ({ row, nowMs }: Cell<PersonRow>): ReactNode => {
  if (row.lastSeenAt === null) return <NotTold row={row} />;
  if (row.lastSeenAt === NEVER_SEEN) return <span className={styles.soft}>never</span>;
  return <Moment iso={row.lastSeenAt}>{formatAgo(row.lastSeenAt, nowMs)}</Moment>;
};

const NOT_KNOWN =
  'Not in the copy: it was read by an older Rollcall, and the next refresh tells it, or the server does not tell it to this token.';

const drawCreated = ({ row, nowMs }: Cell<PersonRow>): ReactNode =>
  row.createdAt === null ? (
    <span className={styles.soft} title={toShown(NOT_KNOWN)}>
      not known
    </span>
  ) : (
    <Moment iso={row.createdAt}>{formatAgo(row.createdAt, nowMs)}</Moment>
  );

/** The status, with what will become of it. */
const drawStatus = ({ row: told }: Cell<PersonRow>): ReactNode => {
  const row = withApplied(told, told.applying);
  const next = row.staged?.status ?? toWaitingStatus(row.status, row.applying);
  const mark = drawStandings(tellApplying([row.applying?.status]));
  const status =
    row.status === null ? (
      <NotTold row={row} />
    ) : (
      <span className={row.status === 'active' ? undefined : styles.warn}>{row.status}</span>
    );
  if (next === null && mark === null) return status;
  return (
    <span className={styles.chips}>
      {mark}
      {status}
      {next !== null && <Mark kind={next} />}
    </span>
  );
};

const drawLogin = ({ row }: Cell<PersonRow>): ReactNode =>
  row.loginType === null ? <NotTold row={row} /> : <SafeText>{row.loginType || '–'}</SafeText>;

/** The columns of plain facts that any list of people may have. */
export const FACTS = {
  username: { id: 'username', label: 'Username', width: 150, draw: drawUsername },
  name: {
    ...{ id: 'name', label: 'Name', width: 130 },
    draw: ({ row }) => <SafeText>{row.name || '–'}</SafeText>,
  },
  lastSeen: { id: 'lastSeen', label: 'Last seen', width: 80, draw: drawLastSeen },
  status: { id: 'status', label: 'Status', width: 96, draw: drawStatus },
  loginType: { id: 'loginType', label: 'Login', width: 80, draw: drawLogin },
  email: {
    ...{ id: 'email', label: 'E-mail', width: 220 },
    draw: ({ row }) => <SafeText>{row.email || '–'}</SafeText>,
  },
} as const satisfies Readonly<Record<string, ListColumn<PersonRow>>>;

/** The columns that end every list of people: what is looked at least often. */
export const LAST_FACTS: readonly ListColumn<PersonRow>[] = [
  FACTS.email,
  { id: 'createdAt', label: 'Created', width: 90, draw: drawCreated },
];

const toSeen = (at: string | null): string => {
  if (at === null) return 'not told';
  return at === NEVER_SEEN ? 'never' : formatFull(at);
};

/** The plain facts of one person in full, as text. */
export const FACTS_IN_FULL: readonly {
  readonly name: string;
  readonly toText: (person: Member) => string;
}[] = [
  { name: 'E-mail', toText: ({ email }) => email || '–' },
  { name: 'Status', toText: ({ status }) => status ?? 'not told' },
  { name: 'Login', toText: ({ loginType }) => loginType ?? 'not told' },
  { name: 'Last seen', toText: ({ lastSeenAt }) => toSeen(lastSeenAt) },
  {
    name: 'Created',
    toText: ({ createdAt }) => (createdAt === null ? 'not known' : formatFull(createdAt)),
  },
];

type ChipsProps = {
  readonly roles: readonly string[];
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  readonly kindOf: (role: string) => ChipKind;
  readonly show: (role: string) => string;
  /** Said when there is none and none will be. */
  readonly none: string;
  /** Stands before the chips. */
  readonly mark?: ReactNode;
};

/** Names as chips, with those that will come and those that will go. */
export const RoleChips = ({ roles, added = [], removed = [], kindOf, show, none, mark }: ChipsProps) => (
  <span className={styles.chips}>
    {mark}
    {roles.map((role) => (
      <Chip key={role} kind={removed.includes(role) ? 'removed' : kindOf(role)}>
        {show(role)}
      </Chip>
    ))}
    {added.map((role) => (
      <Chip key={`+${role}`} kind="added">
        {show(role)}
      </Chip>
    ))}
    {roles.length === 0 && added.length === 0 && <span className={styles.none}>{none}</span>}
  </span>
);
