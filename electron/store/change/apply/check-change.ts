import { ok } from '#shared/base/result.ts';
import { subjectOf } from '#shared/core/plan/subject.ts';
import { preflightTextOf } from '#shared/kinds/index.ts';
import type { ChangeReason, PlanReason } from '#shared/model/reason.ts';
import type { ChangeRow } from '../../db/journal/change.ts';
import { countNotDone } from '../../db/journal/event.ts';
import { KINDS } from '../kinds/index.ts';
import type { LostRead, WordPair } from '../kinds/kind.ts';
import { toSample } from './circuit-breaker.ts';
import { type CheckDecision, decideAfterLostPut, decideCheck, decideFailedRead } from './decide.ts';
import { msBetween, type ReadMoment, toMoment } from './read-moment.ts';
import type { Run } from './run.ts';
import { sendChange } from './send-change.ts';
import { isBlind, type SeenRead } from './sight.ts';

const end = async (
  run: Run,
  change: ChangeRow,
  to: {
    readonly state: 'skipped' | 'failed' | 'applied';
    readonly reason: ChangeReason;
    readonly message?: string;
  },
  seen: readonly string[] | null,
): Promise<void> => {
  await run.writer.move(change.n, to, 'result', null, { class: to.state, reason: to.reason, seen });
  run.noteSample(toSample(to.reason, to.state === 'failed', change.verdict));
};

type Unread = { readonly reason: ChangeReason; readonly message?: string };

const tryAgainLater = async (
  run: Run,
  change: ChangeRow,
  cause: PlanReason,
  unread: Unread,
): Promise<void> => {
  const next = run.retries.noteBad(change.n);
  if (next === 'pause') run.halt(cause);
  else if (next === 'again') run.queue.giveBack(change.n);
  else await end(run, change, { state: 'failed', ...unread }, null);
};

/** How often one subject is asked for before it counts as not to be read in time. */
const ASKED = 3;

/** A read, and when it was heard: its age is counted from then. */
type FreshRead = { readonly read: SeenRead; readonly at: ReadMoment };

/**
 * Reads the subject of a change. What a process finds in a socket when it goes on after standing still, stopped or asleep,
 * was true before that: an answer that took longer than a read counts as fresh is asked for once more. A server that is
 * as slow as that every time is taken at its second word, but never when it took longer than `slowestReadMs`, by which an
 * answer can be older than it was heard. Null: it took longer every time.
 */
const readFresh = async (run: Run, change: ChangeRow): Promise<FreshRead | null> => {
  const { freshMs, slowestReadMs } = run.limits;
  for (let asked = 1; asked <= ASKED; asked += 1) {
    let leftAt = toMoment(run.clock);
    const read = await run.sight.read(change, {
      signal: run.sending,
      onStart: () => {
        leftAt = toMoment(run.clock);
      },
    });
    const at = toMoment(run.clock);
    if (run.sending.aborted || !read.ok) return { read, at };
    if (msBetween(leftAt, at) <= (asked === 1 ? freshMs : slowestReadMs)) return { read, at };
  }
  return null;
};

/** What was read of a change's subject, and what follows from it. */
type Looked = {
  readonly decision: CheckDecision;
  readonly roles: readonly string[] | null;
  readonly lost: readonly string[] | null;
  readonly at: ReadMoment;
};

/** Sends what the server may take; what it surely refuses, or we do, is not asked of it. */
const sendIfAsked = async (
  run: Run,
  change: ChangeRow,
  roles: WordPair,
  seen: Pick<Looked, 'at' | 'lost'>,
): Promise<void> => {
  const unasked = KINDS[change.kind].findUnasked?.(change.verdict, roles) ?? null;
  if (unasked !== null) {
    // What the review said is told again, in its words.
    const message = unasked === '' ? change.message : unasked;
    const why = message === null ? {} : { message };
    return end(run, change, { state: 'failed', reason: 'not-asked', ...why }, roles.before);
  }
  const dangling = await run.dangling.find(change, roles);
  // Once stopped, that does nothing either, and the change waits.
  if (dangling === null || run.sending.aborted) return sendChange(run, change, roles, seen);
  const message = `The role is ${dangling}. ${preflightTextOf('dangling-role').fix}`;
  return end(run, change, { state: 'failed', reason: 'dangling-role', message }, roles.before);
};

