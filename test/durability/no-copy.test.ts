import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { startTwin } from '#electron/demo/index.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';

const PEOPLE = 120;
const ROLE = 'organization-auditor';
/** All that a profile may not lose; everything else in the store's folder can be fetched again. */
const PRECIOUS = /^(?:journal|engine|emergency|backup)/;

it('taking the copy away in mid-apply loses and doubles nothing, and the next start fetches it again', async () => {
  const twin = await startTwin({ members: 300, seed: 3, generation: '2.35' });
  const main = createFakeMain();
  const store = openStore(main);
  const findPuts = () => twin.requests.filter(({ method, status }) => method === 'PUT' && status === 200);
  const { id: deploymentId, actor } = await store.must('deployment.connect', {
    url: twin.url,
    token: twin.ownerToken,
    name: 'Acme',
    environment: 'other',
    colour: 'teal',
  });
  await store.must('sync.start', { deploymentId });
  const people = twin
    .dump()
    .members.filter(
      ({ organization, userId, roles }) =>
        // Nobody may change their own roles.
        organization === 'coder' && roles.length === 0 && userId !== actor?.userId,
    )
    .slice(0, PEOPLE);
  await store.must('draft.stage', {
    deploymentId,
    organizationId: twin.organizations.coder,
    who: { kind: 'people', userIds: people.map(({ userId }) => userId) },
    intent: { kind: 'delta', add: [ROLE], remove: [] },
  });
  const { hash } = await store.must('plan.review', { deploymentId });
  const { planId } = await store.must('apply.start', { deploymentId, hash });
  await vi.waitFor(() => expect(findPuts().length).toBeGreaterThan(10), { interval: 5, timeout: 10_000 });
  expect(findPuts().length).toBeLessThan(PEOPLE);
  const folder = join(store.profileDir, 'store');
  const lost = readdirSync(folder).filter((name) => !PRECIOUS.test(name));
  expect(lost.length).toBeGreaterThan(0);
  for (const name of lost) rmSync(join(folder, name), { recursive: true });

  await store.services.engine.whenIdle(planId);
  const { state, counts } = await store.must('apply.getStatus', { planId });
  expect({ state, ...counts }).toMatchObject({ state: 'closed', refused: 0, unknown: 0, applied: PEOPLE });
  const paths = findPuts().map(({ path }) => path);
  expect(paths).toHaveLength(new Set(paths).size);
  const wanted = new Set(people.map(({ userId }) => userId));
  const right = twin
    .dump()
    .members.filter(
      ({ organization, userId, roles }) =>
        organization === 'coder' && wanted.has(userId) && roles.includes(ROLE),
    );
  expect(right).toHaveLength(PEOPLE);

  await store.close();
  const again = openStore(main, store.profileDir);
  await again.must('sync.start', { deploymentId });
  expect((await again.must('apply.getStatus', { planId })).counts).toEqual(counts);
  await again.dispose();
  await twin.close();
});
