import { describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import type { StoreAsk } from '#shared/contract/host.ts';
import type { Input } from '#shared/contract/index.ts';
import { LOOK, setUpRig } from '#test/kit/account-rig.ts';
import { listCertificates } from '../db/journal/deployment-ca.ts';

const rig = setUpRig();
const listQuestions = () =>
  rig
    .now()
    .store.main.asked.filter((ask): ask is Extract<StoreAsk, { ask: 'approve' }> => ask.ask === 'approve');
const edit = (id: DeploymentId, over: Omit<Partial<Input<'deployment.edit'>>, 'id'>) =>
  rig.codeOf('deployment.edit', { id, ...LOOK, ...over });
const find = async (id: DeploymentId) =>
  (await rig.now().store.must('deployment.list', {})).find((one) => one.id === id);

/** A deployment with a certificate of its own that locks after 15 minutes. */
const setUp = async () => {
  const { id } = await rig.connectTls();
  expect(await edit(id, { environment: 'staging', idleMinutes: 15 })).toBe('ok');
  return { id, before: listQuestions().length };
};
const EVERYTHING = {
  name: 'Toy',
  environment: 'other',
  idleMinutes: null,
  lifeDays: 3,
  caId: null,
  proxy: { mode: 'none' },
} as const;

describe('saving all that was edited of a deployment', () => {
  it('asks once, with everything from what to what, and then does all of it', async () => {
    const { id, before } = await setUp();
    const { store } = rig.now();
    expect(await edit(id, EVERYTHING)).toBe('ok');
    const questions = listQuestions().slice(before);
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({ kind: 'edit', about: id, tone: 'danger' });
    expect(questions[0]?.moves.map(({ what, from, to }) => [what, from, to])).toEqual([
      ['Environment', 'staging', 'other'],
      ['Name', 'Acme', 'Toy'],
      ['Locked again without you', 'after 15 minutes', 'never'],
      ['Copies of all deployments are erased after', '30 days', '3 days'],
      ['The way there', 'as the system’s proxy settings say', 'directly, without a proxy'],
      ['Trusted until now', expect.stringContaining('SHA-256'), 'not trusted'],
    ]);
    expect(await find(id)).toMatchObject({
      ...{ name: 'Toy', environment: 'other', idleMinutes: null, trust: [] },
      proxy: { mode: 'none' },
    });
    expect((await store.must('copy.getStatus', { deploymentId: id })).lifeDays).toBe(3);
    expect(listCertificates(store.data.journal.read, id)).toEqual([]);
  });

  it('changes nothing at all after a no, also not what would need no question', async () => {
    const { id, before } = await setUp();
    const { store } = rig.now();
    const kept = await find(id);
    store.main.state.approves = false;
    expect(await edit(id, { ...EVERYTHING, idleMinutes: 1, colour: 'red' })).toBe('not-approved');
    expect(listQuestions()).toHaveLength(before + 1);
    expect(listQuestions().at(-1)?.moves).toContainEqual({
      what: 'Locked again without you',
      from: 'after 15 minutes',
      to: 'after a minute',
    });
    expect(await find(id)).toEqual(kept);
    expect((await store.must('copy.getStatus', { deploymentId: id })).lifeDays).toBe(30);
  });

  it('asks nothing where nothing gets more dangerous, and as ever where it is one thing only', async () => {
    const { id, before } = await setUp();
    const look = { environment: 'production', colour: 'red' } as const;
    expect(await edit(id, { ...look, idleMinutes: 1, lifeDays: 30 })).toBe('ok');
    expect(listQuestions()).toHaveLength(before);
    expect(await edit(id, { ...look, idleMinutes: 240 })).toBe('ok');
    expect(listQuestions().at(-1)).toMatchObject({
      title: 'Leave this deployment unlocked for longer?',
      confirmLabel: 'Change the lock',
    });
  });

  it.each([
    ['for any deployment', { why: 'screen', idleMs: 0 }],
    ['for this one alone', { why: 'idle', idleMs: 6 * 60_000 }],
  ] as const)('takes no yes that was given while nobody was there: %s', async (_for, away) => {
    const { id } = await setUp();
    const { store } = rig.now();
    expect(await edit(id, { idleMinutes: 5 })).toBe('ok');
    const kept = await find(id);
    store.main.state.intercept = (ask) => {
      if (ask.ask !== 'approve') return null;
      store.services.idleLock.away(away);
      return ok({ approved: true });
    };
    expect(await edit(id, EVERYTHING)).toBe('not-approved');
    expect(await find(id)).toMatchObject({ name: kept?.name, idleMinutes: 5, trust: kept?.trust });
  });

  it('asks nothing about what cannot be read, and changes nothing then', async () => {
    const { id, before } = await setUp();
    const kept = await find(id);
    expect(await edit(id, { ...EVERYTHING, caId: 'no such pick' })).toBe('bad-ca');
    expect(await edit(id, { ...EVERYTHING, proxy: { mode: 'manual', url: 'ftp://x' } })).toBe('bad-proxy');
    expect([listQuestions().length, await find(id)]).toEqual([before, kept]);
  });
});

describe('an open question', () => {
  it('is told to whoever waits for it, until it is answered', async () => {
    const { id } = await setUp();
    const { store } = rig.now();
    const read = async () => (await store.must('app.getQuestion', {})).isOpen;
    let during = false;
    store.main.state.intercept = (ask) =>
      ask.ask === 'approve'
        ? (async () => {
            during = await read();
            return ok({ approved: false });
          })()
        : null;
    store.topics.length = 0;
    expect(await edit(id, EVERYTHING)).toBe('not-approved');
    expect([during, await read()]).toEqual([true, false]);
    await expect.poll(() => store.topics).toContain('questions');
  });
});
