import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CoderApi, PutOutcome } from '#electron/store/remote/port.ts';
import { IN_USE, LIVE, SITE_ORGANIZATION_ID, type Subject } from '#shared/model/subject.ts';
import { openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { subjectOf } from '#test/kit/history.ts';
import { must } from '#test/kit/must.ts';
import { connect } from './connect.ts';
import { ANY_PUT_FAULTS, type PutFault } from './fault-rules.ts';
import { delta, startVillage, type Village } from './village.ts';

const folder = folderPerTest();
let village: Village;
beforeAll(async () => {
  village = await startVillage();
});
afterAll(() => village.close());
beforeEach(() => village.begin());

/** A token of somebody. */
const makeToken = (): Subject => {
  const userId = village.createUser('token-owner');
  const tokenId = village.twin.edit.createToken(userId, 'laptop');
  return { kind: 'token-expiry', organizationId: SITE_ORGANIZATION_ID, userId, tokenId };
};
const planEnd = (subject: Subject) => village.plan([[subject, delta([], [LIVE])]]);

const REFUSES: readonly PutFault[] = [
  'status-403-before',
  'status-408-before',
  'status-409-before',
  'status-422-before',
];

describe('the end of a token', { timeout: 30_000 }, () => {
  it('is sent once, proven by reading, and not sent a second time', async () => {
    const token = makeToken();
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

  for (const fault of ANY_PUT_FAULTS)
    it(`with ${fault}: is done once or told as not done`, async () => {
      const token = makeToken();
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

  it('is told as not done where the token cannot be seen: deleted, or not to be seen any more', async () => {
    const token = makeToken();
    const changes = planEnd(token);
    if ('tokenId' in token) village.twin.edit.revokeKey(token.tokenId);
    const { rows } = await village.start(changes);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['refused']);
    expect(village.puts()).toEqual([]);
  });

  // Neither 404 proves anything: whoever lost the right to see a token is told the same of one that lives.
  it('is for a person to settle where the token cannot be seen after the write', async () => {
    const token = makeToken();
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
    expect(rows.map(({ outcome }) => outcome)).toEqual(['unknown']);
    expect(village.puts()).toHaveLength(1);
    expect(status.state).not.toBe('closed');
  });

  it('is told by a read where Rollcall was closed while the request was out', async () => {
    const token = makeToken();
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
    const first = openEngineRig(folder.dir, { api: dying });
    const planId = must(await first.engine.start(planInput(changes, { actorId: userId })));
    await sent;
    first.shut();
    const second = openEngineRig(folder.dir, { api, bootId: 'next' });
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

  it('is not sent for a token of somebody else than the plan says', async () => {
    const token = makeToken();
    const userId = village.createUser('another');
    const { rows } = await village.start(planEnd({ ...token, userId } as Subject));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['refused']);
    expect(village.puts()).toEqual([]);
  });

  it('is not sent by a plan that takes nothing away', async () => {
    const token = makeToken();
    const { rows } = await village.start(
      village.plan([[token, { kind: 'delta', add: [IN_USE], remove: [] }]]),
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['refused']);
    expect(village.puts()).toEqual([]);
  });

  it('is proven by reading where the clock of the answers is behind that which ends tokens', async () => {
    const token = makeToken();
    const changes = planEnd(token);
    const real = connect(village.faultd.url, village.twin.ownerToken);
    const { userId } = must(await real.readSelf());
    const api = { ...real, serverNowMs: () => real.serverNowMs() - 60_000 };
    const rig = openEngineRig(folder.dir, { api });
    const planId = must(await rig.engine.start(planInput(changes, { actorId: userId })));
    await rig.engine.whenIdle(planId);
    const status = must(rig.engine.getStatus(planId));
    rig.shut();
    api.close();
    expect(status).toMatchObject({ state: 'closed', verified: { confirmed: 1, different: 0 } });
    expect(village.puts()).toHaveLength(1);
  });

  it('is proven by reading, however many tokens end at once', async () => {
    const tokens = Array.from({ length: 25 }, makeToken);
    const changes = village.plan(tokens.map((token) => [token, delta([], [LIVE])] as const));
    const api = connect(village.faultd.url, village.twin.ownerToken);
    const { userId } = must(await api.readSelf());
    const says: PutOutcome = { class: 'applied', roles: [], requestId: null, status: 204 };
    const rig = openEngineRig(folder.dir, { api: { ...api, expireToken: async () => says } });
    const planId = must(await rig.engine.start(planInput(changes, { actorId: userId })));
    await rig.engine.whenIdle(planId);
    const status = must(rig.engine.getStatus(planId));
    rig.shut();
    api.close();
    expect(status).toMatchObject({ state: 'needs-review', verified: { confirmed: 0, different: 25 } });
  });
});
