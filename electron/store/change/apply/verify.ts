import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Stretch } from '#shared/core/plan/phases.ts';
import { roleNameOf, userIdOf } from '#shared/core/plan/subject.ts';
import { hasSameRoles, withoutRoles } from '#shared/core/roles/role-set.ts';
import { holdsRoles } from '#shared/kinds/index.ts';
import type { Subject } from '#shared/model/subject.ts';
import { listBetween } from '../../db/journal/change.ts';
import { type AppliedChange, listAppliedChanges, listDeletedRoles } from '../../db/journal/change-outcome.ts';
import { KINDS } from '../kinds/index.ts';
import { type ListedRow, readRows } from '../kinds/read-rows.ts';
import { judgeWave } from './decide.ts';
import type { TargetFailure } from './open-target.ts';
import type { Run } from './run.ts';
import { isGone, type SightFailure } from './sight.ts';

/** A wave: its number, from 1, and its changes. */
export type Wave = Stretch & { readonly number: number };

/**
 * Cuts a plan at the ends of its phases and of its waves; nothing of a stretch starts before every change of the one before
 * it has ended. `wave` is the wave that ends with a stretch, if one does that has another after it. Ends are numbers of
 * changes, growing; whatever is given, the last stretch ends with the last change.
 */
export const toStretches = (
  total: number,
  phaseEnds: readonly number[],
  waveEnds: readonly number[],
): readonly (Stretch & { readonly wave: Wave | null })[] => {
  const ends = [...new Set([...phaseEnds, ...waveEnds, total])]
    .filter((end) => end > 0 && end <= total)
    .sort((a, b) => a - b);
  return ends.map((to, at) => {
    const wave = waveEnds.indexOf(to);
    return {
      from: ends[at - 1] ?? 0,
      to,
      wave: wave < 0 || to === total ? null : { number: wave + 1, from: waveEnds[wave - 1] ?? 0, to },
    };
  });
};

/** The numbers of the changes of a stretch, both ends included, as the journal counts them. */
const toNumbers = ({ from, to }: Stretch) => ({ from: from + 1, to });

/** Up to this many subjects are read one by one: that is less work for a server than pages of everybody. */
const FEW = 20;

/** Beyond this many, people missing from the pages are not looked up one by one. */
const MOST_SINGLE_READS = 200;

/** A change that the server shows otherwise than it was applied; `found` null: it is not there any more. */
export type Differing = { readonly n: number; readonly found: readonly string[] | null };
type Found = { readonly confirmed: number; readonly differing: readonly Differing[] };
type Compared = Result<Found, SightFailure | TargetFailure | 'server-changed' | 'stopped'>;
type Tally = { confirmed: number; readonly differing: Differing[] };

const STOPPED = fail('stopped', 'Stopped before everybody was read again.');

const toListKey = ({ kind, organizationId }: Subject): string =>
  `${KINDS[kind].listed?.list ?? ''} ${organizationId}`;

const groupByList = (applied: readonly AppliedChange[]): readonly (readonly AppliedChange[])[] => {
  const groups = new Map<string, AppliedChange[]>();
  for (const change of applied) {
    const key = toListKey(change);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(change);
  }
  return [...groups.values()];
};

/** Compares what the server shows with what was applied, less what the plan itself made go away since. */
const createCompare = (applied: readonly AppliedChange[], tally: Tally) => {
  const deleted = listDeletedRoles(applied);
  return ({ n, kind, organizationId, after }: AppliedChange, seen: readonly string[] | null): void => {
    const gone = holdsRoles(kind) ? (deleted.get(organizationId) ?? []) : [];
    const isSame = seen !== null && hasSameRoles(withoutRoles(after, gone), withoutRoles(seen, gone));
    if (isSame) tally.confirmed += 1;
    else tally.differing.push({ n, found: seen });
  };
};
type Compare = ReturnType<typeof createCompare>;

const wordsIn = (change: AppliedChange, row: ListedRow): readonly string[] | null => {
  const { listed } = KINDS[change.kind];
  // The three lists have rows of their own, and a row comes from the list of its group.
  if (listed === null) return null;
  if (listed.list === 'members' && row.list === 'members') return listed.wordsOf(row.row);
  if (listed.list === 'users' && row.list === 'users') return listed.wordsOf(row.row);
  return listed.list === 'roles' && row.list === 'roles' ? listed.wordsOf(row.row) : null;
};

const toRowKey = (change: AppliedChange): string => roleNameOf(change) || userIdOf(change);

