import type { ChangeMove } from '../../db/journal/change.ts';
import type { ChangeRow } from '../../db/journal/change-row.ts';
import type { PutOutcome } from '../../remote/port.ts';
import { type Sample, toSample } from './circuit-breaker.ts';
import { decidePut, decideResolve, type PutDecision, toRefusalKind } from './decide.ts';
import type { WordPair } from './kinds/kind.ts';
import type { Run } from './run.ts';
import { type Blind, isBlind } from './sight.ts';

export type Sent = {
  readonly attempt: number;
  readonly roles: WordPair;
  readonly outcome: PutOutcome;
  /** It was taken back because the read it rests on had become too old, not because of any trouble. */
  readonly wasStale: boolean;
  /** From the read it rests on until it left: the time in which nobody's edit could be seen. Null: it never left. */
  readonly gapMs: number | null;
};

/** Refusals that the server also gives to somebody who sees nothing any more. */
const MAY_BE_BLIND: readonly string[] = ['member-gone', 'user-gone', 'forbidden', 'other'];

const isGone = (code: string): boolean => code === 'member-gone' || code === 'user-gone';

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

type Refusal = { readonly reason: string; readonly message: string };

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
export const recordOutcome = async (run: Run, change: ChangeRow, sent: Sent): Promise<void> => {
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
