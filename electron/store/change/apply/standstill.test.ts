import { describe, expect, it } from 'vitest';
import type { CoderApi } from '#electron/store/remote/port.ts';
import type { UserId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { ok } from '#shared/base/result.ts';
import { realClock } from '#test/kit/clock.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer, person } from '#test/kit/fake-server.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { must } from '#test/kit/must.ts';
import type { FailPoint } from './fail-points.ts';

const folder = folderPerTest();

const LONG_MS = 3_600_000;
const OTHERS = 'organization-user-admin';
const ANN = person(1);

/** A process that stood still: by both clocks when it was stopped, by the wall clock alone when the computer slept. */
const STILLS = [
  ['stopped', { monoMs: LONG_MS, wallMs: LONG_MS }],
  ['asleep', { monoMs: 0, wallMs: LONG_MS }],
] as const;

const setUp = (still: { readonly monoMs: number; readonly wallMs: number }) => {
  const skipped = { monoMs: 0, wallMs: 0 };
  const clock: Clock = {
    nowMs: () => realClock.nowMs() + skipped.wallMs,
    monotonicMs: () => realClock.monotonicMs() + skipped.monoMs,
    sleep: realClock.sleep,
  };
  const server = createFakeServer(1);
  let isOver = false;
  /** Once: somebody else's edit, while the process stands still. */
  const standStill = (): void => {
    if (isOver) return;
    isOver = true;
    skipped.monoMs += still.monoMs;
    skipped.wallMs += still.wallMs;
    server.setRoles(ANN, [OTHERS]);
  };
  const apply = async (
    atPoint: (point: FailPoint) => void = () => undefined,
    more: Partial<CoderApi> = {},
  ) => {
    const rig = openEngineRig(folder.dir, { api: { ...server.api, ...more }, clock, atPoint });
    const planId = await rig.startAndWait(planInput(addAuditor(1)));
    const status = must(rig.engine.getStatus(planId));
    rig.shut();
    return status;
  };
  return { server, standStill, apply };
};

describe.each(STILLS)('a process that was %s in mid-apply', (_how, still) => {
  const expectBoth = (server: ReturnType<typeof createFakeServer>): void => {
    expect([...server.rolesOf(ANN)].sort()).toEqual(['auditor', OTHERS].sort());
  };

  it('takes no answer for fresh that had lain in a socket', async () => {
    const { server, standStill, apply } = setUp(still);
    server.script.read = (user: UserId) => {
      const before = server.rolesOf(user);
      standStill();
      server.script.read = () => true;
      return ok(before);
    };
    expect(await apply()).toMatchObject({ state: 'closed', counts: { applied: 1 } });
    expectBoth(server);
  });

  it.each(['after-read', 'before-intent', 'after-intent'] as const)(
    'at %s reads again before it sends',
    async (stop) => {
      const { server, standStill, apply } = setUp(still);
      const status = await apply((point) => {
        if (point === stop) standStill();
      });
      expect(status).toMatchObject({ state: 'closed', counts: { applied: 1 } });
      expect(server.puts).toHaveLength(1);
      expectBoth(server);
    },
  );

  it('sends nothing that had waited for a connection', async () => {
    const { server, standStill, apply } = setUp(still);
    let left = 0;
    const putMemberRoles: CoderApi['putMemberRoles'] = async (organization, user, roles, o) => {
      standStill();
      o?.onStart?.();
      if (o?.signal?.aborted)
        return {
          class: 'not-sent',
          requestId: null,
          status: null,
          failure: { code: 'timed-out', message: 'Held back.' },
        };
      left += 1;
      return server.api.putMemberRoles(organization, user, roles, o);
    };
    expect(await apply(undefined, { putMemberRoles })).toMatchObject({
      state: 'closed',
      counts: { applied: 1 },
    });
    expect(left).toBe(1);
    expectBoth(server);
  });
});

describe('a server that takes longer than a read counts as fresh', () => {
  it('is asked once more for each change, and believed then', async () => {
    const skipped = { ms: 0 };
    const clock: Clock = {
      nowMs: () => realClock.nowMs() + skipped.ms,
      monotonicMs: () => realClock.monotonicMs() + skipped.ms,
      sleep: realClock.sleep,
    };
    const server = createFakeServer(3);
    const readMemberRoles: CoderApi['readMemberRoles'] = async (...asked) => {
      const read = await server.api.readMemberRoles(...asked);
      skipped.ms += 5_000;
      return read;
    };
    const api = { ...server.api, readMemberRoles };
    const rig = openEngineRig(folder.dir, { api, clock, limits: { workers: 1 } });
    const planId = await rig.startAndWait(planInput(addAuditor(3)));
    expect(must(rig.engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: 3 } });
    expect(server.puts).toHaveLength(3);
    rig.shut();
  });
});
