import { describe, expect, it } from 'vitest';
import { asUser, LOOK, setUpRig } from '#test/kit/account-rig.ts';

const rig = setUpRig();

const findQuestion = () => rig.now().store.main.asked.findLast(({ ask }) => ask === 'approve');
const CHOICE = {
  lines: expect.arrayContaining([expect.stringContaining('kept in memory until you quit')]),
  confirmLabel: expect.stringContaining('keep until quit'),
};

describe('without a keychain', () => {
  it('a token that lives until quit is what a person chooses, and a no sends and keeps nothing', async () => {
    const { store, twin } = rig.now();
    const { state, secrets } = store.main;
    state.keychain = 'locked';
    state.approves = false;
    const asked = twin.requests.length;
    const input = { url: twin.url, token: twin.ownerToken, ...LOOK };
    expect(await rig.codeOf('deployment.connect', input)).toBe('not-approved');
    expect(findQuestion()).toMatchObject(CHOICE);
    expect(await store.must('deployment.list', {})).toEqual([]);
    expect([secrets.size, twin.requests.length]).toEqual([0, asked]);
    state.approves = true;
    expect((await store.must('deployment.connect', input)).credential).toBe('session');
    expect(secrets.size).toBe(0);
  });

  it('it is chosen for a password and for signing in again as well', async () => {
    const { store, twin } = rig.now();
    const { id } = await rig.connect();
    expect(findQuestion()).not.toMatchObject(CHOICE);
    const { state } = store.main;
    state.keychain = 'locked';
    state.approves = false;
    const again = { id, token: twin.ownerToken };
    expect(await rig.codeOf('deployment.signIn', again)).toBe('not-approved');
    expect(findQuestion()).toMatchObject(CHOICE);
    expect(await rig.codeOf('deployment.signInWithPassword', { id, ...asUser('admin') })).toBe(
      'not-approved',
    );
    expect(findQuestion()).toMatchObject(CHOICE);
  });
});
