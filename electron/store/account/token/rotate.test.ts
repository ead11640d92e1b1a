import { describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/base/result.ts';
import type { StoreAsk } from '#shared/contract/host.ts';
import { setUpRig } from '#test/kit/account-rig.ts';

const rig = setUpRig();
const TOKENS = '/api/v2/users/me/keys/tokens';

const connectToFront = async () => (await rig.connect(rig.now().front.url)).id;
const rotate = async (id: Awaited<ReturnType<typeof connectToFront>>, lifetimeDays = 7) =>
  rig.now().store.call('token.rotate', { id, lifetimeDays });

describe('replacing a token', () => {
  it('proves and keeps the new one before the old one is deleted', async () => {
    const id = await connectToFront();
    const { front, twin } = rig.now();
    const old = twin.ownerToken;
    const before = front.seen.length;
    const rotated = await rotate(id);
    if (!rotated.ok) throw new Error(rotated.failure.message);
    expect(rotated.value).toMatchObject({ old: 'deleted', status: { warning: 'week' } });
    const fresh = rig.keptToken(id) ?? '';
    expect(fresh).not.toBe(old);
    const steps = front.seen.slice(before);
    const made = steps.findIndex(({ call }) => call === `POST ${TOKENS}`);
    const proved = steps.findIndex(({ call, token }) => call === 'GET /api/v2/users/me' && token === fresh);
    const deleted = steps.findIndex(
      ({ call }) => call === `DELETE /api/v2/users/me/keys/${old.slice(0, 10)}`,
    );
    expect(made).toBeGreaterThan(-1);
    expect(proved).toBeGreaterThan(made);
    expect(deleted).toBeGreaterThan(proved);
    expect(steps[deleted]?.token).toBe(fresh);
    expect(rig.listKeys('admin').has(old.slice(0, 10))).toBe(false);
    expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('ok');
  });

  it.each([
    ['the limit cannot be read', `GET ${TOKENS}/tokenconfig`, 'fail', 'server-error'],
    ['making one is cut before', `POST ${TOKENS}`, 'cut-before', 'offline'],
    ['the answer with it is lost', `POST ${TOKENS}`, 'cut-after', 'offline'],
    ['making one fails', `POST ${TOKENS}`, 'fail', 'server-error'],
    ['it cannot be proved', 'GET /api/v2/users/me', 'fail', 'server-error'],
  ] as const)('leaves the old one in use and nothing new behind when %s', async (_, broken, fate, code) => {
    const id = await connectToFront();
    const { front, twin } = rig.now();
    const before = rig.listKeys('admin');
    front.state.fateOf = (call) => (call === broken ? fate : 'pass');
    const rotated = await rotate(id);
    expect(rotated.ok ? 'ok' : rotated.failure.code).toBe(code);
    front.state.fateOf = () => 'pass';
    expect(rig.keptToken(id)).toBe(twin.ownerToken);
    expect(rig.listKeys('admin')).toEqual(before);
    expect(await rig.codeOf('token.refresh', { id })).toBe('ok');
    await rig.restartStore();
    expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('ok');
  });

  it('gives the keychain its old token back when the new one cannot be kept', async () => {
    const id = await connectToFront();
    const { store, twin } = rig.now();
    const before = rig.listKeys('admin');
    let refusals = 1;
    store.main.state.intercept = (ask: StoreAsk) => {
      if (ask.ask !== 'secret.write' || refusals === 0) return null;
      refusals -= 1;
      // As a keychain does that finds another value than it wrote: the item is gone.
      store.main.secrets.delete(ask.account);
      return fail('keychain-mismatch', 'What was read back is not what was written.');
    };
    const rotated = await rotate(id);
    expect(rotated).toMatchObject({ failure: { code: 'not-kept' } });
    expect(rig.keptToken(id)).toBe(twin.ownerToken);
    expect(rig.listKeys('admin')).toEqual(before);
    await rig.restartStore();
    expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('ok');
  });

  it('says where to delete the old one when the server does not', async () => {
    const id = await connectToFront();
    rig.now().front.state.fateOf = (call) => (call.startsWith('DELETE') ? 'fail' : 'pass');
    const rotated = await rotate(id);
    expect(rotated).toMatchObject({ value: { old: 'kept' } });
    expect(rotated.ok ? rotated.value.message : '').toContain('delete it on its token page');
    expect(rig.keptToken(id)).not.toBe(rig.now().twin.ownerToken);
  });

  it('refuses a lifetime that the server does not allow, and asks for no token', async () => {
    const id = await connectToFront();
    expect(await rotate(id, 30)).toMatchObject({ failure: { code: 'lifetime-too-long' } });
    expect(rig.now().front.seen.filter(({ call }) => call === `POST ${TOKENS}`)).toEqual([]);
  });

  it('keeps the new one for the session where the old one was', async () => {
    const { store } = rig.now();
    store.main.state.keychain = 'locked';
    const id = await connectToFront();
    expect(await rotate(id)).toMatchObject({ value: { old: 'deleted' } });
    expect((await store.must('deployment.list', {}))[0]?.credential).toBe('session');
    expect(await rig.codeOf('sync.start', { deploymentId: id })).toBe('ok');
  });

  it('waits for a refresh that works with the token', async () => {
    const id = await connectToFront();
    const syncing = rig.now().store.call('sync.start', { deploymentId: id });
    expect(await rotate(id)).toMatchObject({ failure: { code: 'busy' } });
    await syncing;
  });

  it('has nothing to do for a demo', async () => {
    const demo = await rig
      .now()
      .store.must('deployment.openDemo', { members: 60, generation: '2.31', seed: 3 });
    expect(await rotate(demo.id)).toMatchObject({ failure: { code: 'signed-out' } });
    expect(ok(await rig.now().store.must('token.getStatus', { id: demo.id }))).toMatchObject({
      value: { warning: 'none', keyId: null },
    });
  });
});
