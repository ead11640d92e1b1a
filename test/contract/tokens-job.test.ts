import { afterEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import { hashText } from '#electron/store/change/plan/file/save.ts';
import { patchDeployment } from '#electron/store/db/journal/deployment.ts';
import { type FileIntent, writePlanFile } from '#shared/core/plan/file/format.ts';
import { readPlanFile } from '#shared/core/plan/file/read.ts';
import { LIVE, SITE_ORGANIZATION_ID, SUSPENDED } from '#shared/model/subject.ts';
import { connectTwin, createFakeMain, openStore } from '#test/kit/store.ts';

type Store = ReturnType<typeof openStore>;
const open: { store?: Store; twin?: Twin } = {};
afterEach(async () => {
  await open.store?.dispose();
  await open.twin?.close();
});

const sort = { column: 'username', direction: 'asc' } as const;

/** What the server can do is asked for in the background when a review first needs it. */
const reviewKnowing = async (store: Store, deploymentId: string) => {
  for (let tries = 0; ; tries += 1) {
    const review = await store.must('plan.review', { deploymentId });
    if (tries > 100 || review.cannotKnow === 0) return review;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const setUp = async (generation: '2.24' | '2.31' | '2.35') => {
  const twin = await startTwin({ members: 60, seed: 7, generation });
  const store = openStore(createFakeMain());
  Object.assign(open, { twin, store });
  const deploymentId = await connectTwin(store, twin);
  const list = async () =>
    (
      await store.must('token.list', {
        ...{ deploymentId, sort, offset: 0, limit: 200 },
        filter: { text: '', showsExpired: true },
      })
    ).rows;
  const stage = async (pick: (row: Awaited<ReturnType<typeof list>>[number]) => boolean) => {
    const token = (await list()).find(pick);
    if (token === undefined) throw new Error('There is no such token');
    const { id: tokenId, userId } = token;
    const subject = { kind: 'token-expiry', organizationId: SITE_ORGANIZATION_ID, userId, tokenId } as const;
    const { changing } = await store.must('draft.stage', {
      ...{ deploymentId, organizationId: SITE_ORGANIZATION_ID, kind: 'token-expiry' },
      who: { kind: 'subjects', subjects: [subject] },
      intent: { kind: 'delta', add: [], remove: [LIVE] },
    });
    expect(changing).toBe(1);
    return { token, review: await reviewKnowing(store, deploymentId) };
  };
  const apply = async () => {
    const { hash, guards } = await store.must('plan.review', { deploymentId });
    const reasons = Object.fromEntries(guards.map(({ code }) => [code, 'this is a test of it']));
    const { planId } = await store.must('apply.start', { deploymentId, hash, reasons });
    for (;;) {
      const status = await store.must('apply.getStatus', { planId });
      if (status.state === 'closed' || status.state === 'needs-review') return { planId, status };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const listChanges = async (planId: string) =>
    (await store.must('apply.listChanges', { planId, offset: 0, limit: 10, outcome: null })).rows;
  const expiries = () =>
    twin.requests.filter(({ method, path }) => method === 'PUT' && /\/keys\//.test(path));
  const isOthers = ({ isInUse, isExpired }: { readonly isInUse: boolean; readonly isExpired: boolean }) =>
    !isInUse && !isExpired;
  return { twin, store, deploymentId, list, stage, apply, listChanges, expiries, isOthers };
};

describe('the end of a token', () => {
  it('is staged, reviewed, applied, verified and in the history, and an undo says that it cannot be taken back', async () => {
    const { twin, store, deploymentId, list, stage, apply, listChanges, expiries, isOthers } =
      await setUp('2.35');
    const { token, review } = await stage(isOthers);
    expect([review.willSucceed, review.willBeRefused, review.cannotKnow]).toEqual([1, 0, 0]);
    await store.must('plan.export', { deploymentId, hash: review.hash, note: '' });
    const [json, markdown] = store.main.files;
    expect(json?.content).toContain(token.id);
    expect(markdown?.content).toContain(token.id);
    const { planId, status } = await apply();
    expect(status).toMatchObject({
      state: 'closed',
      counts: { applied: 1 },
      verified: { confirmed: 1, different: 0 },
    });
    expect(expiries().map(({ path }) => path)).toEqual([
      `/api/v2/users/${token.userId}/keys/${token.id}/expire`,
    ]);
    // The audit log has a row of it that tells nothing of what changed: it is joined by its request, and says no overlap.
    expect(status.audit).toMatchObject({ state: 'joined', joined: 1, missing: 0, overlapped: 0 });
    // Its row stays, and tells its end.
    expect(twin.dump().keys.map(({ id }) => id)).toContain(token.id);
    expect(await listChanges(planId)).toMatchObject([{ tokenId: token.id, outcome: 'applied' }]);
    await store.services.sync.whenIdle(deploymentId);
    await store.call('sync.start', { deploymentId });
    await store.services.sync.whenIdle(deploymentId);
    expect((await list()).find(({ id }) => id === token.id)).toMatchObject({ isExpired: true });
    const undone = await store.call('apply.undo', { planId });
    expect(undone.ok ? undone : [undone.failure.code, undone.failure.message]).toEqual([
      'nothing-to-undo',
      'Nothing of this apply can be taken back. A token that has expired cannot be made to live again: whoever needs one has to make a new one themselves.',
    ]);
    expect((await store.must('draft.getSummary', { deploymentId })).people).toBe(0);
    expect(expiries()).toHaveLength(1);
  });

  it.each(['2.24', '2.31'] as const)(
    'is refused ahead on a %s server, and nothing is sent',
    async (generation) => {
      const { stage, apply, listChanges, expiries, isOthers } = await setUp(generation);
      const { review } = await stage(isOthers);
      expect(review.issues).toMatchObject([
        { code: 'expiry-unknown', verdict: 'will-be-refused', people: 1 },
      ]);
      const { planId, status } = await apply();
      expect(status.counts).toMatchObject({ applied: 0, refused: 1 });
      // The very words of the review.
      const { reason, fix } = review.issues[0] ?? {};
      expect((await listChanges(planId)).map((row) => row.reason)).toEqual([
        `Not sent: this would be refused. ${reason} ${fix}`,
      ]);
      expect(expiries()).toEqual([]);
    },
  );

  it('is staged once where it is named twice, as a person is', async () => {
    const { store, deploymentId, list, isOthers } = await setUp('2.35');
    const row = (await list()).find(isOthers);
    if (row === undefined) throw new Error('There is no such token');
    const { id: tokenId, userId } = row;
    const where = { deploymentId, organizationId: SITE_ORGANIZATION_ID };
    const subject = { kind: 'token-expiry', organizationId: SITE_ORGANIZATION_ID, userId, tokenId } as const;
    const staged = await store.call('draft.stage', {
      ...{ ...where, kind: 'token-expiry', intent: { kind: 'delta', add: [], remove: [LIVE] } },
      who: { kind: 'subjects', subjects: [subject, subject] },
    });
    expect(staged).toMatchObject({ ok: true, value: { people: 1, changing: 1 } });
    const suspended = await store.call('draft.stage', {
      ...{ ...where, kind: 'user-status', intent: { kind: 'delta', add: [SUSPENDED], remove: [] } },
      who: { kind: 'people', userIds: [userId, userId] },
    });
    expect(suspended).toMatchObject({ ok: true, value: { people: 1, changing: 1 } });
  });

  it('is of whoever the server’s list says, not of whoever a plan file says', async () => {
    const { store, deploymentId, stage, apply, listChanges, expiries, isOthers, list } = await setUp('2.35');
    const { token, review } = await stage(isOthers);
    await store.must('plan.export', { deploymentId, hash: review.hash, note: '' });
    const saved = readPlanFile(store.main.files[0]?.content ?? '', hashText);
    if (!saved.ok) throw new Error(saved.failure.message);
    const self = (await list()).find(({ isInUse }) => isInUse)?.userId ?? token.userId;
    expect(self).not.toBe(token.userId);
    const openWith = async (over: Partial<FileIntent>) => {
      const intents = saved.value.intents.map((intent) => ({ ...intent, ...over }));
      const content = writePlanFile({ ...saved.value, intents }, hashText);
      store.main.state.picks = { fileName: 'plan.json', content };
      return store.call('plan.open', { file: 'choose', ifStaged: 'discard' });
    };
    expect(await openWith({ userId: self })).toMatchObject({ ok: true });
    expect((await reviewKnowing(store, deploymentId)).issues).toMatchObject([
      { code: 'token-others', verdict: 'will-be-refused', people: 1 },
    ]);
    for (const id of ['.', '..', '', 'a/b', 'a'.repeat(65), 'abc\ud800', 'a b'])
      expect(await openWith({ roleName: id }), id).toMatchObject({ failure: { code: 'plan-damaged' } });
    expect(await openWith({ userId: self, roleName: 'neverwas00' })).toMatchObject({ ok: true });
    const { issues, willSucceed } = await store.must('plan.review', { deploymentId });
    expect([willSucceed, issues.map(({ code }) => code)]).toEqual([0, ['token-unlisted']]);
    await openWith({ userId: self });
    const { planId, status } = await apply();
    expect(status.counts).toMatchObject({ applied: 0, refused: 1 });
    expect((await listChanges(planId))[0]?.reason).toBe(
      'Not sent: this would be refused. This token is somebody else’s than what is staged says. Take it out, and choose it in the list of tokens.',
    );
    expect(expiries()).toEqual([]);
  });

  it('is refused ahead for the token that took the place of the one in use, before it is read', async () => {
    const { store, deploymentId, list, stage, isOthers } = await setUp('2.35');
    const { token: before } = await stage(isOthers);
    const keyIdNow = async () => (await store.must('token.getStatus', { id: deploymentId })).keyId;
    const inUse = async () => (await list()).filter(({ isInUse }) => isInUse).map(({ id }) => id);
    expect(await inUse()).toEqual([await keyIdNow()]);
    // As if the token in use had been replaced by this one.
    patchDeployment(store.data.journal.write, deploymentId, { keyId: before.id });
    store.services.announce(['token', 'deployments']);
    expect(await inUse()).toEqual([before.id]);
    const review = await reviewKnowing(store, deploymentId);
    expect(review.issues).toMatchObject([{ code: 'own-token', people: 1 }]);
  });

  it('is refused ahead for the token that Rollcall signs in with, and nothing is sent', async () => {
    const { stage, apply, listChanges, expiries } = await setUp('2.35');
    const { review } = await stage(({ isInUse }) => isInUse);
    expect(review.issues).toMatchObject([
      { code: 'own-token', verdict: 'will-be-refused', people: 1, of: 'token-expiry' },
    ]);
    const { planId, status } = await apply();
    expect(status.counts).toMatchObject({ applied: 0, refused: 1 });
    expect((await listChanges(planId)).map(({ reason }) => reason)).toEqual([
      expect.stringContaining('the token that Rollcall signs in with'),
    ]);
    expect(expiries()).toEqual([]);
  });

  it('is told as a token where it is taken out of the review, or discarded', async () => {
    const { store, deploymentId, stage } = await setUp('2.35');
    const { review } = await stage(({ isInUse }) => isInUse);
    await store.must('plan.rejectRefused', { deploymentId, hash: review.hash });
    const getLabel = async () => (await store.must('draft.getSummary', { deploymentId })).undoLabel;
    expect(await getLabel()).toBe('Take 1 token out that would be refused');
    await stage(({ isInUse }) => isInUse);
    await store.must('draft.discard', { deploymentId, organizationId: null, who: { kind: 'everybody' } });
    expect(await getLabel()).toBe('Discard what is staged for 1 token');
  });
});
