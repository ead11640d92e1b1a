import { describe, expect, it } from 'vitest';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { setUpRig } from '#test/kit/account-rig.ts';

const rig = setUpRig();

const standingOf = async (id: Awaited<ReturnType<typeof rig.connect>>['id']) => {
  const { standing, warning } = await rig.now().store.must('token.getStatus', { id });
  return [standing, warning];
};

describe('what the server says of a token', () => {
  it('is not known before it was shown to it, and is nothing that outlives the process', async () => {
    const { id } = await rig.connect();
    await rig.now().store.must('sync.start', { deploymentId: id });
    expect(await standingOf(id)).toEqual(['taken', expect.not.stringMatching('refused')]);
    await rig.restartStore();
    expect((await standingOf(id))[0]).toBe('untried');
  });

  it.each(['a refresh', 'any other question'])('is refused from the moment %s was refused', async (how) => {
    const { store, twin } = rig.now();
    const { id } = await rig.connect(twin.url, twin.actors.orgAdmin);
    twin.edit.revokeKey(twin.actors.orgAdmin);
    const code =
      how === 'a refresh'
        ? await rig.codeOf('sync.start', { deploymentId: id })
        : await rig.codeOf('token.refresh', { id });
    expect(code).toBe('unauthorized');
    expect(await standingOf(id)).toEqual(['refused', 'refused']);
    expect(await store.must('token.getStatus', { id })).toMatchObject({
      message: expect.stringContaining('Sign in again'),
    });
    await store.must('deployment.signIn', { id, token: twin.ownerToken });
    expect(await standingOf(id)).not.toContain('refused');
  });

  it('keeps an apply from being started, with that as the reason', async () => {
    const { id } = await rig.connect();
    const { store, twin } = rig.now();
    await store.must('sync.start', { deploymentId: id });
    const user = twin.dump().users.find(({ username }) => username === 'plain-member');
    await store.must('draft.stage', {
      deploymentId: id,
      organizationId: SITE_ORGANIZATION_ID,
      kind: 'user-status',
      who: { kind: 'people', userIds: [user?.id ?? ''] },
      intent: { kind: 'delta', add: ['suspended'], remove: [] },
    });
    const blocked = async () => (await store.must('plan.review', { deploymentId: id })).blocked;
    expect(await blocked()).toBeNull();
    twin.edit.revokeKey(twin.ownerToken);
    await rig.codeOf('token.refresh', { id });
    expect(await blocked()).toMatchObject({ code: 'signed-out' });
  });
});
