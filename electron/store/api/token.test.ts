import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanId, UserId } from '#shared/base/brand.ts';
import { runWhole } from '#shared/base/slices.ts';
import { READS } from '#shared/contract/reads.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { LIVE } from '#shared/model/subject.ts';
import type { Token } from '#shared/model/token-list.ts';
import { addMembers, addOrganization, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { findCopyAge, readCorrected } from '../change/apply/applying.ts';
import { createDraft } from '../change/draft/draft.ts';
import { findTokensNow, readSubjects, readSubjectsInSlices } from '../change/kinds/subject-copy.ts';
import { savePass } from '../copy/pass.ts';
import { replaceTokens, saveTokenList } from '../copy/token.ts';
import { insertChanges, moveChange, setInflight } from '../db/journal/change.ts';
import { appendEvent } from '../db/journal/event.ts';
import { saveServerClock } from '../db/journal/meta.ts';
import { insertPlan, setPlanState } from '../db/journal/plan.ts';
import { createTokenHandlers } from './token.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
});
afterEach(() => profile.dispose());

const NOW_MS = Date.parse('2026-07-01T00:00:00.000Z');
const unused = () => {
  throw new Error('Not asked here');
};
const context = { signal: AbortSignal.abort(), rest: async () => undefined, breathe: async () => undefined };
const list = (showsExpired = true) => {
  const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
  const handlers = createTokenHandlers({
    tokens: { getStatus: unused, refresh: unused, getLife: () => ({ expiresAt: null, nowMs: NOW_MS }) },
    rotate: unused,
    copyOf: () => profile.cache.read,
    findActor: () => userId(1),
    journal: profile.journal.read,
    draft,
  });
  const answer = handlers['token.list'](
    {
      deploymentId: DEPLOYMENT,
      filter: { text: '', showsExpired },
      sort: { column: 'username', direction: 'asc' },
      ...{ offset: 0, limit: 50 },
    },
    context,
  );
  if (answer instanceof Promise || !answer.ok) throw new Error('The list is always there');
  return answer.value;
};
const toToken = (id: string, expiresAt: string | null): Token => ({
  ...{ id, userId: userId(2), username: 'ada', name: id, createdAt: null, lastUsedAt: null, expiresAt },
  ...{ scopes: ['coder:all'], isInUse: false },
});
const keep = async (tokens: readonly Token[], readBy: UserId | null = null): Promise<void> => {
  await replaceTokens(profile.cache.write, DEPLOYMENT, tokens, async () => undefined);
  saveTokenList(profile.cache.write, DEPLOYMENT, {
    ...{ asOf: '2026-06-30T00:00:00.000Z', whose: 'all', told: tokens.length, problem: null },
    ...{ unreadable: 0, readBy },
  });
};

const toSubjectOf = (tokenId: string) =>
  ({ kind: 'token-expiry', organizationId: SITE_ORGANIZATION_ID, userId: userId(2), tokenId }) as const;

/** A plan that ended a token, at `when`. */
const applyEnd = (tokenId: string, when: string): void => {
  const { write } = profile.journal;
  const planId = `end-${tokenId}` as PlanId;
  insertPlan(write, {
    ...{ id: planId, deploymentId: DEPLOYMENT, serverId: 's1', actorId: userId(1), hash: planId },
    ...{ changes: 1, undoes: null, createdAt: when, appVersion: '0', reasons: {}, serverVersion: null },
  });
  insertChanges(write, planId, [
    {
      ...toSubjectOf(tokenId),
      ...{ base: [LIVE], target: [], added: [], removed: [LIVE], verdict: 'will-succeed' },
      intent: { kind: 'delta', add: [], remove: [LIVE] },
    },
  ]);
  setInflight(write, planId, 1, { attempt: 1, before: [LIVE], target: [] });
  moveChange(write, planId, 1, { state: 'applied', reason: null });
  const at = { monoMs: 0, bootId: 'b', wallUtc: when };
  appendEvent(write, { planId, n: 1, kind: 'result', attempt: null, data: {} }, at);
  setPlanState(write, planId, { state: 'closed', reason: null, endedAt: when });
};

