import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWaveEnds } from '#shared/core/plan/waves.ts';
import { addAuditor, openEngineRig, planInput, type RigOptions } from '#test/kit/engine-rig.ts';
import { createFakeServer, type FakeServer, person, told } from '#test/kit/fake-server.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';

const inWaves = (people: number, waves: readonly number[] | null) => planInput(addAuditor(people), { waves });
const withRig = async <T>(
  server: FakeServer,
  work: (rig: ReturnType<typeof openEngineRig>) => Promise<T>,
  options: Partial<RigOptions> = {},
): Promise<T> => {
  const inner = makeFolder();
  const rig = openEngineRig(inner.dir, { api: server.api, ...options });
  try {
    return await work(rig);
  } finally {
    await rig.engine.stop();
    rig.shut();
    inner.remove();
  }
};
const refusal = (code: 'forbidden' | 'idp-managed' | 'other', message: string) =>
  ({ ...told, class: 'rejected', code, message }) as const;

/** What may go wrong with the people of one wave; each must stop the plan after that wave. */
const TROUBLES = {
  'a refusal of a new kind': (server: FakeServer, victim: string) => {
    server.script.put = (user) => user !== victim || refusal('other', 'the moon is full');
  },
  'a difference in the re-read': (server: FakeServer, victim: string) => {
    server.script.put = (user, roles) => {
      if (user !== victim) return true;
      // The server says yes and forgets it.
      return { class: 'applied', roles, requestId: 'r', status: 200 };
    };
  },
} as const;

describe('a plan in waves', () => {
  it('goes through by itself when nothing is new, and has read every wave back', async () => {
    const server = createFakeServer(60);
    await withRig(server, async ({ engine, journal, startAndWait }) => {
      const planId = await startAndWait(inWaves(60, [5, 20]));
      const status = must(engine.getStatus(planId));
      expect(status).toMatchObject({ state: 'closed', counts: { applied: 60 } });
      expect(status.waves).toEqual({ sizes: [5, 20], of: 3, at: 3, halted: null });
      const judged = journal.read.all<{ data: string }>({
        text: `SELECT data FROM event WHERE kind = 'wave' ORDER BY seq`,
        values: [],
      });
      expect(judged.map(({ data }) => JSON.parse(data))).toMatchObject([
        { wave: 1, confirmed: 5, different: 0 },
        { wave: 2, confirmed: 20, different: 0 },
      ]);
    });
  });

  it('starts nobody of a wave before everybody of the one before has ended', async () => {
    const server = createFakeServer(40);
    const numberOf = (user: string): number => Number(user.slice(-12));
    const answered = new Set<number>();
    const early: number[] = [];
    server.script.put = async (user) => {
      const n = numberOf(user);
      if (n > 10 && [...answered].filter((one) => one <= 10).length < 10) early.push(n);
      await new Promise((resolve) => setTimeout(resolve, n % 7));
      answered.add(n);
      return true as const;
    };
    await withRig(server, ({ startAndWait }) => startAndWait(inWaves(40, [10])));
    expect([answered.size, early]).toEqual([40, []]);
  });

  it('tells what stopped it: the wave, what was new, what is done and what nobody has touched', async () => {
    const server = createFakeServer(50);
    TROUBLES['a refusal of a new kind'](server, person(12));
    await withRig(server, async ({ engine, startAndWait }) => {
      const planId = await startAndWait(inWaves(50, [10, 20]));
      const status = must(engine.getStatus(planId));
      expect(status).toMatchObject({ state: 'paused', reasonCode: 'wave-halted' });
      expect(status.reason).toMatch(/The last wave brought something/);
      const news = [
        { kind: 'refusal', code: 'other: the moon is full', message: 'the moon is full', people: 1 },
      ];
      expect(status.waves).toEqual({
        sizes: [10, 20],
        of: 3,
        at: 2,
        halted: { wave: 2, done: 30, untouched: 20, news },
      });
      expect(server.puts).toHaveLength(30);
    });
  });

  it('goes on when a person accepts the kind, and does not stop for it again', async () => {
    const server = createFakeServer(60);
    const refused = new Set([person(3), person(15), person(40)]);
    server.script.put = (user) => !refused.has(user) || refusal('other', `user "${user}" is special`);
    await withRig(server, async ({ engine, startAndWait }) => {
      const planId = await startAndWait(inWaves(60, [10, 20]));
      expect(must(engine.getStatus(planId)).waves?.halted?.wave).toBe(1);
      must(await engine.resume(planId, true));
      await engine.whenIdle(planId);
      expect(must(engine.getStatus(planId))).toMatchObject({
        state: 'closed',
        counts: { applied: 57, refused: 3 },
      });
    });
  });

  it('stops again for the same kind when a person only resumed', async () => {
    const server = createFakeServer(60);
    const refused = new Set([person(3), person(15)]);
    server.script.put = (user) => !refused.has(user) || refusal('idp-managed', 'no');
    await withRig(server, async ({ engine, startAndWait }) => {
      const planId = await startAndWait(inWaves(60, [10, 20]));
      must(await engine.resume(planId));
      await engine.whenIdle(planId);
      expect(must(engine.getStatus(planId)).waves?.halted?.wave).toBe(2);
      expect(server.puts).toHaveLength(30);
    });
  });

  it('does not stop for a refusal that the review foretold', async () => {
    const server = createFakeServer(30);
    server.script.put = (user) => user !== person(2) || refusal('idp-managed', 'no');
    const changes = addAuditor(30).map((change, at) =>
      at === 1 ? { ...change, verdict: 'will-be-refused' as const } : change,
    );
    await withRig(server, async ({ engine, startAndWait }) => {
      const planId = await startAndWait(planInput(changes, { waves: [10] }));
      expect(must(engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { refused: 1 } });
    });
  });

  it('ends as a plan whose rest was cancelled when a person takes the waves back', async () => {
    const server = createFakeServer(50);
    TROUBLES['a refusal of a new kind'](server, person(4));
    await withRig(server, async ({ engine, startAndWait }) => {
      const planId = await startAndWait(inWaves(50, [10]));
      must(engine.cancel(planId));
      await engine.whenIdle(planId);
      expect(must(engine.getStatus(planId))).toMatchObject({
        state: 'closed',
        counts: { applied: 9, refused: 1, cancelled: 40 },
      });
      expect(engine.listApplied(planId)).toHaveLength(9);
    });
  });
});

