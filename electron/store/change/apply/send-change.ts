import type { ChangeRow } from '../../db/journal/change-row.ts';
import type { PutOutcome } from '../../remote/port.ts';
import { KINDS } from './kinds/index.ts';
import type { WordPair } from './kinds/kind.ts';
import { msBetween, type ReadMoment, toMoment } from './read-moment.ts';
import { recordOutcome } from './record-outcome.ts';
import type { Run } from './run.ts';

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
  const finish = async (): Promise<void> => {
    await recordOutcome(run, change, { attempt, roles, ...sent });
    await run.atPoint('after-result', change.n);
  };
  run.results.add(finish());
};
