import type { ChangeReason, PlanReason } from '#shared/model/reason.ts';
import { type ChangeMove, type ChangeRow, findChange } from '../../db/journal/change.ts';
import { countNotDone } from '../../db/journal/event.ts';
import type { PutOutcome } from '../../remote/port.ts';
import { KINDS } from '../kinds/index.ts';
import type { WordPair } from '../kinds/kind.ts';
import { type Sample, toSample } from './circuit-breaker.ts';
import {
  decideFailedRead,
  decidePut,
  decideResolve,
  type PutDecision,
  type ResolveDecision,
  toRefusalKind,
} from './decide.ts';
import { msBetween, type ReadMoment, toMoment } from './read-moment.ts';
import type { Run } from './run.ts';
import { type Blind, isBlind, isGone } from './sight.ts';

const HELD_BACK: PutOutcome = {
  class: 'not-sent',
  requestId: null,
  status: null,
  failure: { code: 'timed-out', message: 'Held back before it was sent.' },
};

/** One write that may wait for its turn only as long as the read it rests on is fresh, and not past a pause. */
const put = async (run: Run, change: ChangeRow, roles: WordPair, readAt: ReadMoment) => {
  const leftMs = run.limits.freshMs - msBetween(readAt, toMoment(run.clock));
  if (run.sending.aborted || leftMs <= 0) return { outcome: HELD_BACK, wasStale: leftMs <= 0, gapMs: null };
  const stale = new AbortController();
  const answered = new AbortController();
  void run.clock.sleep(leftMs, answered.signal).then((how) => {
    if (how === 'slept') stale.abort();
  });
  let leftAtMs = run.clock.monotonicMs();
  const flying = KINDS[change.kind].write(run.api, change, roles, {
    signal: AbortSignal.any([run.sending, stale.signal]),
    onStart: () => {
      const now = toMoment(run.clock);
      leftAtMs = now.monoMs;
      // A process that stood still is told of a connection before it is told of its timers.
      if (msBetween(readAt, now) > run.limits.freshMs) stale.abort();
    },
  });
  await run.atPoint('on-the-wire', change.n);
  const outcome = await flying;
  // With a reason of our own no error object is made, which costs more than the rest of this function.
  answered.abort('answered');
  const gapMs = Math.round((leftAtMs - readAt.monoMs) * 10) / 10;
  // The same time runs out for a write that left and is answered late: that one is not stale.
  return { outcome, wasStale: stale.signal.aborted && outcome.class === 'not-sent', gapMs };
};

type Sent = {
  readonly attempt: number;
  readonly roles: WordPair;
  readonly outcome: PutOutcome;
  /** It was taken back because the read it rests on had become too old, not because of any trouble. */
  readonly wasStale: boolean;
  /** From the read it rests on until it left: the time in which nobody's edit could be seen. Null: it never left. */
  readonly gapMs: number | null;
};

/** Refusals that the server also gives to somebody who sees nothing any more. */
const MAY_BE_BLIND: readonly ChangeReason[] = ['member-gone', 'user-gone', 'forbidden', 'other'];

const record = (run: Run, change: ChangeRow, sent: Sent, to: ChangeMove): Promise<void> => {
  const { outcome } = sent;
  return run.writer.move(change.n, { ...to, requestId: outcome.requestId }, 'result', sent.attempt, {
    class: outcome.class,
    status: outcome.status,
    requestId: outcome.requestId,
    to: to.state,
    reason: to.reason ?? null,
    gapMs: sent.gapMs,
  });
};

type Refusal = { readonly reason: ChangeReason; readonly message: string };

/** A refusal of a kind that a person has accepted says nothing new, unless it is about their own rights. */
const sampleOf = (run: Run, change: ChangeRow, { reason, message }: Refusal): Sample => {
  const sample = toSample(reason, true, change.verdict);
  return sample === 'failed' && run.accepted.has(toRefusalKind(reason, message)) ? 'fine' : sample;
};

const recordUnknown = async (
  run: Run,
  change: ChangeRow,
  sent: Sent,
  settle: 'short' | 'long',
): Promise<void> => {
  await record(run, change, sent, { state: 'unknown', reason: 'lost-answer' });
  const waitMs = settle === 'long' ? run.limits.settleAfterTimeoutMs : run.limits.settleMs;
  run.unknowns.add(change.n, run.clock.monotonicMs() + waitMs);
  run.noteSample('failed');
};

