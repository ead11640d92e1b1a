import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import type { Environment } from '#shared/model/deployment.ts';
import { LOOK, setUpRig } from '#test/kit/account-rig.ts';
import { findDeployment, saveDeployment } from '../db/journal/deployment.ts';

const rig = setUpRig();
const MINUTE = 60_000;

const connect = async (environment: Environment = 'production'): Promise<DeploymentId> => {
  const { store, twin } = rig.now();
  const { id } = await store.must('deployment.connect', {
    url: twin.url,
    token: twin.ownerToken,
    ...LOOK,
    environment,
  });
  await store.must('sync.start', { deploymentId: id });
  if (environment === 'production') await store.must('deployment.setReadOnly', { id, readOnly: false });
  return id;
};

const isLocked = async (id: DeploymentId): Promise<boolean | undefined> =>
  (await rig.now().store.must('deployment.list', {})).find((one) => one.id === id)?.readOnly;

const findNote = async (id: DeploymentId): Promise<string | null | undefined> =>
  (await rig.now().store.must('deployment.list', {})).find((one) => one.id === id)?.lockNote;

const leave = (why: 'idle' | 'sleep' | 'screen', minutes = 0): void =>
  rig.now().store.services.idleLock.away({ why, idleMs: minutes * MINUTE });

const stage = async (deploymentId: DeploymentId, people: number) => {
  const { store, twin } = rig.now();
  const without = twin
    .dump()
    .members.filter(({ organization, roles }) => organization === 'coder' && roles.length === 0);
  await store.must('draft.stage', {
    deploymentId,
    organizationId: twin.organizations.coder,
    who: { kind: 'people', userIds: without.slice(0, people).map(({ userId }) => userId) },
    intent: { kind: 'delta', add: ['organization-auditor'], remove: [] },
  });
  return store.must('plan.review', { deploymentId });
};