/** Whether a list is read for a group: only what was looked for there is gone when it is not there. */
const isByList = (group: readonly AppliedChange[]): boolean =>
  group.length > FEW && group.every(({ kind }) => KINDS[kind].listed !== null);

/** Goes through the list once; answers with the changes that it did not tell about. */
const compareList = async (
  run: Run,
  group: readonly AppliedChange[],
  compare: Compare,
): Promise<Result<readonly AppliedChange[], SightFailure | 'stopped'>> => {
  const [first] = group;
  const listed = first === undefined ? null : KINDS[first.kind].listed;
  if (first === undefined || listed === null || !isByList(group)) return ok(group);
  const expected = new Map<string, AppliedChange[]>();
  for (const change of group) {
    const key = toRowKey(change);
    expected.set(key, [...(expected.get(key) ?? []), change]);
  }
  const rest: AppliedChange[] = [];
  for await (const row of readRows(run, listed.list, first.organizationId)) {
    if (run.signal.aborted) return STOPPED;
    if (!row.ok) return row;
    const changes = expected.get(row.value.key) ?? [];
    expected.delete(row.value.key);
    for (const change of changes) {
      const seen = wordsIn(change, row.value);
      if (seen === null) rest.push(change);
      else compare(change, seen);
    }
    if (expected.size === 0) break;
  }
  return run.signal.aborted ? STOPPED : ok([...rest, ...[...expected.values()].flat()]);
};

/** People move between pages while they are read; those who slipped through are read one by one. */
const compareRest = async (
  run: Run,
  rest: readonly AppliedChange[],
  wasListed: boolean,
  compare: Compare,
): Promise<Result<null, SightFailure | 'stopped'>> => {
  const isGoneAsWanted = ({ kind, after }: AppliedChange): boolean =>
    wasListed && after.length === 0 && KINDS[kind].isEmptyWhenAbsent;
  const open = rest.filter((change) => !isGoneAsWanted(change));
  for (const change of rest) if (isGoneAsWanted(change)) compare(change, []);
  // What is in no list can only be read one by one, however many there are.
  if (wasListed && open.length > MOST_SINGLE_READS) {
    for (const change of open) compare(change, null);
    return ok(null);
  }
  for (const change of open) {
    const read = await run.sight.read({ ...change, base: change.before }, { signal: run.signal });
    if (run.signal.aborted) return STOPPED;
    if (read.ok) compare(change, read.value.words);
    else if (isGone(read.failure.code)) compare(change, null);
    else return fail(read.failure.code, read.failure.message);
  }
  return ok(null);
};

/**
 * Reads the lists concerned again, by pages, and compares what the server shows with what was applied, in the whole
 * plan or in one wave of it. What is confirmed and what differs add up to the applied changes.
 */
export const verifyPlan = async (run: Run, within?: Stretch): Promise<Compared> => {
  const applied = listAppliedChanges(run.journal, run.plan.id, within && toNumbers(within));
  const met = applied.length === 0 ? ok(null) : await run.meet();
  if (!met.ok) return met;
  if (run.signal.aborted) return STOPPED;
  const tally: Tally = { confirmed: 0, differing: [] };
  const compare = createCompare(applied, tally);
  for (const group of groupByList(applied)) {
    const rest = await compareList(run, group, compare);
    if (!rest.ok) return rest;
    const done = await compareRest(run, rest.value, isByList(group), compare);
    if (!done.ok) return done;
  }
  return ok(tally);
};

const judge = async (run: Run, wave: Wave, confirmed: number, different: number): Promise<void> => {
  const { journal, plan } = run;
  const rows = listBetween(journal, plan.id, toNumbers(wave));
  const news = judgeWave(rows, different, run.accepted);
  const noted = { wave: wave.number, confirmed, different, news };
  if (news.length === 0) return run.writer.notePlan('wave', noted);
  const halt = { wave: wave.number, done: wave.to, untouched: plan.changes - wave.to, news };
  // The verdict and the pause are one: a kill between them would let the next wave go.
  run.halt('wave-halted', { halt }, { kind: 'wave', data: noted });
};

/** Reads a finished wave back and judges it; halts the run when it brought something nobody had foreseen. */
export const checkWave = async (run: Run, wave: Wave): Promise<void> => {
  await run.atPoint('before-wave', null);
  const verified = await verifyPlan(run, wave);
  if (run.sending.aborted) return;
  if (!verified.ok) {
    if (verified.failure.code !== 'stopped') run.halt(verified.failure.code);
    return;
  }
  await judge(run, wave, verified.value.confirmed, verified.value.differing.length);
  await run.atPoint('after-wave', null);
};
