import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { PersonCheck } from '#shared/contract/host.ts';
import { type DeploymentRecord, saveIdleMinutes, saveLock } from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { Confirm } from './confirm.ts';
import { type IdleLock, toIdleMinutes } from './idle-lock.ts';
import type { Ask } from './secrets.ts';
import { getKept } from './sign-in.ts';

export type LockDeps = {
  readonly journal: Journal;
  readonly confirm: Confirm;
  readonly ask: Ask;
  readonly idle: Pick<IdleLock, 'close' | 'countAway' | 'forget' | 'open' | 'toCounting'>;
  /** Pauses what is being applied there. */
  readonly pause: (id: DeploymentId) => void;
};

const AWAY = fail(
  'not-approved',
  'You were away while the question was open, so it does not count. Ask again.',
);

type Answer = Result<DeploymentRecord, 'unknown-deployment' | 'not-approved'>;

const CHECKS: Readonly<Record<PersonCheck | 'none', string>> = {
  'touch-id': 'After this question your Mac asks for your finger.',
  polkit: 'After this question your system asks for your password.',
  none: 'This system offers no check of who sits here: this question is all that is asked.',
};

const findCheck = async (ask: Ask): Promise<PersonCheck | null> => {
  const probe = await ask({ ask: 'person.probe' });
  return probe.ok ? probe.value.check : null;
};

const confirmUnlock = async ({ confirm, ask }: LockDeps, record: DeploymentRecord): Promise<boolean> => {
  const check = await findCheck(ask);
  const isMeant = await confirm(record, {
    title: 'Allow changes on this deployment?',
    lines: [
      'This deployment is locked: Rollcall reads it and applies nothing.',
      'Unlocked, plans that you review and confirm are sent to the server.',
      CHECKS[check ?? 'none'],
    ],
    confirmLabel: 'Unlock',
  });
  if (!isMeant || check === null) return isMeant;
  const { host } = new URL(record.url);
  const answer = await ask({ ask: 'person.check', reason: `allow changes on ${host}`.slice(0, 200) });
  return answer.ok && answer.value.passed;
};

/**
 * The read-only lock. Locking counts at once; unlocking asks where no script of the page can answer, and then lets the
 * system ask who sits there, where it can.
 */
export const createLock =
  (deps: LockDeps) =>
  async (id: DeploymentId, readOnly: boolean): Promise<Answer> => {
    const kept = getKept(deps, id);
    if (!kept.ok) return kept;
    const before = ok(deps.idle.toCounting(kept.value));
    if (before.value.readOnly === readOnly) return before;
    const absences = deps.idle.countAway(id);
    if (!readOnly && !(await confirmUnlock(deps, before.value)))
      return fail('not-approved', 'You did not confirm. The deployment stays locked.');
    // Whoever came back to a question that was left open may be somebody else.
    if (!readOnly && deps.idle.countAway(id) !== absences) return AWAY;
    // It may have gone while the question was open.
    const now = getKept(deps, id);
    if (!now.ok) return now;
    if (readOnly) {
      // Before anything is written: a disk that takes nothing must not keep the rest from being held back.
      deps.pause(id);
      deps.idle.close(id);
      deps.idle.forget(id);
    } else {
      saveLock(deps.journal.write, id, false);
      deps.idle.open(id);
    }
    return ok({ ...now.value, readOnly });
  };

export type Lock = ReturnType<typeof createLock>;

const toWords = (minutes: number | null): string =>
  minutes === null ? 'never' : minutes === 1 ? 'after a minute' : `after ${minutes} minutes`;

const isLooser = (from: number | null, to: number | null): boolean =>
  from !== null && (to === null || to > from);

/** Sets when a deployment is locked again without a person. A later time asks outside the page; an earlier one counts. */
export const createSetIdleLock =
  (deps: Pick<LockDeps, 'journal' | 'confirm' | 'idle'>) =>
  async (id: DeploymentId, minutes: number | null): Promise<Answer> => {
    const before = getKept(deps, id);
    if (!before.ok) return before;
    const from = toIdleMinutes(before.value);
    const absences = deps.idle.countAway(id);
    const move = { what: 'Locked again without you', from: toWords(from), to: toWords(minutes) };
    const isMeant =
      !isLooser(from, minutes) ||
      (await deps.confirm(before.value, {
        title: 'Leave this deployment unlocked for longer?',
        lines: ['While it is unlocked, whoever sits at this computer can change who may do what there.'],
        moves: [move],
        confirmLabel: 'Change the lock',
        tone: 'danger',
      }));
    if (!isMeant) return fail('not-approved', 'You did not confirm. The lock stays as it was.');
    const now = getKept(deps, id);
    if (!now.ok) return now;
    // A yes is to the move that was shown, of whoever it was shown to; somebody may have made the time shorter since.
    if (isLooser(from, minutes) && deps.idle.countAway(id) !== absences) return AWAY;
    if (toIdleMinutes(now.value) !== from)
      return fail('not-approved', 'The lock was changed while the question was open. Look at it again.', {
        retry: true,
      });
    saveIdleMinutes(deps.journal.write, id, minutes ?? 0);
    return getKept(deps, id);
  };

export type SetIdleLock = ReturnType<typeof createSetIdleLock>;
