import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FAIL_POINTS, type FailPoint } from '#electron/store/change/apply/fail-points.ts';
import type { Result } from '#shared/base/result.ts';
import { checkHistory } from '#test/faults/checker/check-history.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';
import { note } from './note.ts';
import { createRoom } from './room.ts';
import { mountSmallDisk } from './small-disk.ts';

const PEOPLE = 60;
const PAUSE_MS = 2_000;

const disk = mountSmallDisk(4);
const folder = makeFolder();
afterAll(() => {
  disk?.release();
  folder.remove();
});
if (disk === null)
  note(
    'no small disk can be mounted here (that takes root on Linux); the journal file is kept from growing instead.',
  );

/** These are passed only by an engine that has something to clear up, and these two at its start. */
const NEEDS_UNKNOWN: readonly FailPoint[] = [
  'before-first-resolve-read',
  'before-second-resolve-read',
  'before-resolved',
  'after-resolved',
];
const PER_CHANGE: readonly FailPoint[] = [
  'before-read',
  'after-read',
  'before-intent',
  'after-intent',
  'on-the-wire',
  'after-answer',
  'after-result',
];
const POINTS = FAIL_POINTS.filter((point) => !['in-recovery', 'recovered', 'cancelling'].includes(point));

let nextDir = 0;
const setUp = (point: FailPoint) => {
  nextDir += 1;
  const dir = join(disk?.dir ?? folder.dir, `case-${nextDir}`);
  mkdirSync(dir);
  const server = createFakeServer(PEOPLE);
  let left = PER_CHANGE.includes(point) ? 20 : 1;
  let filledAtMs = 0;
  const rig = openEngineRig(dir, {
    api: server.api,
    atPoint: (reached) => {
      if (reached !== point || left === 0) return;
      left -= 1;
      if (left > 0) return;
      if (point !== 'in-approval') room.emptyLog();
      room.take();
      filledAtMs = performance.now();
    },
  });
  const room = createRoom(rig.journal, disk);
  room.emptyLog();
  if (NEEDS_UNKNOWN.includes(point)) {
    let lost = 3;
    server.script.put = () => {
      lost -= 1;
      if (lost < 0) return true;
      return {
        class: 'unknown',
        requestId: null,
        status: null,
        failure: { code: 'offline', message: 'The connection broke.' },
      };
    };
  }
  const tidyUp = async (): Promise<void> => {
    await rig.engine.stop();
    rig.shut();
    rmSync(dir, { recursive: true });
  };
  return { ...rig, server, room, tidyUp, filledAtMs: () => filledAtMs };
};

/** An order to the engine; a disk that is full may refuse it, in words. */
const isRefusedInWords = (answer: Result<unknown>): boolean =>
  !answer.ok && answer.failure.code === 'journal-unavailable';

/**
 * After the last write of a plan nothing is left to be refused. A file that may only not grow takes a few small
 * writes more: then only those points are sure to meet it that many changes follow.
 */
const isNoticed = (point: FailPoint): boolean =>
  disk === null ? PER_CHANGE.includes(point) : point !== 'after-close';

describe('a disk that fills up', () => {
  it.each(POINTS)(
    'at %s keeps further changes from being sent, says so, and loses and doubles nothing',
    async (point) => {
      const { engine, journal, server, room, filledAtMs, tidyUp } = setUp(point);
      const plan = planInput(addAuditor(PEOPLE), { waves: [20] });
      const started = await engine.start(plan);
      if (started.ok) await engine.whenIdle(started.value);
      expect(filledAtMs()).toBeGreaterThan(0);
      if (started.ok) {
        const status = must(engine.getStatus(started.value));
        if (isNoticed(point)) {
          expect(status.state).toBe('paused');
          expect(status.reason).toMatch(/disk is full/);
          expect(performance.now() - filledAtMs()).toBeLessThan(PAUSE_MS);
        }
        const sent = server.puts.length;
        if (disk !== null && isNoticed(point)) {
          expect(isRefusedInWords(await engine.resume(started.value))).toBe(true);
          expect(server.puts.length).toBe(sent);
        }
      } else {
        expect(started.failure.code).toBe('journal-unavailable');
        expect(server.puts).toEqual([]);
      }

      room.give();
      const planId = started.ok ? started.value : must(await engine.start(plan));
      await engine.resume(planId);
      await engine.whenIdle(planId);
      expect(must(engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
      expect(engine.listPlans(DEPLOYMENT)).toHaveLength(1);
      expect(checkHistory(journal.read, planId, server.history)).toEqual([]);
      await tidyUp();
    },
    20_000,
  );
});
