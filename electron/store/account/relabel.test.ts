import { describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Environment } from '#shared/model/deployment.ts';
import { asUser, setUpRig } from '#test/kit/account-rig.ts';
import { findDeployment, saveDeployment } from '../db/journal/deployment.ts';

const rig = setUpRig();

const keep = (environment: Environment, name = 'Acme') => {
  const { store, twin } = rig.now();
  return store.must('deployment.connect', {
    ...{ url: twin.url, token: twin.ownerToken, name, environment, colour: 'red' },
  });
};
const questions = () => rig.now().store.main.asked.filter(({ ask }) => ask === 'approve');
const update = (id: DeploymentId, name: string, environment: Environment) =>
  rig.codeOf('deployment.update', { id, name, environment, colour: 'teal' });

describe('calling a deployment something else', () => {
  it.each([
    ['production', 'staging', 1],
    ['production', 'other', 1],
    ['staging', 'other', 1],
    ['other', 'staging', 0],
    ['staging', 'production', 0],
    ['production', 'production', 0],
  ] as const)('from %s to %s asks %i times', async (from, to, times) => {
    const { id } = await keep(from);
    const before = questions().length;
    rig.now().store.main.state.approves = false;
    expect(await update(id, 'Acme', to)).toBe(times === 0 ? 'ok' : 'not-approved');
    expect(questions().length - before).toBe(times);
    const [kept] = await rig.now().store.must('deployment.list', {});
    expect(kept?.environment).toBe(times === 0 ? to : from);
  });

  it('asks for another name, too, unless it never was more than other', async () => {
    const { id } = await keep('production');
    expect(await update(id, 'Acme', 'other')).toBe('ok');
    const before = questions().length;
    expect(await update(id, 'Toy', 'other')).toBe('ok');
    expect(questions().slice(before)).toMatchObject([
      {
        moves: [{ what: 'Name', from: 'Acme', to: 'Toy' }],
        subject: { environment: 'other', environmentFirst: 'production' },
      },
    ]);
  });

  it('does not take a yes for something that changed meanwhile', async () => {
    const { id } = await keep('staging');
    const { store } = rig.now();
    const { journal } = store.data;
    store.main.state.intercept = (ask) => {
      const record = findDeployment(journal.write, id);
      if (ask.ask === 'approve' && record !== null)
        saveDeployment(journal.write, { ...record, environment: 'production' });
      return null;
    };
    expect(await update(id, 'Acme', 'other')).toBe('not-approved');
    expect((await store.must('deployment.list', {}))[0]?.environment).toBe('production');
  });

  it('is of no use after removing it and adding it again', async () => {
    const { id } = await keep('production');
    const { store } = rig.now();
    await store.must('deployment.remove', { id });
    expect((await rig.withPassword(asUser('admin'))).ok).toBe(true);
    const [again] = await store.must('deployment.list', {});
    // It starts locked, as a production deployment does, and opening it shows what it was.
    expect(again).toMatchObject({ environment: 'other', readOnly: true });
    if (again !== undefined) await store.must('deployment.setReadOnly', { id: again.id, readOnly: false });
    expect(questions().at(-1)).toMatchObject({ subject: { environmentFirst: 'production' } });
  });

  it('is of no use where the same server is kept as production under another address later', async () => {
    const { id } = await keep('other', 'Toy');
    const { store, twin } = rig.now();
    const url = twin.url.replace('127.0.0.1', 'localhost');
    await store.must('deployment.connect', {
      ...{ url, token: twin.ownerToken, name: 'Acme', environment: 'production', colour: 'red' },
    });
    expect(findDeployment(store.data.journal.read, id)).toMatchObject({
      ...{ environment: 'other', environmentFirst: 'production', readOnly: false },
    });
    // So it has the lock of a production deployment, and its label is no way out either.
    store.services.idleLock.away({ why: 'screen', idleMs: 0 });
    expect(findDeployment(store.data.journal.read, id)?.readOnly).toBe(true);
    expect(await update(id, 'Sandbox', 'other')).toBe('ok');
    expect(questions().at(-1)).toMatchObject({ subject: { environmentFirst: 'production' } });
  });
});
