import { describe, expect, it } from 'vitest';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { openEngineRig } from '#test/kit/engine-rig.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';
import { checkHistory } from '../faults/checker/check-history.ts';
import { startCity } from '../faults/city.ts';
import { startGiant } from './giant.ts';
import { GIANT, openGiantSync } from './giant-sync.ts';

const PEOPLE = 60;

describe('an apply to one deployment while another one runs away', () => {
  it('goes on to its end, each person changed once, and the other is stopped', async () => {
    const city = await startCity(PEOPLE);
    const folder = makeFolder();
    const server = await startGiant({ organizations: 400, roleListBytes: 12.8e6 });
    const giant = openGiantSync(server.url);
    const api = createCoderApi({
      url: city.faultd.url,
      token: city.twin.ownerToken,
      clock: realClock,
      log: silentLog,
      limits: { startWritesPerSecond: 200, maxWritesPerSecond: 200 },
    });
    const { engine, journal, shut } = openEngineRig(folder.dir, { api });
    try {
      const refresh = giant.sync.start(GIANT);
      const planId = must(await engine.start(city.plan()));
      expect(await refresh).toMatchObject({ ok: false, failure: { code: 'over-budget' } });
      await engine.whenIdle(planId);
      const { state, counts } = must(engine.getStatus(planId));
      expect([state, counts.applied]).toEqual(['closed', PEOPLE]);
      expect(checkHistory(journal.read, planId, city.faultd.history)).toEqual([]);
    } finally {
      await engine.stop();
      shut();
      api.close();
      giant.close();
      await server.close();
      await city.close();
      folder.remove();
    }
  }, 60_000);
});
