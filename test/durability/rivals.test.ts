import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { takeEngineLock } from '#electron/store/db/engine-lock.ts';
import { checkHistory } from '#test/faults/checker/check-history.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { isEffective } from '#test/kit/history.ts';
import { must } from '#test/kit/must.ts';
import type { RivalWord } from './rival.ts';

const QUICK_MS = 2_000;

const folder = folderPerTest();

const startRival = async () => {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [
    join(import.meta.dirname, 'rival.ts'),
    folder.dir,
  ]);
  const words = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hear = async (): Promise<RivalWord> => JSON.parse((await words.next()).value ?? '') as RivalWord;
  expect(await hear()).toEqual({ is: 'ready' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { child, hear, ended };
};

describe('many that start on one profile at the same moment', () => {
  it.each([
    [20, 'a new profile'],
    [6, 'a profile in use'],
  ])(
    'are one engine and others that know of it: %i on %s',
    async (count, which) => {
      if (which === 'a profile in use') openEngineRig(folder.dir, { api: createFakeServer(1).api }).shut();
      const rivals = await Promise.all(Array.from({ length: count }, startRival));
      for (const { child } of rivals) child.stdin.write('go\n');
      const words = await Promise.all(rivals.map(({ hear }) => hear()));
      expect(words.filter(({ is }) => is === 'not-opened')).toEqual([]);
      expect(words.filter(({ is }) => is === 'engine')).toHaveLength(1);
      expect(words.filter(({ is }) => is === 'locked')).toHaveLength(count - 1);

      // The right is the operating system's: a killed holder has lost it.
      const holder = rivals[words.findIndex(({ is }) => is === 'engine')];
      holder?.child.kill('SIGKILL');
      await holder?.ended;
      const next = takeEngineLock(folder.dir);
      expect(next.ok).toBe(true);
      if (next.ok) next.value.release();
      for (const { child } of rivals) child.stdin.end();
      await Promise.all(rivals.map(({ ended }) => ended));
    },
    60_000,
  );

  it('tell the second at once, which then sends nothing', async () => {
    const server = createFakeServer(5);
    const takeLock = () => takeEngineLock(folder.dir);
    const first = openEngineRig(folder.dir, { api: server.api, takeLock });
    const startMs = performance.now();
    expect(() => openEngineRig(folder.dir, { api: server.api, takeLock, bootId: 'second' })).toThrow(
      /engine-locked/,
    );
    expect(performance.now() - startMs).toBeLessThan(QUICK_MS);
    expect(server.puts).toEqual([]);
    await first.engine.stop();
    first.shut();
  });
});

describe('a profile that was copied in the middle of an apply', () => {
  it('sends nothing twice with effect, though both go on', async () => {
    const people = 24;
    const server = createFakeServer(people);
    const copy = `${folder.dir}-copy`;
    const rig = openEngineRig(folder.dir, {
      api: server.api,
      atPoint: (point, n) => {
        if (point === 'after-answer' && n === 9) cpSync(folder.dir, copy, { recursive: true });
      },
    });
    rig.journal.claim();
    const planId = await rig.startAndWait(planInput(addAuditor(people)));
    expect(checkHistory(rig.journal.read, planId, server.history)).toEqual([]);

    const other = openEngineRig(copy, { api: server.api, bootId: 'copy' });
    expect(other.journal.problem()?.message).toMatch(/was copied/);
    must(other.journal.confirm());
    must(await other.engine.resume(planId));
    await other.engine.whenIdle(planId);
    expect(must(other.engine.getStatus(planId)).state).toBe('closed');
    const effective = server.history.flatMap((entry) =>
      entry.kind === 'put' && isEffective(entry) ? [entry.subject] : [],
    );
    expect(new Set(effective).size).toBe(effective.length);
    expect(effective).toHaveLength(people);
    rig.shut();
    other.shut();
    rmSync(copy, { recursive: true });
  });
});