const follow = (run: Run, change: ChangeRow, { decision, ...seen }: Looked): Promise<void> | void => {
  switch (decision.next) {
    case 'send':
      // Only a read leads to a send, so the roles are there.
      return sendIfAsked(run, change, { before: seen.roles ?? [], target: decision.target }, seen);
    case 'skip':
      return end(run, change, { state: 'skipped', reason: decision.reason }, seen.roles);
    case 'came-through':
      return end(run, change, { state: 'applied', reason: 'resolved' }, seen.roles);
    case 'fail':
      return end(
        run,
        change,
        { state: 'failed', reason: decision.reason, message: decision.message },
        seen.roles,
      );
    case 'again':
      return tryAgainLater(run, change, decision.cause, { reason: 'unreadable' });
    case 'pause':
      return run.halt(decision.cause);
  }
};

/** Reads the subject and decides; null: the run was stopped, and the change is still pending. */
const look = async (run: Run, change: ChangeRow): Promise<Looked | null> => {
  await run.atPoint('before-read', change.n);
  const fresh = await readFresh(run, change);
  if (fresh === null) {
    run.halt('too-slow');
    return null;
  }
  const { read, at } = fresh;
  await run.atPoint('after-read', change.n);
  // Stopped meanwhile: whoever takes it up next reads again.
  if (run.sending.aborted) return null;
  if (read.ok) run.retries.noteGood();
  const { words: roles, lost } = read.ok ? read.value : { words: null, lost: null };
  const plain = read.ok
    ? decideCheck(change, read.value.words)
    : decideFailedRead(read.failure.code, read.failure.message);
  // Asked of the journal only where a PUT was out before, which is rare.
  const wasLost = change.target !== null && countNotDone(run.journal, run.plan.id, change.n) > 0;
  const decision = wasLost ? decideAfterLostPut(plain, roles, change.target) : plain;
  return { decision, roles, lost, at };
};

/** Without knowing what goes along nothing is taken away: the change waits, the run stops, or the change ends here. */
const followUnread = (
  run: Run,
  change: ChangeRow,
  { code, message }: Extract<LostRead, { readonly ok: false }>['failure'],
): Promise<void> | void => {
  const unread: Unread = { reason: 'holders-unread', message };
  const decision = code === 'holders-unread' ? null : decideFailedRead(code, message);
  if (decision?.next === 'pause') return run.halt(decision.cause);
  if (decision?.next === 'again') return tryAgainLater(run, change, decision.cause, unread);
  return end(run, change, { state: 'failed', ...unread }, null);
};

/**
 * Whether the roles that this change gives still permit only what was approved; if not, the run is stopped, or the change
 * waits for the list of roles.
 */
const isAsApproved = async (run: Run, change: ChangeRow): Promise<boolean> => {
  const watched = await run.roleWatch.look(change);
  if (run.sending.aborted) return false;
  if (watched.ok) {
    if (watched.value === null) return true;
    const { reason, ...about } = watched.value;
    // Where nothing can be seen at all any more, that is what has to be said.
    const sighted = reason === 'roles-hidden' ? await run.sight.look(change) : ok(null);
    run.halt(!sighted.ok && isBlind(sighted.failure.code) ? sighted.failure.code : reason, about);
    return false;
  }
  const { code, message } = watched.failure;
  const decision = decideFailedRead(code, message);
  if (decision.next === 'pause') run.halt(decision.cause);
  else if (decision.next === 'again')
    await tryAgainLater(run, change, decision.cause, { reason: 'unreadable' });
  else await end(run, change, { state: 'failed', reason: 'roles-unread', message }, null);
  return false;
};

/**
 * Takes one pending change as far as it goes now: fresh read, rebase, and then to its end or onto the wire. Where a
 * subject is taken away with which something goes that only a long read tells, that is read first, and the subject
 * once more: the long read may take longer than a read counts as fresh.
 */
export const handleChange = async (run: Run, change: ChangeRow): Promise<void> => {
  const missing = run.prerequisites.findMissing(change);
  if (missing !== null)
    return end(run, change, { state: 'skipped', reason: 'needs-earlier', message: missing }, null);
  if (!(await isAsApproved(run, change))) return;
  const looked = await look(run, change);
  if (looked === null) return;
  const { readLost } = KINDS[change.kind];
  const { decision } = looked;
  if (readLost === undefined || decision.next !== 'send' || decision.target.length > 0)
    return follow(run, change, looked);
  const lost = await readLost(
    { api: run.api, signal: run.sending, pageRows: run.limits.pageSize },
    subjectOf(change),
  );
  if (run.sending.aborted) return;
  if (!lost.ok) return followUnread(run, change, lost.failure);
  const again = await look(run, change);
  if (again !== null) await follow(run, change, { ...again, lost: lost.value });
};