describe('the lock that closes by itself', () => {
  it('closes on production after fifteen minutes without a person, not before, and says why', async () => {
    const id = await connect();
    leave('idle', 14.9);
    expect(await isLocked(id)).toBe(false);
    leave('idle', 15);
    expect(await isLocked(id)).toBe(true);
    expect(await findNote(id)).toBe('Locked after 15 minutes without you. Nothing was sent.');
    const { hash } = await stage(id, 1);
    expect(await rig.codeOf('apply.start', { deploymentId: id, hash })).toBe('read-only');
  });

  it('closes on sleep and with the screen at once', async () => {
    const { store } = rig.now();
    const id = await connect();
    for (const [why, said] of [
      ['sleep', /went to sleep/],
      ['screen', /with the screen/],
    ] as const) {
      leave(why);
      expect(await isLocked(id)).toBe(true);
      expect(await findNote(id)).toMatch(said);
      await store.must('deployment.setReadOnly', { id, readOnly: false });
      expect(await findNote(id)).toBeNull();
    }
  });

  it('closes when the store starts: nobody knows who was there in between', async () => {
    const id = await connect();
    await rig.restartStore();
    expect(await isLocked(id)).toBe(true);
    expect(await findNote(id)).toMatch(/when Rollcall started/);
  });

  it('leaves other deployments than production as they were left, until somebody asks for it', async () => {
    const id = await connect('staging');
    for (const why of ['idle', 'sleep', 'screen'] as const) leave(why, 10_000);
    await rig.restartStore();
    expect(await isLocked(id)).toBe(false);
    await rig.now().store.must('deployment.setIdleLock', { id, minutes: 5 });
    leave('idle', 5);
    expect(await isLocked(id)).toBe(true);
  });

  it('counts each absence once, and those that nobody could watch', () => {
    const { idleLock } = rig.now().store.services;
    const told: number[] = [];
    const tell = (why: 'idle' | 'sleep' | 'screen', minutes: number): void => {
      leave(why, minutes);
      told.push(idleLock.countAbsences());
    };
    for (const minutes of [1, 14.9, 15, 15.25, 15.5]) tell('idle', minutes);
    expect(told.splice(0)).toEqual([0, 0, 1, 1, 1]);
    // Somebody was there, left again, and then the computer stood still.
    for (const minutes of [1, 15, 15.25, 60]) tell('idle', minutes);
    expect(told.splice(0)).toEqual([1, 2, 2, 3]);
    for (const why of ['screen', 'sleep'] as const) tell(why, 0);
    expect(told).toEqual([4, 5]);
  });

  it('counts what a deployment was first kept as, whatever the page calls it now', async () => {
    const id = await connect();
    const { store } = rig.now();
    await store.call('deployment.update', { id, ...LOOK, environment: 'other' });
    leave('idle', 15);
    expect(await isLocked(id)).toBe(true);
  });

  it('lets what a person has started go on to its end, and nothing after it', async () => {
    const id = await connect();
    const { store, twin } = rig.now();
    const { hash } = await stage(id, 30);
    const { planId } = await store.must('apply.start', { deploymentId: id, hash });
    leave('idle', 20);
    expect(await findNote(id)).toMatch(/goes on; nothing else is sent/);
    await store.services.engine.whenIdle(planId);
    expect((await store.must('apply.getStatus', { planId })).state).toBe('closed');
    const holders = twin
      .dump()
      .members.filter(
        ({ organization, roles }) => organization === 'coder' && roles.includes('organization-auditor'),
      );
    expect(holders.length).toBeGreaterThanOrEqual(30);
    const next = await stage(id, 1);
    expect(await rig.codeOf('apply.start', { deploymentId: id, hash: next.hash })).toBe('read-only');
  });

  it('does not let a paused plan be resumed', async () => {
    const id = await connect();
    const { store } = rig.now();
    const { hash } = await stage(id, 40);
    const { planId } = await store.must('apply.start', { deploymentId: id, hash });
    await store.must('apply.pause', { planId });
    await store.services.engine.whenIdle(planId);
    leave('screen');
    expect(await rig.codeOf('apply.resume', { planId })).toBe('read-only');
  });

  it.each([
    ['any deployment', 15],
    ['this one alone', 2],
  ])('takes no yes to a question that was left open too long for %s: %i minutes', async (_for, away) => {
    const id = await connect();
    const { store } = rig.now();
    expect(await rig.codeOf('deployment.setIdleLock', { id, minutes: 1 })).toBe('ok');
    leave('screen');
    store.main.state.intercept = (ask) => {
      if (ask.ask === 'approve') leave('idle', away);
      return null;
    };
    expect(await rig.codeOf('deployment.setReadOnly', { id, readOnly: false })).toBe('not-approved');
    expect(await isLocked(id)).toBe(true);
    store.main.state.intercept = () => null;
    expect(await rig.codeOf('deployment.setReadOnly', { id, readOnly: false })).toBe('ok');
  });

  it('is not opened by whoever saves what was read before it closed', async () => {
    const id = await connect();
    const { store } = rig.now();
    const { journal } = store.data;
    const before = findDeployment(journal.read, id);
    leave('screen');
    if (before !== null) saveDeployment(journal.write, { ...before, name: 'Renamed', idleMinutes: 0 });
    expect(await isLocked(id)).toBe(true);
    expect(findDeployment(journal.read, id)).toMatchObject({ name: 'Renamed', idleMinutes: null });
  });
});

describe('a journal that cannot be written when nobody is there', { timeout: 30_000 }, () => {
  /** Another program holds the journal while something is done. */
  const whileHeld = async (work: () => void | Promise<void>): Promise<void> => {
    const other = new BetterSqlite3(join(rig.now().store.profileDir, 'store', 'journal.db'));
    other.exec('BEGIN IMMEDIATE');
    await work();
    other.close();
  };
  const readInFile = (id: DeploymentId): boolean | undefined =>
    findDeployment(rig.now().store.data.journal.read, id)?.readOnly;

  it('keeps no lock open, for none of the deployments, and is caught up with', async () => {
    const id = await connect();
    const { hash } = await stage(id, 1);
    await whileHeld(() => leave('screen'));
    expect(readInFile(id)).toBe(false);
    expect(await isLocked(id)).toBe(true);
    expect(await findNote(id)).toMatch(/Locked with the screen/);
    expect(await rig.codeOf('apply.start', { deploymentId: id, hash })).toBe('read-only');
    leave('idle', 20);
    expect(readInFile(id)).toBe(true);
  });

  it('does not let a paused plan be resumed either, until a person opens the lock', async () => {
    const id = await connect();
    const { store } = rig.now();
    const { hash } = await stage(id, 40);
    const { planId } = await store.must('apply.start', { deploymentId: id, hash });
    await store.must('apply.pause', { planId });
    await store.services.engine.whenIdle(planId);
    await whileHeld(() => leave('sleep'));
    expect(await rig.codeOf('apply.resume', { planId })).toBe('read-only');
    const asked = store.main.asked.length;
    expect(await rig.codeOf('deployment.setReadOnly', { id, readOnly: false })).toBe('ok');
    expect(store.main.asked.slice(asked).map(({ ask }) => ask)).toContain('approve');
    expect(await isLocked(id)).toBe(false);
    expect(await rig.codeOf('apply.resume', { planId })).toBe('ok');
    await store.services.engine.whenIdle(planId);
  });

  it('does not keep a person from locking', async () => {
    const id = await connect();
    const { store } = rig.now();
    const { hash } = await stage(id, 40);
    const { planId } = await store.must('apply.start', { deploymentId: id, hash });
    await whileHeld(async () => {
      expect(await rig.codeOf('deployment.setReadOnly', { id, readOnly: true })).toBe('ok');
    });
    await store.services.engine.whenIdle(planId);
    expect(await isLocked(id)).toBe(true);
    expect((await store.must('apply.getStatus', { planId })).state).toBe('paused');
    expect(await rig.codeOf('apply.resume', { planId })).toBe('read-only');
  });
});

