import type { ChangeRow } from '../../db/journal/change-row.ts';
import { countNotDone } from '../../db/journal/event.ts';
import { type CheckDecision, decideAfterLostPut, decideCheck, decideFailedRead } from './decide-read.ts';
import { readFresh } from './read-fresh.ts';
import type { ReadMoment } from './read-moment.ts';
import type { Run } from './run.ts';
import { sendChange } from './send-change.ts';
import { toSign } from './stops.ts';

const end = async (
  run: Run,
  change: ChangeRow,
  to: {
    readonly state: 'skipped' | 'failed' | 'applied';
    readonly reason: string;
    readonly message?: string;
  },
  seen: readonly string[] | null,
): Promise<void> => {
  await run.scribe.move(change.n, to, 'result', null, { class: to.state, reason: to.reason, seen });
  run.noteSign(toSign(to.reason, to.state === 'failed', change.verdict));
};

const tryAgainLater = async (run: Run, change: ChangeRow, cause: string): Promise<void> => {
  const next = run.reads.noteBad(change.n);
  if (next === 'pause') run.halt(cause);
  else if (next === 'again') run.queue.giveBack(change.n);
  else await end(run, change, { state: 'failed', reason: 'unreadable' }, null);
};

const follow = (
  run: Run,
  change: ChangeRow,
  decision: CheckDecision,
  seen: {
    readonly roles: readonly string[] | null;
    readonly lost: readonly string[];
    readonly at: ReadMoment;
  },
): Promise<void> | void => {
  switch (decision.next) {
    case 'send':
      // Only a read leads to a send, so the roles are there.
      return sendChange(
        run,
        change,
        { before: seen.roles ?? [], target: decision.target },
        { at: seen.at, lost: seen.lost },
      );
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
      return tryAgainLater(run, change, decision.cause);
    case 'pause':
      return run.halt(decision.cause);
  }
};

/** Takes one pending change as far as it goes now: fresh read, rebase, and then to its end or onto the wire. */
export const handleChange = async (run: Run, change: ChangeRow): Promise<void> => {
  const missing = run.earlier.findMissing(change);
  if (missing !== null)
    return end(run, change, { state: 'skipped', reason: 'needs-earlier', message: missing }, null);
  await run.reach('before-read', change.n);
  const fresh = await readFresh(run, change);
  if (fresh === null) return run.halt('too-slow');
  const { read, at } = fresh;
  await run.reach('after-read', change.n);
  // Stopped meanwhile: the change is still pending, and whoever takes it up next reads again.
  if (run.sending.aborted) return;
  if (read.ok) run.reads.noteGood();
  const { words: roles, lost } = read.ok ? read.value : { words: null, lost: [] };
  const plain = read.ok
    ? decideCheck(change, read.value.words)
    : decideFailedRead(read.failure.code, read.failure.message);
  // Asked of the journal only where a PUT was out before, which is rare.
  const wasLost = change.target !== null && countNotDone(run.journal, run.plan.id, change.n) > 0;
  const decision = wasLost ? decideAfterLostPut(plain, roles, change.target) : plain;
  await follow(run, change, decision, { roles, lost, at });
};
