import { describe, expect, it } from 'vitest';
import type { CoderApi, PutOutcome } from '#electron/store/remote/port.ts';
import type { Clock } from '#shared/base/ports.ts';
import { realClock } from '#test/kit/clock.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer, person } from '#test/kit/fake-server.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { must } from '#test/kit/must.ts';
import { DEFAULT_LIMITS } from './types.ts';

const folder = folderPerTest();

const OTHERS = 'organization-user-admin';
const ANN = person(1);
const THROTTLED: PutOutcome = { class: 'throttled', requestId: null, status: 429, retryAfterMs: 0 };
/** Far more than any bound: whoever comes here would go on for ever. */
const ENDLESS = 300;

/** The machine's clocks, and what is added to them. */
const createSkippingClock = () => {
  const skipped = { ms: 0 };
  const clock: Clock = {
    nowMs: () => realClock.nowMs() + skipped.ms,
    monotonicMs: () => realClock.monotonicMs() + skipped.ms,
    sleep: realClock.sleep,
  };
  const skip = (ms: number): void => {
    skipped.ms += ms;
  };
  return { clock, skip };
};

/** Reads of which each tells what was so before `meanwhile`, and is heard so much later. */
const lateReads = (
  server: ReturnType<typeof createFakeServer>,
  meanwhile: (times: number) => void,
): Pick<CoderApi, 'readMemberRoles'> => {
  let times = 0;
  return {
    readMemberRoles: async (...asked) => {
      const read = await server.api.readMemberRoles(...asked);
      times += 1;
      if (times > ENDLESS) throw new Error('asked without end');
      meanwhile(times);
      return read;
    },
  };
};

describe('a standstill in one read after the other of a change', () => {
  it.each([2, 3])('is seen in each of %i, and no edit of somebody else is overwritten', async (stills) => {
    const { clock, skip } = createSkippingClock();
    const server = createFakeServer(1);
    const late = lateReads(server, (times) => {
      if (times > stills) return;
      skip(3_600_000);
      if (times === stills) server.setRoles(ANN, [OTHERS]);
    });
    const rig = openEngineRig(folder.dir, { api: { ...server.api, ...late }, clock });
    const planId = await rig.startAndWait(planInput(addAuditor(1)));
    if (must(rig.engine.getStatus(planId)).state === 'paused') {
      expect(must(rig.engine.getStatus(planId)).reasonCode).toBe('too-slow');
      must(await rig.engine.resume(planId));
      await rig.engine.whenIdle(planId);
    }
    expect(must(rig.engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: 1 } });
    expect([...server.rolesOf(ANN)].sort()).toEqual(['auditor', OTHERS].sort());
    rig.shut();
  });
});

describe('a plan pauses, says why, and has sent nothing', () => {
  it('where every answer is older than one may be, however often it is asked', async () => {
    const { clock, skip } = createSkippingClock();
    const server = createFakeServer(1);
    const late = lateReads(server, () => skip(DEFAULT_LIMITS.slowestReadMs + 1));
    const rig = openEngineRig(folder.dir, { api: { ...server.api, ...late }, clock });
    const planId = await rig.startAndWait(planInput(addAuditor(1)));
    expect(must(rig.engine.getStatus(planId))).toMatchObject({ state: 'paused', reasonCode: 'too-slow' });
    expect([server.puts, server.reads.length]).toEqual([[], 3]);
    expect(must(rig.engine.getStatus(planId)).reason).toMatch(/Nobody who is left was changed/);
    rig.shut();
  });

  it('where every intent takes longer to write down than a read stays fresh', async () => {
    const { clock, skip } = createSkippingClock();
    const server = createFakeServer(2);
    const late = lateReads(server, () => undefined);
    const rig = openEngineRig(folder.dir, {
      api: { ...server.api, ...late },
      clock,
      atPoint: (point) => {
        if (point === 'after-intent') skip(DEFAULT_LIMITS.freshMs + 1);
      },
    });
    const planId = await rig.startAndWait(planInput(addAuditor(2)));
    expect(must(rig.engine.getStatus(planId))).toMatchObject({
      state: 'paused',
      reasonCode: 'too-slow',
      counts: { waiting: 2 },
    });
    expect(server.puts).toEqual([]);
    rig.shut();
  });
});

describe('a server that takes its time over a write', () => {
  it('and then turns it away is asked no more often than one that does so at once', async () => {
    const server = createFakeServer(1);
    server.script.put = async () => {
      if (server.puts.length > ENDLESS) return true;
      await realClock.sleep(30);
      return THROTTLED;
    };
    const rig = openEngineRig(folder.dir, { api: server.api, limits: { freshMs: 15 } });
    const planId = await rig.startAndWait(planInput(addAuditor(1)));
    expect(must(rig.engine.getStatus(planId))).toMatchObject({ state: 'paused', reasonCode: 'rate-limited' });
    expect(server.puts).toHaveLength(3);
    rig.shut();
  });
});

describe('the age of a read', () => {
  it('does not count the time before it left, in which it waited for its turn', async () => {
    const { clock, skip } = createSkippingClock();
    const server = createFakeServer(3);
    const readMemberRoles: CoderApi['readMemberRoles'] = async (organization, user, o) => {
      skip(DEFAULT_LIMITS.slowestReadMs * 2);
      o?.onStart?.();
      return server.api.readMemberRoles(organization, user, o);
    };
    const rig = openEngineRig(folder.dir, {
      api: { ...server.api, readMemberRoles },
      clock,
      limits: { workers: 1 },
    });
    const planId = await rig.startAndWait(planInput(addAuditor(3)));
    expect(must(rig.engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: 3 } });
    // One to decide, and one for each when the plan is verified.
    expect(server.reads).toHaveLength(6);
    rig.shut();
  });
});
