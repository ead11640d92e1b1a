import { createApplyEngine } from '#electron/store/change/apply/engine.ts';
import type { OpenedJournal } from '#electron/store/db/journal.ts';
import { type Emergency, type EmergencyEntry, keptEntrySchema } from '#electron/store/db/keep/emergency.ts';
import { sql } from '#electron/store/db/sql.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import { countingIds, silentLog } from '#test/kit/clock.ts';
import { must } from '#test/kit/must.ts';
import type { FakeTime } from './fake-time.ts';
import type { World } from './world.ts';
import { openWorldApi } from './world-api.ts';

/** What is wrong with the computer an engine runs on. */
export type Machine = { isDiskFull: boolean; isKeychainLocked: boolean; isOtherServer: boolean };

const FULL = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

/** What SQLite does to a process that is gone, or that has no room left. */
const guard = (journal: OpenedJournal, machine: Machine, isDead: () => boolean) => {
  const toWrite = (): void => {
    if (isDead()) throw new Error('This process is dead.');
    if (machine.isDiskFull) throw FULL;
  };
  const { write, read } = journal;
  return {
    read,
    write: {
      ...write,
      run: (...query: Parameters<typeof write.run>) => {
        toWrite();
        return write.run(...query);
      },
      transaction: <T>(work: () => T): T => {
        toWrite();
        return write.transaction(work);
      },
    },
  };
};

/** A file beside the journal, as the product has one: it outlives the process. */
export const createEmergencyFile = (): Emergency => {
  let kept: readonly EmergencyEntry[] = [];
  return {
    keep: (entry) => {
      kept = [...kept, entry];
      return 'file';
    },
    list: () => kept.map((entry) => keptEntrySchema.parse(entry)),
    clear: () => {
      kept = [];
    },
    prepare: () => undefined,
  };
};

/**
 * An engine that can be killed: from then on nothing of it is heard, written or woken, and what it had on the wire
 * may still arrive. Its limits are the product's own.
 */
export const createLife = (
  parts: {
    time: FakeTime;
    world: World;
    journal: OpenedJournal;
    machine: Machine;
    emergency: Emergency | null;
  },
  name: string,
) => {
  const { time, world, journal, machine, emergency } = parts;
  let isDead = false;
  const errors: string[] = [];
  const dead = (): boolean => isDead;
  // Whose run began last: a pause that could not be written down leaves an earlier plan running in the journal.
  const findPlan = (): PlanId | null =>
    journal.read.get<{ planId: PlanId }>(
      sql`SELECT plan_id AS planId FROM event WHERE n IS NULL AND kind = 'resume' ORDER BY seq DESC LIMIT 1`,
    )?.planId ?? null;
  const engine = createApplyEngine({
    journal: guard(journal, machine, dead),
    openApi: async () => {
      if (machine.isKeychainLocked) return fail('secret-unavailable', 'The keychain is locked.');
      const api = openWorldApi(world, { isDead: dead, findPlan });
      return ok({ api, serverId: machine.isOtherServer ? 's2' : 's1' });
    },
    clock: {
      ...time.clock,
      sleep: async (ms, signal) => {
        const how = await time.clock.sleep(ms, signal);
        return isDead ? new Promise(() => undefined) : how;
      },
    },
    ids: countingIds(name),
    log: { ...silentLog, error: (event, fields) => void errors.push(`${event} ${JSON.stringify(fields)}`) },
    bootId: name,
    ...(emergency === null ? {} : { emergency }),
    announce: () => undefined,
    setProgress: () => undefined,
  });
  must(engine.recover());
  return {
    engine,
    /** What the engine logged as an error, without what a full disk is to blame for. */
    errors: (): readonly string[] =>
      errors.filter((line) => !/disk is full|is dead|kept-elsewhere/.test(line)),
    kill: (): void => {
      isDead = true;
    },
  };
};
export type EngineLife = ReturnType<typeof createLife>;