describe('trouble in wave k', () => {
  const waveOf = (n: number, ends: readonly number[]): number => ends.findIndex((end) => n <= end) + 1;

  for (const [name, make] of Object.entries(TROUBLES))
    it(`stops before wave k + 1, always, and a resume sends each remaining change once: ${name}`, async () => {
      const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(sizes, fc.nat(), fc.integer({ min: 1, max: 8 }), async (waves, dice, workers) => {
          const ends = toWaveEnds(waves, waves.reduce((sum, size) => sum + size, 0) + 7);
          const people = ends.at(-1) ?? 0;
          const victim = (dice % (ends.at(-2) ?? 1)) + 1;
          const k = waveOf(victim, ends);
          const server = createFakeServer(people);
          make(server, person(victim));
          await withRig(
            server,
            async ({ engine, startAndWait }) => {
              const planId = await startAndWait(inWaves(people, waves));
              const status = must(engine.getStatus(planId));
              expect([status.reasonCode, status.waves?.halted?.wave]).toEqual(['wave-halted', k]);
              const sent = server.puts.map(({ user }) => Number(user.slice(-12)));
              expect(sent.every((n) => waveOf(n, ends) <= k)).toBe(true);
              expect(status.waves?.halted?.untouched).toBe(people - (ends[k - 1] ?? 0));
              server.script.put = () => true;
              must(await engine.resume(planId));
              await engine.whenIdle(planId);
              const all = server.puts.map(({ user }) => user);
              expect(new Set(all).size).toBe(people);
              expect(all).toHaveLength(people);
              expect(must(engine.getStatus(planId)).counts.waiting).toBe(0);
            },
            { limits: { workers } },
          );
        }),
        { numRuns: 15 },
      );
    }, 60_000);
});