/** Why a refusal says nothing about the change itself; null: it does. */
const findBlind = async (run: Run, change: ChangeRow, { reason }: Refusal): Promise<Blind | null> => {
  if (!MAY_BE_BLIND.includes(reason)) return null;
  const sighted = await run.sight.look(change);
  return !sighted.ok && isBlind(sighted.failure.code) ? sighted.failure.code : null;
};

const recordFailed = async (run: Run, change: ChangeRow, sent: Sent, refusal: Refusal): Promise<void> => {
  const { reason, message } = refusal;
  await record(run, change, sent, { state: 'failed', reason, message });
  run.noteSample(sampleOf(run, change, refusal));
};

/** A refusal that something in between may have made up: one read decides, or the fate stays unknown. */
const checkRefusal = async (
  run: Run,
  change: ChangeRow,
  sent: Sent,
  refusal: Extract<PutDecision, { next: 'check' }>,
): Promise<void> => {
  // No signal: a pause lets what is on the wire come to its end, and this read belongs to it.
  const read = await run.sight.read(change);
  const found = read.ok
    ? decideResolve(sent.roles, read.value.words)
    : isGone(read.failure.code)
      ? 'not-applied'
      : null;
  if (found === 'applied') {
    await record(run, change, sent, { state: 'applied', reason: 'resolved' });
    return run.noteSample('fine');
  }
  const blind = found === 'not-applied' ? await findBlind(run, change, refusal) : null;
  if (found === 'not-applied' && blind === null) return recordFailed(run, change, sent, refusal);
  await recordUnknown(run, change, sent, 'short');
  const cause = blind ?? (read.ok ? null : read.failure.code);
  if (cause !== null && isBlind(cause)) run.halt(cause);
};

const recordPending = async (
  run: Run,
  change: ChangeRow,
  sent: Sent,
  decision: Extract<PutDecision, { next: 'pending' }>,
): Promise<void> => {
  await record(run, change, sent, { state: 'pending' });
  if (run.sending.aborted) return;
  if (decision.pause !== null) return run.halt(decision.pause);
  const next = sent.wasStale ? run.retries.noteStale() : run.retries.noteReturned(change.n);
  if (next === 'again') run.queue.giveBack(change.n);
  else run.halt(sent.wasStale ? 'too-slow' : decision.cause);
};

/**
 * A refusal in the server's own words: nothing was changed. Where nothing can be seen any more it says nothing about
 * this change, which waits again.
 */
const recordRefusal = async (run: Run, change: ChangeRow, sent: Sent, refusal: Refusal): Promise<void> => {
  const blind = await findBlind(run, change, refusal);
  if (blind === null) return recordFailed(run, change, sent, refusal);
  return recordPending(run, change, sent, { next: 'pending', cause: blind, pause: blind });
};

/** Writes down how a PUT ended and what follows from it. */
const recordOutcome = async (run: Run, change: ChangeRow, sent: Sent): Promise<void> => {
  const decision = decidePut(sent.outcome);
  if (sent.outcome.class !== 'not-sent') run.retries.noteSent();
  switch (decision.next) {
    case 'applied':
      await record(run, change, sent, { state: 'applied' });
      return run.noteSample('fine');
    case 'failed':
      return recordRefusal(run, change, sent, decision);
    case 'check':
      return checkRefusal(run, change, sent, decision);
    case 'pending':
      return recordPending(run, change, sent, decision);
    case 'unknown':
      await recordUnknown(run, change, sent, decision.settle);
      if (decision.pause !== null) run.halt(decision.pause);
  }
};

/** Write-ahead, send, record. Nothing leaves before the intent is on the disk; recording ends by itself. */
export const sendChange = async (
  run: Run,
  change: ChangeRow,
  roles: WordPair,
  seen: { readonly at: ReadMoment; readonly lost: readonly string[] | null },
): Promise<void> => {
  const attempt = change.putAttempts + 1;
  await run.atPoint('before-intent', change.n);
  await run.results.whenFewer(run.limits.workers);
  if (run.sending.aborted) return;
  // What goes with a membership or a role is known only now, and only the journal will still know it afterwards.
  await run.writer.intent(change.n, attempt, roles, roles.target.length === 0 ? seen.lost : null);
  await run.atPoint('after-intent', change.n);
  const sent = await put(run, change, roles, seen.at);
  await run.atPoint('after-answer', change.n);
  const conclude = async (): Promise<void> => {
    await recordOutcome(run, change, { attempt, roles, ...sent });
    await run.atPoint('after-result', change.n);
  };
  run.results.add(conclude());
};

