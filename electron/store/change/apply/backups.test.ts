import { expect, it } from 'vitest';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';

const folder = folderPerTest();

it('copies the journal before a plan starts, at each 1,000 changes, and at its end', {
  timeout: 60_000,
}, async () => {
  const people = 2_100;
  const server = createFakeServer(people);
  const copiedAt: number[] = [];
  const rig = openEngineRig(folder.dir, {
    api: server.api,
    backUp: async () => {
      copiedAt.push(server.puts.length);
      return 'made';
    },
  });
  const planId = await rig.startAndWait(planInput(addAuditor(people)));
  await rig.engine.whenIdle(planId);
  await rig.engine.stop();
  rig.shut();
  expect(copiedAt).toHaveLength(4);
  const [first, second, third, last] = copiedAt;
  expect([first, last]).toEqual([0, people]);
  // A few may be on the wire while one ends.
  for (const [at, due] of [
    [second, 1_000],
    [third, 2_000],
  ] as const)
    expect(Math.abs((at ?? 0) - due)).toBeLessThan(50);
});