describe('when it closes', () => {
  const setTo = (id: DeploymentId, minutes: 1 | 15 | 240 | null) =>
    rig.codeOf('deployment.setIdleLock', { id, minutes });
  const countQuestions = (): number =>
    rig.now().store.main.asked.filter(({ ask }) => ask === 'approve').length;

  it('is made sooner without a question, and later only by a yes in a window of main', async () => {
    const id = await connect();
    const { store } = rig.now();
    const asked = countQuestions();
    store.main.state.approves = false;
    expect(await setTo(id, 1)).toBe('ok');
    expect(countQuestions()).toBe(asked);
    for (const minutes of [15, 240, null] as const) expect(await setTo(id, minutes)).toBe('not-approved');
    leave('idle', 1);
    expect(await isLocked(id)).toBe(true);
    store.main.state.approves = true;
    expect(await setTo(id, null)).toBe('ok');
    expect(store.main.asked.at(-1)).toMatchObject({
      moves: [{ what: 'Locked again without you', from: 'after a minute', to: 'never' }],
      tone: 'danger',
    });
    await store.must('deployment.setReadOnly', { id, readOnly: false });
    leave('idle', 10_000);
    expect(await isLocked(id)).toBe(false);
  });

  it('stays as it is when it was made sooner, or nobody was there, while the question was open', async () => {
    const id = await connect();
    const { store } = rig.now();
    const meanwhile = async (happen: () => unknown): Promise<string> => {
      store.main.state.intercept = (ask) =>
        ask.ask === 'approve' ? Promise.resolve(happen()).then(() => ok({ approved: true })) : null;
      return setTo(id, 240);
    };
    expect(await meanwhile(() => leave('screen'))).toBe('not-approved');
    expect(await meanwhile(() => setTo(id, 1))).toBe('not-approved');
    expect(await meanwhile(() => undefined)).toBe('ok');
  });
});

describe('who unlocks', () => {
  it('is asked by the system after the question, where it can, and a wrong one stays outside', async () => {
    const id = await connect();
    const { store } = rig.now();
    leave('screen');
    store.main.state.check = 'touch-id';
    store.main.state.isOwner = false;
    expect(await rig.codeOf('deployment.setReadOnly', { id, readOnly: false })).toBe('not-approved');
    expect(await isLocked(id)).toBe(true);
    const asked = store.main.asked.map(({ ask }) => ask);
    expect(asked.slice(-3)).toEqual(['person.probe', 'approve', 'person.check']);
    store.main.state.isOwner = true;
    expect(await rig.codeOf('deployment.setReadOnly', { id, readOnly: false })).toBe('ok');
  });

  it('is told when the system offers no check', async () => {
    const id = await connect();
    const { store } = rig.now();
    leave('screen');
    await store.must('deployment.setReadOnly', { id, readOnly: false });
    const question = store.main.asked.findLast(({ ask }) => ask === 'approve');
    expect(question).toMatchObject({
      lines: expect.arrayContaining([expect.stringContaining('offers no check of who sits here')]),
    });
    expect(store.main.asked.some(({ ask }) => ask === 'person.check')).toBe(false);
  });
});