type Seen = ResolveDecision | 'gone-after-unknown' | 'cannot-tell';

const recordResolved = async (run: Run, change: ChangeRow, to: ChangeMove): Promise<void> => {
  await run.atPoint('before-resolved', change.n);
  await run.writer.move(change.n, to, 'resolved', change.putAttempts, {
    to: to.state,
    reason: to.reason ?? null,
  });
  await run.atPoint('after-resolved', change.n);
};

/** Puts the question off; the change stays unknown until a read answers it. */
const putOff = (run: Run, change: ChangeRow, cause: PlanReason | null): Seen => {
  run.unknowns.add(change.n, run.clock.monotonicMs() + run.limits.settleMs);
  if (cause !== null) run.halt(cause);
  return 'cannot-tell';
};

const readAgain = async (run: Run, change: ChangeRow, sent: WordPair): Promise<Seen> => {
  const read = await run.sight.read(change, { signal: run.signal });
  if (run.signal.aborted) return putOff(run, change, null);
  if (read.ok) {
    run.retries.noteGood();
    await run.writer.note(change.n, 'resolve-read', { seen: read.value.words });
    return decideResolve(sent, read.value.words);
  }
  const { code, message } = read.failure;
  await run.writer.note(change.n, 'resolve-read', { failure: code });
  if (isGone(code)) return 'gone-after-unknown';
  const decision = decideFailedRead(code, message);
  const isPassing = decision.next === 'again' && run.retries.noteBad(change.n) === 'again';
  return putOff(run, change, isPassing ? null : code);
};

const finishNotApplied = async (run: Run, change: ChangeRow): Promise<void> => {
  const times = countNotDone(run.journal, run.plan.id, change.n) + 1;
  if (times >= run.limits.attempts) {
    await recordResolved(run, change, { state: 'failed', reason: 'attempts' });
    return run.noteSample('failed');
  }
  await recordResolved(run, change, { state: 'pending' });
  if (!run.sending.aborted) run.queue.giveBack(change.n);
};

const settle = async (run: Run, change: ChangeRow, seen: Seen): Promise<void> => {
  switch (seen) {
    case 'applied':
      await recordResolved(run, change, { state: 'applied', reason: 'resolved' });
      return run.noteSample('fine');
    case 'not-applied':
      return finishNotApplied(run, change);
    case 'conflict-after-unknown':
      await recordResolved(run, change, { state: 'skipped', reason: seen });
      return run.noteSample('conflict');
    case 'gone-after-unknown':
      await recordResolved(run, change, { state: 'skipped', reason: seen });
      return run.noteSample('fine');
    case 'cannot-tell':
  }
};

/**
 * A change of which the journal, come back from a copy, does not know whether it was sent. Where it is as planned, it
 * stays open whose doing that was; else it waits again, and the read before its PUT decides like any other.
 */
const resolveUnsent = async (run: Run, change: ChangeRow): Promise<void> => {
  const seen = await readAgain(run, change, { before: change.base, target: change.planned });
  if (seen === 'gone-after-unknown' || seen === 'cannot-tell') return settle(run, change, seen);
  if (seen === 'applied')
    await recordResolved(run, change, { state: 'skipped', reason: 'already-after-loss' });
  else {
    await recordResolved(run, change, { state: 'pending' });
    if (!run.sending.aborted) run.queue.giveBack(change.n);
  }
  run.noteSample('fine');
};

/**
 * Finds out by reading what a PUT of unknown fate did. "It did nothing" is believed only when two reads, some time
 * apart, both find the roles as they were before it; only then may the change be sent again, after yet another read.
 */
export const resolveChange = async (run: Run, n: number): Promise<void> => {
  const change = findChange(run.journal, run.plan.id, n);
  if (change?.state !== 'unknown') return;
  if (change.before === null || change.target === null) return resolveUnsent(run, change);
  const sent = { before: change.before, target: change.target };
  await run.atPoint('before-first-resolve-read', n);
  const first = await readAgain(run, change, sent);
  if (first !== 'not-applied') return settle(run, change, first);
  if ((await run.clock.sleep(run.limits.secondReadMs, run.signal)) === 'aborted') {
    run.unknowns.add(n, run.clock.monotonicMs());
    return;
  }
  await run.atPoint('before-second-resolve-read', n);
  await settle(run, change, await readAgain(run, change, sent));
};
