import type { DeploymentId } from '#shared/base/brand.ts';
import type { Log } from '#shared/base/ports.ts';
import type { Away } from '#shared/contract/host.ts';
import { toGraver, toUsualIdleMinutes } from '#shared/model/deployment.ts';
import { type DeploymentRecord, listDeployments, saveLock } from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';

/** After how many minutes without a person a deployment is locked again, counting what it was first kept as; null: never. */
export const toIdleMinutes = (
  record: Pick<DeploymentRecord, 'idleMinutes' | 'environment' | 'environmentFirst'>,
): number | null => {
  const { idleMinutes, environment, environmentFirst } = record;
  if (idleMinutes === 0) return null;
  return idleMinutes ?? toUsualIdleMinutes(toGraver(environment, environmentFirst));
};

/** From then on nobody counts as having been there, whatever the lock of a deployment is set to. */
const ABSENCE_MS = 15 * 60_000;
/** It is said every few seconds how long nobody was there: a step like this is an absence that nobody could watch. */
const JUMP_MS = 60_000;

/**
 * Counts absences, each once: where a system cannot tell that a mouse is moved, somebody who uses nothing else is said
 * to be away all day, and their yes counts all the same.
 */
const createAbsences = () => {
  let count = 0;
  let lastMs = 0;
  return {
    note: ({ why, idleMs }: Away): void => {
      const isNew = lastMs < ABSENCE_MS || idleMs < lastMs || idleMs - lastMs >= JUMP_MS;
      if (why !== 'idle' || (idleMs >= ABSENCE_MS && isNew)) count += 1;
      if (why === 'idle') lastMs = idleMs;
    },
    count: (): number => count,
  };
};

type Why = Away['why'] | 'start';

const toCause = (why: Why, minutes: number): string => {
  if (why === 'sleep') return 'Locked when the computer went to sleep.';
  if (why === 'screen') return 'Locked with the screen.';
  if (why === 'start') return 'Locked when Rollcall started.';
  return `Locked after ${minutes === 1 ? 'a minute' : `${minutes} minutes`} without you.`;
};

type IdleLockDeps = {
  readonly journal: Journal;
  /** True while a plan is being applied there. */
  readonly isApplying: (id: DeploymentId) => boolean;
  readonly changed: () => void;
  readonly log: Pick<Log, 'error'>;
};

/**
 * Locks what can be changed when nobody is there to change it: after so many minutes without a person, when the
 * computer sleeps or its screen is locked, and at the start, since nobody knows who was there in between. An apply that
 * a person has started goes on to its end: stopping it half-way would leave a state that nobody has seen. Everything
 * new needs the lock to be opened first. A journal that cannot be written just then (held by another program, a full disk)
 * keeps no lock open: until it is written down, or a person opens it, the lock counts from memory.
 */
export const createIdleLock = ({ journal, isApplying, changed, log }: IdleLockDeps) => {
  const notes = new Map<DeploymentId, string>();
  const absences = new Map<DeploymentId, number>();
  const all = createAbsences();

  /** Closed, and not in the journal yet. The next start closes them again, if it was never written. */
  const unwritten = new Set<DeploymentId>();

  const close = (id: DeploymentId): void => {
    try {
      saveLock(journal.write, id, true);
      unwritten.delete(id);
    } catch (error) {
      unwritten.add(id);
      log.error('lock.not-written', { error: String(error) });
    }
  };

  const countAway = (id: DeploymentId): number => absences.get(id) ?? 0;

  const leave = (record: DeploymentRecord, why: Why, minutes: number): boolean => {
    absences.set(record.id, countAway(record.id) + 1);
    if (record.readOnly) return false;
    const isNew = !unwritten.has(record.id);
    close(record.id);
    if (!isNew) return false;
    const rest = isApplying(record.id)
      ? 'The apply that you had started goes on; nothing else is sent.'
      : 'Nothing was sent.';
    notes.set(record.id, `${toCause(why, minutes)} ${rest}`);
    return true;
  };

  const lockAll = (why: Why, idleMs: number): void => {
    const locked = listDeployments(journal.read).filter((record) => {
      const minutes = toIdleMinutes(record);
      if (minutes === null || (why === 'idle' && idleMs < minutes * 60_000)) return false;
      return leave(record, why, minutes);
    });
    if (locked.length > 0) changed();
  };

  return {
    /** Main says that nobody is there. */
    away: (away: Away): void => {
      all.note(away);
      lockAll(away.why, away.idleMs);
    },
    /** How often nobody was at the computer: it slept, its screen was locked, or nobody touched it for long. */
    countAbsences: all.count,
    /** The store begins: what was left unlocked by an earlier one is not. */
    begin: (): void => lockAll('start', 0),
    /** Why it is locked when no person has locked it, in a sentence. */
    findNote: (id: DeploymentId): string | null => notes.get(id) ?? null,
    /** How often nobody was there for so long that it had to be locked. */
    countAway,
    /** Closes one for a person, whatever becomes of writing that down. */
    close,
    /** A record as it counts: locked as well when that could not be written yet. */
    toCounting: (record: DeploymentRecord): DeploymentRecord =>
      unwritten.has(record.id) ? { ...record, readOnly: true } : record,
    /** A person has turned the lock: what was said of it is over. */
    forget: (id: DeploymentId): void => void notes.delete(id),
    /** A person has opened it, and that is written. */
    open: (id: DeploymentId): void => {
      notes.delete(id);
      unwritten.delete(id);
    },
  };
};

export type IdleLock = ReturnType<typeof createIdleLock>;
