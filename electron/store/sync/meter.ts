import type { Failure } from '#shared/base/failure.ts';
import { english } from '#shared/base/format.ts';
import type { Clock } from '#shared/base/ports.ts';
import type { ReaderFailure } from '#shared/contract/failures.ts';
import type { MemberRow } from '../copy/member.ts';
import type { ReadingKind } from '../remote/apart/types.ts';
import { PASS_BUDGET, type PassBudget, ROWS_AT_MOST } from './budget.ts';

/** What is left on the disk of the copy; null: nobody can say. */
export type DiskSpace = { readonly freeBytes: number; readonly totalBytes: number } | null;

/** Counts what a refresh brings, and stops it where that is more than its budget. */
export type Meter = {
  readonly signal: AbortSignal;
  /** Why it was stopped; null: it was not. */
  readonly problem: () => Failure<ReaderFailure> | null;
  readonly stop: (failure: Failure<ReaderFailure>) => void;
  readonly read: (kind: ReadingKind, bytes: number) => void;
  readonly organizations: (count: number) => void;
  readonly roles: (count: number) => void;
  /** The first answer about a list said how many there are. Whoever told less has less budget. */
  readonly promised: (count: number) => void;
  readonly rows: (people: readonly MemberRow[], inAll: number) => void;
  /** Rows that are held until the pass is written. */
  readonly changes: (count: number) => void;
  /** True: enough was written since the last look that the size of the copy should be looked at. */
  readonly isTimeToLook: () => boolean;
  readonly size: (copyBytes: number, disk: DiskSpace) => void;
};

type MeterDeps = {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** Rows of the copy from before. */
  readonly knownRows: number;
  /** Size of the copy before the refresh. */
  readonly copyBytes: number;
  readonly budget?: PassBudget | undefined;
};

const LOOK_EVERY_BYTES = 4 * 1024 * 1024;

const { formatCount: say } = english;
const mb = (bytes: number): string => `${say(Math.round(bytes / 1_000_000))} MB`;

const over = (what: string): Failure<ReaderFailure> => ({
  code: 'over-budget',
  message: `This deployment sent more than ${what}; its refresh was stopped. The copy from before was kept, and everything else goes on. Ask who runs the server whether this is right; if it is, report it, since no deployment that we know of comes near.`,
});

const full = (): Failure<ReaderFailure> => ({
  code: 'over-budget',
  message:
    'The disk would be nearly full with the new copy of this deployment; its refresh was stopped. The copy from before was kept, and everything else goes on. Make room on the disk, then refresh again.',
});

/** Begins to count for one pass. */
export const createMeter = ({ clock, knownRows, copyBytes, budget = PASS_BUDGET }: MeterDeps): Meter => {
  const stopping = new AbortController();
  const startedMs = clock.monotonicMs();
  let problem: Failure<ReaderFailure> | null = null;
  const bytes = new Map<ReadingKind, number>();
  const bytesOf = (kind: ReadingKind): number => bytes.get(kind) ?? 0;
  let organizations = 0;
  let roles = 0;
  let promised = 0;
  let rows = 0;
  let rolesHeld = 0;
  let answers = 0;
  let changes = 0;
  let looked = 0;

  const stop = (failure: Failure<ReaderFailure>): void => {
    // The first one is the cause of all that follow.
    problem ??= failure;
    stopping.abort();
  };
  const hold = (isWithin: boolean, what: () => string): void => {
    if (!isWithin) stop(over(what()));
  };
  const rowsInAll = (): number =>
    Math.min(
      ROWS_AT_MOST,
      Math.max(budget.rowsInAll, budget.rowsPerOrganization * (organizations + 1), 2 * knownRows),
    );
  /** What is one answer at most has no budget here: the client bounds a single one. */
  const checks: Readonly<Partial<Record<ReadingKind, () => void>>> = {
    roles: () => {
      const most = budget.roleBytes + budget.roleBytesPerOrganization * organizations;
      hold(bytesOf('roles') <= most, () => `${mb(most)} of roles`);
    },
    rows: () => {
      const most = budget.rowBytes + budget.rowBytesPerRow * rows;
      hold(bytesOf('rows') <= most, () => `${mb(most)} for ${say(rows)} rows`);
    },
    rest: () => {
      const most = budget.restBytes + budget.restBytesPerOrganization * organizations;
      hold(bytesOf('rest') <= most, () => `${mb(most)} about its organizations`);
    },
  };
  return {
    signal: stopping.signal,
    problem: () => problem,
    stop,
    read: (kind, size) => {
      bytes.set(kind, bytesOf(kind) + size);
      if (kind === 'roles')
        hold(size <= budget.roleListBytes, () => `${mb(budget.roleListBytes)} in one list of roles`);
      answers += 1;
      checks[kind]?.();
      // Three for each organization are no pages: its roles, its role sync, and a look at its first member.
      const most = budget.answers + 4 * organizations + rows / budget.rowsPerAnswer;
      hold(answers <= most, () => `${say(Math.floor(most))} answers for ${say(rows)} rows`);
      hold(
        clock.monotonicMs() - startedMs <= budget.wallMs,
        () => `can be read in ${say(budget.wallMs / 60_000)} minutes`,
      );
    },
    organizations: (count) => {
      organizations = count;
      hold(count <= budget.organizations, () => `${say(budget.organizations)} organizations`);
    },
    roles: (count) => {
      roles += count;
      hold(
        count <= budget.rolesOfOrganization,
        () => `${say(budget.rolesOfOrganization)} roles of one organization`,
      );
      hold(roles <= budget.rolesInAll, () => `${say(budget.rolesInAll)} roles`);
    },
    promised: (count) => {
      promised += count;
      const longest = Math.max(budget.rowsOfList, 2 * knownRows);
      hold(count <= longest, () => `${say(longest)} rows of people in one list`);
      hold(promised <= rowsInAll(), () => `${say(rowsInAll())} rows of people`);
    },
    rows: (people, inAll) => {
      rows += inAll;
      // Half the length of a list of names in JSON is never less than the names it has: `"a",`.
      for (const { roles: names } of people) if (names !== '[]') rolesHeld += names.split('","').length;
      // Every list may be read twice, and pages overlap by a row.
      const most = 2.2 * Math.min(promised, rowsInAll()) + 10_000;
      hold(rows <= most, () => `${say(Math.floor(most))} rows, where it told of ${say(promised)}`);
      const mostHeld = budget.rolesHeld + budget.rolesHeldPerRow * rows;
      hold(rolesHeld <= mostHeld, () => `${say(mostHeld)} roles that ${say(rows)} people hold`);
    },
    changes: (count) => {
      changes += count;
      const most = budget.changes + 2 * knownRows;
      hold(changes <= most, () => `${say(most)} changes in one refresh`);
    },
    isTimeToLook: () => {
      const read = bytesOf('rows') + bytesOf('roles');
      if (read - looked < LOOK_EVERY_BYTES) return false;
      looked = read;
      return true;
    },
    size: (now, disk) => {
      const most = Math.max(
        budget.copyBytes + budget.copyBytesPerRow * promised,
        copyBytes + budget.diskFreshBytes,
      );
      hold(now <= most, () => `${mb(most)} of copy can hold`);
      if (disk === null || now - copyBytes < budget.diskFreshBytes) return;
      if (disk.freeBytes < Math.min(budget.diskFreeBytes, disk.totalBytes * budget.diskFreeShare))
        stop(full());
    },
  };
};
