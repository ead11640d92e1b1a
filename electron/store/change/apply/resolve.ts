import type { ChangeMove } from '../../db/journal/change.ts';
import { findChange } from '../../db/journal/change-list.ts';
import type { ChangeRow } from '../../db/journal/change-row.ts';
import { countNotDone } from '../../db/journal/event.ts';
import { decideFailedRead, decideResolve, type ResolveDecision } from './decide.ts';
import type { WordPair } from './kinds/kind.ts';
import type { Run } from './run.ts';

type Seen = ResolveDecision | 'gone-after-unknown' | 'cannot-tell';

const finish = async (run: Run, change: ChangeRow, to: ChangeMove): Promise<void> => {
  await run.atPoint('before-resolved', change.n);
  await run.writer.move(change.n, to, 'resolved', change.putAttempts, {
    to: to.state,
    reason: to.reason ?? null,
  });
  await run.atPoint('after-resolved', change.n);
};

/** Puts the question off; the change stays unknown until a read answers it. */
const putOff = (run: Run, change: ChangeRow, cause: string | null): Seen => {
  run.unknowns.add(change.n, run.clock.monotonicMs() + run.limits.settleMs);
  if (cause !== null) run.halt(cause);
  return 'cannot-tell';
};

const look = async (run: Run, change: ChangeRow, sent: WordPair): Promise<Seen> => {
  const read = await run.sight.read(change, { signal: run.signal });
  if (run.signal.aborted) return putOff(run, change, null);
  if (read.ok) {
    run.retries.noteGood();
    await run.writer.note(change.n, 'resolve-read', { seen: read.value.words });
    return decideResolve(sent, read.value.words);
  }
  const { code, message } = read.failure;
  await run.writer.note(change.n, 'resolve-read', { failure: code });
  if (code === 'member-gone' || code === 'user-gone') return 'gone-after-unknown';
  const decision = decideFailedRead(code, message);
  const isPassing = decision.next === 'again' && run.retries.noteBad(change.n) === 'again';
  return putOff(run, change, isPassing ? null : code);
};

const finishNotApplied = async (run: Run, change: ChangeRow): Promise<void> => {
  const times = countNotDone(run.journal, run.plan.id, change.n) + 1;
  if (times >= run.limits.attempts) {
    await finish(run, change, { state: 'failed', reason: 'attempts' });
    return run.noteSample('failed');
  }
  await finish(run, change, { state: 'pending' });
  if (!run.sending.aborted) run.queue.giveBack(change.n);
};

const settle = async (run: Run, change: ChangeRow, seen: Seen): Promise<void> => {
  switch (seen) {
    case 'applied':
      await finish(run, change, { state: 'applied', reason: 'resolved' });
      return run.noteSample('fine');
    case 'not-applied':
      return finishNotApplied(run, change);
    case 'conflict-after-unknown':
      await finish(run, change, { state: 'skipped', reason: seen });
      return run.noteSample('conflict');
    case 'gone-after-unknown':
      await finish(run, change, { state: 'skipped', reason: seen });
      return run.noteSample('fine');
    case 'cannot-tell':
  }
};

/**
 * A change of which the journal, come back from a copy, does not know whether it was sent. Where it is as planned, it
 * stays open whose doing that was; else it waits again, and the read before its PUT decides like any other.
 */
const resolveUnsent = async (run: Run, change: ChangeRow): Promise<void> => {
  const seen = await look(run, change, { before: change.base, target: change.planned });
  if (seen === 'gone-after-unknown' || seen === 'cannot-tell') return settle(run, change, seen);
  if (seen === 'applied') await finish(run, change, { state: 'skipped', reason: 'already-after-loss' });
  else {
    await finish(run, change, { state: 'pending' });
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
  const first = await look(run, change, sent);
  if (first !== 'not-applied') return settle(run, change, first);
  if ((await run.clock.sleep(run.limits.secondReadMs, run.signal)) === 'aborted') {
    run.unknowns.add(n, run.clock.monotonicMs());
    return;
  }
  await run.atPoint('before-second-resolve-read', n);
  await settle(run, change, await look(run, change, sent));
};
