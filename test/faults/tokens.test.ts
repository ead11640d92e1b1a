import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CoderApi } from '#electron/store/remote/port.ts';
import { LIVE, SITE_ORGANIZATION_ID, type Subject } from '#shared/model/subject.ts';
import { openRig, planInput } from '#test/kit/engine-rig.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { must } from '#test/kit/must.ts';
import { connect } from './connect.ts';
import { PUT_FAULTS, type PutFault } from './fault-rules.ts';
import { subjectOf } from './subjects.ts';
import { delta, startVillage, type Village } from './village.ts';

const folder = folderPerTest();
let village: Village;
beforeAll(async () => {
  village = await startVillage();
});
afterAll(() => village.close());
beforeEach(() => village.begin());

/** A token of somebody, made for them by an owner. */
const makeToken = async (): Promise<Subject> => {
  const userId = village.createUser('token-owner');
  const { twin } = village;
  const made = await fetch(`${twin.url}/api/v2/users/${userId}/keys/tokens`, {
    method: 'POST',
    headers: { 'Coder-Session-Token': twin.ownerToken },
    body: JSON.stringify({ token_name: 'laptop' }),
  });
  const { key } = (await made.json()) as { readonly key: string };
  return {
    ...{ kind: 'token-expiry', organizationId: SITE_ORGANIZATION_ID, userId },
    tokenId: key.split('-')[0] ?? '',
  };
};
const planEnd = (subject: Subject) => village.plan([[subject, delta([], [LIVE])]]);

/** Answers that make up a role set fit only a write of one. */
const OF_ROLE_SETS: readonly PutFault[] = ['other-roles-200-before', 'other-user-200-after'];
const REFUSES: readonly PutFault[] = [
  'status-403-before',
  'status-408-before',
  'status-409-before',
  'status-422-before',
];

describe('the end of a token', { timeout: 30_000 }, () => {
  it('is sent once, proven by reading, and not sent a second time', async () => {
    const token = await makeToken();
    const changes = planEnd(token);
    expect(changes).toHaveLength(1);
    const { status, rows } = await village.start(changes);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['applied']);
    expect(status).toMatchObject({ state: 'closed', verified: { confirmed: 1, different: 0 } });
    expect([village.wordsNow(token), village.countEffects(token)]).toEqual([[], 1]);
    village.begin();
    const again = await village.start(changes);
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['already']);
    expect(village.puts()).toEqual([]);
  });

  for (const fault of PUT_FAULTS.filter((one) => !OF_ROLE_SETS.includes(one)))
    it(`with ${fault}: is done once or told as not done`, async () => {
      const token = await makeToken();
      let met = false;
      village.faultd.use({
        onRead: () => null,
        onPut: (subject) => {
          if (met || subject !== subjectOf(token)) return null;
          met = true;
          return fault;
        },
      });
      const { status, rows } = await village.start(planEnd(token));
      const outcome = rows[0]?.outcome;
      expect(met).toBe(true);
      expect(village.countEffects(token)).toBe(outcome === 'applied' ? 1 : 0);
      if (!REFUSES.includes(fault)) expect(outcome).toBe('applied');
      expect(status.counts.unknown + status.counts.waiting).toBe(0);
    });

  it('needs nothing where somebody deleted the token before the read', async () => {
    const token = await makeToken();
    const changes = planEnd(token);
    if ('tokenId' in token) village.twin.edit.revokeKey(token.tokenId);
    const { rows } = await village.start(changes);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['already']);
    expect(village.puts()).toEqual([]);
  });

  // The 404 alone proves nothing: by the read it is as wanted, and the write may have been what did it.
  it('is settled by a read where somebody deleted the token between the read and the write', async () => {
    const token = await makeToken();
    let deleted = false;
    village.faultd.use({
      onRead: () => null,
      onPut: () => {
        if (!deleted && 'tokenId' in token) village.twin.edit.revokeKey(token.tokenId);
        deleted = true;
        return null;
      },
    });
    const { status, rows } = await village.start(planEnd(token));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['applied']);
    expect(village.puts()).toHaveLength(1);
    expect([status.state, village.wordsNow(token)]).toEqual(['closed', []]);
  });

  it('is told by a read where Rollcall was closed while the request was out', async () => {
    const token = await makeToken();
    const changes = planEnd(token);
    const api = connect(village.faultd.url, village.twin.ownerToken);
    const { userId } = must(await api.readSelf());
    let tellSent = (): void => undefined;
    const sent = new Promise<void>((resolve) => {
      tellSent = resolve;
    });
    const dying: CoderApi = {
      ...api,
      expireToken: async (...asked) => {
        await api.expireToken(...asked);
        tellSent();
        return new Promise(() => undefined);
      },
    };
    const first = openRig(folder.dir, { api: dying });
    const planId = must(await first.engine.start(planInput(changes, { actorId: userId })));
    await sent;
    first.shut();
    const second = openRig(folder.dir, { api, bootId: 'next' });
    await second.engine.resume(planId);
    await second.engine.whenIdle(planId);
    const status = must(second.engine.getStatus(planId));
    await second.engine.stop();
    second.shut();
    api.close();
    expect(status).toMatchObject({ state: 'closed', counts: { applied: 1, unknown: 0 } });
    expect(village.puts()).toHaveLength(1);
    expect(village.wordsNow(token)).toEqual([]);
  });

  it('is not sent for the token in use, though the review let it through', async () => {
    const [tokenId = ''] = village.twin.ownerToken.split('-');
    const userId = village.twin.dump().keys.find(({ id }) => id === tokenId)?.userId ?? '';
    const own = { kind: 'token-expiry', organizationId: SITE_ORGANIZATION_ID, userId, tokenId } as Subject;
    const { rows } = await village.start(planEnd(own));
    expect(rows).toMatchObject([
      { outcome: 'refused', reason: expect.stringContaining('the token that Rollcall signs in with') },
    ]);
    expect(village.puts()).toEqual([]);
  });
});
