import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkHistory } from '#test/faults/checker/check-history.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { must } from '#test/kit/must.ts';

const PEOPLE = 60;
const PAUSE_MS = 2_000;

const folder = folderPerTest();

describe('a folder that is taken away in the middle of an apply', () => {
  it.each(['gone', 'replaced by an empty one'])(
    'and is %s, stops it until the folder is back',
    async (how) => {
      const store = join(folder.dir, 'store');
      const away = join(folder.dir, 'away');
      const server = createFakeServer(PEOPLE);
      let movedAtMs = 0;
      let sent = 0;
      const rig = openEngineRig(folder.dir, {
        api: server.api,
        atPoint: (point, n) => {
          if (point !== 'before-intent' || n !== 20 || movedAtMs > 0) return;
          renameSync(store, away);
          if (how !== 'gone') mkdirSync(store);
          movedAtMs = performance.now();
          sent = server.puts.length;
        },
      });
      const planId = await rig.startAndWait(planInput(addAuditor(PEOPLE)));
      expect(performance.now() - movedAtMs).toBeLessThan(PAUSE_MS);
      expect(must(rig.engine.getStatus(planId))).toMatchObject({ state: 'paused' });
      // At most those whose intent was on the disk by then.
      expect(server.puts.length - sent).toBeLessThanOrEqual(8);
      const refused = await rig.engine.resume(planId);
      expect(refused.ok ? 'resumed' : refused.failure.code).toBe('journal-unavailable');

      rmSync(store, { recursive: true, force: true });
      renameSync(away, store);
      must(await rig.engine.resume(planId));
      await rig.engine.whenIdle(planId);
      expect(must(rig.engine.getStatus(planId))).toMatchObject({
        state: 'closed',
        counts: { applied: PEOPLE },
      });
      expect(checkHistory(rig.journal.read, planId, server.history)).toEqual([]);
      rig.shut();
    },
  );
});