describe('the list of tokens', () => {
  it('is none, and not read, before a refresh has read any', () => {
    expect(list()).toMatchObject({ all: 0, rows: [], asOf: null, problem: null, seesAll: null });
  });

  it('says which have expired by the clock of the server', async () => {
    await keep([
      toToken('over', '2026-06-30T23:59:59.000Z'),
      toToken('still', '2026-07-01T00:00:01.000Z'),
      toToken('untold', null),
    ]);
    expect(list()).toMatchObject({ all: 3, expired: 1, told: 3 });
    expect(list().rows.map(({ id, isExpired }) => [id, isExpired])).toEqual([
      ['over', true],
      ['still', false],
      ['untold', false],
    ]);
  });

  it('shows as expired what an apply has ended since the tokens were read', async () => {
    await keep([toToken('ended', null), toToken('before', null), toToken('still', null)]);
    applyEnd('ended', '2026-06-30T12:00:00.000Z');
    applyEnd('before', '2026-06-29T12:00:00.000Z');
    expect(list()).toMatchObject({ all: 3, expired: 1, matching: 3 });
    expect(list().rows.map(({ id, isExpired }) => [id, isExpired])).toEqual([
      ['before', false],
      ['ended', true],
      ['still', false],
    ]);
    expect(list(false).rows.map(({ id }) => id)).toEqual(['before', 'still']);
  });

  it('is corrected by its own age where a refresh read the people and not the tokens', async () => {
    await keep([toToken('ended', null)]);
    savePass(profile.cache.write, DEPLOYMENT, {
      ...{ asOf: '2026-06-30T13:00:00.000Z', since: null, members: 0, users: 'all', organizationSync: null },
    });
    applyEnd('ended', '2026-06-30T12:00:00.000Z');
    const subject = toSubjectOf('ended');
    const age = findCopyAge(profile.cache.read, DEPLOYMENT);
    const corrected = runWhole(readCorrected(profile.journal.read, age, [subject]));
    expect(corrected(subject, [LIVE])).toEqual([]);
  });

  it('tells an end without a fraction of a second to the millisecond', async () => {
    await keep([toToken('now', '2026-07-01T00:00:00Z'), toToken('later', '2026-07-01T00:00:00.001Z')]);
    expect(list()).toMatchObject({ all: 2, expired: 1 });
    expect(list().rows.map(({ id, isExpired }) => [id, isExpired])).toEqual([
      ['later', false],
      ['now', true],
    ]);
    expect(list(false).rows.map(({ id }) => id)).toEqual(['later']);
  });

  it('had expired when it was read by the clock of the server, not by that of this machine', async () => {
    await keep([toToken('over', '2026-06-30T00:30:00Z'), toToken('still', '2026-06-30T01:30:00Z')]);
    const clock = { skewMs: 3_600_000, takenMs: null, keyId: null };
    saveServerClock(profile.journal.write, DEPLOYMENT, clock);
    const subjects = ['over', 'still'].map(toSubjectOf);
    const now = findTokensNow(profile.journal.read, DEPLOYMENT);
    const { read } = profile.cache;
    const copy = runWhole(readSubjectsInSlices(read, DEPLOYMENT, subjects, (_, words) => words, now));
    expect(subjects.map(copy.findWords)).toEqual([[], [LIVE]]);
  });

  it('marks what is staged', async () => {
    await keep([toToken('other', null), toToken('staged', null)]);
    const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
    const intent = { kind: 'delta', add: [], remove: [LIVE] } as const;
    draft.stageEach(DEPLOYMENT, 'Expire', null, [{ ...toSubjectOf('staged'), intent, base: [LIVE] }]);
    expect(list().rows.map(({ id, isStaged }) => [id, isStaged])).toEqual([
      ['other', false],
      ['staged', true],
    ]);
  });

  it('is read for subjects in as many questions for many as for two', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `t${n}`);
    await keep(ids.map((id) => toToken(id, null)));
    const { read } = profile.cache;
    let asked = 0;
    const counting: typeof read = {
      ...read,
      get: (...of) => {
        asked += 1;
        return read.get(...of);
      },
      all: (...of) => {
        asked += 1;
        return read.all(...of);
      },
    };
    const count = (some: readonly string[]): number => {
      asked = 0;
      const subjects = some.map(toSubjectOf);
      const { findWords } = readSubjects(counting, DEPLOYMENT, subjects);
      expect(subjects.map(findWords)).toEqual(some.map(() => [LIVE]));
      return asked;
    };
    expect(count(ids)).toBe(count(ids.slice(0, 2)));
  });

  it('is asked anew as applies go on', () => {
    expect(READS['token.list']).toEqual(expect.arrayContaining(['applying', 'plans']));
  });

  it('says as whom it was read, where that is not who is signed in now', async () => {
    const site = addOrganization(profile.cache, { id: SITE_ORGANIZATION_ID });
    addMembers(profile.cache, site, [{ n: 2, username: 'ada' }]);
    await keep([toToken('still', null)], userId(2));
    expect(list().readAs).toBe('ada');
    await keep([toToken('still', null)], userId(3));
    expect(list().readAs).toBe(userId(3));
    await keep([toToken('still', null)], userId(1));
    expect(list().readAs).toBeNull();
  });

  it('says whether the sign-in is an owner, who sees those of everybody', async () => {
    const site = addOrganization(profile.cache, { id: SITE_ORGANIZATION_ID });
    addMembers(profile.cache, site, [{ n: 1, roles: ['owner'], siteRoles: ['owner'] }]);
    expect(list().seesAll).toBe(true);
    profile.cache.write.run({ text: `UPDATE member SET roles = '[]', site_roles = '[]'`, values: [] });
    expect(list().seesAll).toBe(false);
  });
});
