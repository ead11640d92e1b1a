import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Unconfirmed } from '#shared/contract/failures.ts';
import type { PersonCheck } from '#shared/contract/host.ts';
import { type DeploymentRecord, getKept, saveIdleMinutes, saveLock } from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { Confirm, Confirmation, Confirmed } from './confirm.ts';
import { type IdleLock, toIdleMinutes } from './idle-lock.ts';
import type { Ask } from './secrets.ts';

type LockDeps = {
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

const MOVED = fail('not-approved', 'The lock was changed while the question was open. Look at it again.', {
  retry: true,
});

const NOT_YOU = fail(
  'not-approved',
  'Your system did not say that it is you. The deployment stays locked. Try again.',
);

type Answer = Result<DeploymentRecord, 'unknown-deployment' | Unconfirmed>;

const CHECKS: Readonly<Record<PersonCheck | 'none', string>> = {
  'touch-id': 'After this question your Mac asks for your finger.',
  polkit: 'After this question your system asks for your password.',
  none: 'This system offers no check of who sits here: this question is all that is asked.',
};

const findCheck = async (ask: Ask): Promise<PersonCheck | null> => {
  const probe = await ask({ ask: 'person.probe' });
  return probe.ok ? probe.value.check : null;
};

const confirmUnlock = async ({ confirm, ask }: LockDeps, record: DeploymentRecord): Promise<Confirmed> => {
  const check = await findCheck(ask);
  const sure = await confirm(record, {
    kind: 'unlock',
    title: 'Allow changes on this deployment?',
    lines: [
      'This deployment is locked: Rollcall reads it and applies nothing.',
      'Unlocked, plans that you review and confirm are sent to the server.',
      CHECKS[check ?? 'none'],
    ],
    confirmLabel: 'Unlock',
    otherwise: 'The deployment stays locked.',
  });
  if (!sure.ok || check === null) return sure;
  const { host } = new URL(record.url);
  const answer = await ask({ ask: 'person.check', reason: `allow changes on ${host}`.slice(0, 200) });
  return answer.ok && answer.value.passed ? sure : NOT_YOU;
};

/**
 * The read-only lock. Locking counts at once; unlocking asks where no script of the page can answer, and then lets the
 * system ask who sits there, where it can.
 */
export const createLock =
  (deps: LockDeps) =>
  async (id: DeploymentId, readOnly: boolean): Promise<Answer> => {
    const kept = getKept(deps.journal.read, id);
    if (!kept.ok) return kept;
    const before = ok(deps.idle.toCounting(kept.value));
    if (before.value.readOnly === readOnly) return before;
    const absences = deps.idle.countAway(id);
    const sure = readOnly ? ok(null) : await confirmUnlock(deps, before.value);
    if (!sure.ok) return sure;
    // Whoever came back to a question that was left open may be somebody else.
    if (!readOnly && deps.idle.countAway(id) !== absences) return AWAY;
    // It may have gone while the question was open.
    const now = getKept(deps.journal.read, id);
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

/** From when to when a deployment is locked again without a person. */
export const toIdleMove = (from: number | null, to: number | null) => ({
  what: 'Locked again without you',
  from: toWords(from),
  to: toWords(to),
});

/** What a person is asked before a lock closes later; null: nothing, since it does not. */
export const toIdleQuestion = (from: number | null, to: number | null): Confirmation | null =>
  isLooser(from, to)
    ? {
        kind: 'edit',
        title: 'Leave this deployment unlocked for longer?',
        lines: ['While it is unlocked, whoever sits at this computer can change who may do what there.'],
        moves: [toIdleMove(from, to)],
        confirmLabel: 'Change the lock',
        tone: 'danger',
        otherwise: 'The lock stays as it was.',
      }
    : null;

/**
 * Looks whether a yes to another time still counts: it was to the move that was shown, and of whoever it was shown to.
 * Somebody may have made the time shorter since.
 */
export const checkIdleMove = (
  deps: { readonly idle: Pick<IdleLock, 'countAway'> },
  now: DeploymentRecord,
  shown: { readonly from: number | null; readonly to: number | null; readonly absences: number },
): Result<null, 'not-approved'> => {
  if (isLooser(shown.from, shown.to) && deps.idle.countAway(now.id) !== shown.absences) return AWAY;
  return toIdleMinutes(now) === shown.from ? ok(null) : MOVED;
};

/** Sets when a deployment is locked again without a person. A later time asks outside the page; an earlier one counts. */
export const createSetIdleLock =
  (deps: Pick<LockDeps, 'journal' | 'confirm' | 'idle'>) =>
  async (id: DeploymentId, minutes: number | null): Promise<Answer> => {
    const before = getKept(deps.journal.read, id);
    if (!before.ok) return before;
    const from = toIdleMinutes(before.value);
    const absences = deps.idle.countAway(id);
    const question = toIdleQuestion(from, minutes);
    const sure = question === null ? ok(null) : await deps.confirm(before.value, question);
    if (!sure.ok) return sure;
    const now = getKept(deps.journal.read, id);
    if (!now.ok) return now;
    const still = checkIdleMove(deps, now.value, { from, to: minutes, absences });
    if (!still.ok) return still;
    saveIdleMinutes(deps.journal.write, id, minutes ?? 0);
    return getKept(deps.journal.read, id);
  };

export type SetIdleLock = ReturnType<typeof createSetIdleLock>;
