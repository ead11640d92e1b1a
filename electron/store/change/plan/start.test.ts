import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { MEMBER } from '#shared/model/subject.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createFakeMain } from '#test/kit/store.ts';
import { createConfirm } from '../../account/confirm.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import { sql } from '../../db/sql.ts';
import { type LiveRoles, NOTHING_LIVE } from '../apply/live-roles.ts';
import { createDraft } from '../draft/draft.ts';
import { createReviews } from './review.ts';
import { createPlanStart, type StartDeps } from './start.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
  const organization = addOrganization(profile.cache, { roles: ['deploy', 'audit'] });
  addMembers(profile.cache, organization, [
    { n: 1, username: 'zoe', roles: ['deploy'] },
    { n: 2, username: 'adam', roles: ['deploy'] },
    { n: 3, username: 'actor' },
    ...Array.from({ length: 10 }, (_, at) => ({ n: 10 + at })),
  ]);
});
afterEach(() => profile.dispose());

const record: DeploymentRecord = {
  ...{ id: DEPLOYMENT, name: 'Acme', url: 'https://coder.acme.example', kind: 'remote', demo: null },
  ...{
    environment: 'production',
    environmentFirst: 'production',
    colour: 'blue',
    serverId: 's1',
    version: null,
    actorId: userId(3),
  },
  ...{ actorName: 'actor', hasSecret: false, secretBackend: null, keyId: null, readOnly: false },
  ...{
    proxyMode: 'system',
    proxyUrl: null,
    idleMinutes: null,
    hasProxySecret: false,
    createdAt: '2026-01-01T00:00:00Z',
  },
};
const PLAN = 'plan-1' as PlanId;

/** A start up to the engine, which asks its questions as the real one does and approves at once. */
const create = () => {
  const main = createFakeMain();
  /** The deployment as it is kept. */
  const kept = { record };
  let nowMs = 0;
  const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
  const reviews = createReviews({
    copyOf: () => profile.cache.read,
    draft,
    journal: profile.journal.read,
    findActor: () => userId(3),
    // Each slice takes so long that others have their turn after it.
    monotonicMs: () => {
      nowMs += 1_000;
      return nowMs;
    },
  });
  const started: string[] = [];
  let breaths = 0;
  /** What the server says of its roles right now. */
  const live: { roles: LiveRoles } = { roles: NOTHING_LIVE };
  /** What happens while the server is asked who the person is. */
  const meanwhile = { run: (): void => undefined, runWhileWritten: (): void => undefined };
  const engine: StartDeps['engine'] = {
    start: async (input, { alongside, check, isStill } = {}) => {
      await Promise.resolve();
      meanwhile.run();
      for (;;) {
        const still = (await check?.()) ?? ok(null);
        if (!still.ok) return still;
        meanwhile.runWhileWritten();
        if (isStill?.() ?? true) break;
      }
      alongside?.(PLAN);
      started.push(input.hash);
      return ok(PLAN);
    },
  };
  const life = { seconds: 60, expiresAt: null as string | null, nowMs: Date.parse('2026-01-01T00:00:00Z') };
  const begin = createPlanStart({
    ...{ copyOf: () => profile.cache.read, draft, reviews, engine, appVersion: '0.0.0' },
    journal: profile.journal.write,
    now: () => ({ monoMs: 0, bootId: 'boot', wallMs: Date.parse('2026-01-01T00:00:00Z') }),
    confirm: createConfirm({ ask: main.ask, journal: profile.journal, countAbsences: () => 0 }),
    learn: async () => ok(live.roles),
    findRecord: () => kept.record,
    lifeOf: () => life,
  });
  const stage = (n: number, add: readonly string[], remove: readonly string[]) => {
    draft.stage({
      ...{ deploymentId: DEPLOYMENT, organizationId: ORGANIZATION, label: 'x' },
      people: [{ userId: userId(n), roles: remove }],
      intent: { kind: 'delta', add, remove },
    });
    reviews.forget();
  };
  const breathe = async (): Promise<void> => {
    breaths += 1;
  };
  const start = () =>
    begin(
      DEPLOYMENT,
      {
        ...{ hash: reviews.getReview(DEPLOYMENT).hash, waves: null, typedName: '' },
        // A page may send reasons for whatever it likes.
        reasons: { 'last-holder': 'because the page says so' },
      },
      { breathe },
    );
  return {
    main,
    countBreaths: () => breaths,
    kept,
    live,
    draft,
    reviews,
    started,
    meanwhile,
    life,
    stage,
    start,
  };
};

describe('what changes after the review was checked', () => {
  it('is reviewed in slices where it was forgotten while the person was asked', async () => {
    const { main, reviews, started, countBreaths, stage, start } = create();
    stage(1, ['audit'], []);
    let before = 0;
    main.state.intercept = (ask) => {
      if (ask.ask !== 'approve') return null;
      reviews.forget();
      before = countBreaths();
      return null;
    };
    expect(await start()).toMatchObject({ ok: true });
    expect(countBreaths()).toBeGreaterThan(before);
    expect(started).toHaveLength(1);
  });

  it('stops the start when a guard speaks up while the person is asked', async () => {
    const { main, reviews, started, stage, start } = create();
    stage(1, [], ['deploy']);
    expect(reviews.getReview(DEPLOYMENT).stopped).toEqual([]);
    main.state.intercept = (ask) => {
      if (ask.ask !== 'approve') return null;
      profile.cache.write.run(
        sql`DELETE FROM member_role WHERE member_key = (SELECT key FROM member WHERE user_id = ${userId(2)})`,
      );
      reviews.forget();
      return null;
    };
    expect(await start()).toMatchObject({ failure: { code: 'guarded', detail: 'last-holder' } });
    expect(started).toEqual([]);
  });

  it('loses nothing that is staged while the server is asked', async () => {
    const { draft, started, meanwhile, stage, start } = create();
    stage(1, ['audit'], []);
    meanwhile.run = () => stage(2, ['audit'], []);
    expect(await start()).toMatchObject({ failure: { code: 'review-stale' } });
    expect(started).toEqual([]);
    expect(draft.listStaged(DEPLOYMENT)).toHaveLength(2);
  });

  it('loses nothing that is staged while the plan is written in slices', async () => {
    const { draft, started, meanwhile, stage, start } = create();
    stage(1, ['audit'], []);
    meanwhile.runWhileWritten = () => {
      meanwhile.runWhileWritten = () => undefined;
      stage(2, ['audit'], []);
    };
    expect(await start()).toMatchObject({ failure: { code: 'review-stale' } });
    expect(started).toEqual([]);
    expect(draft.listStaged(DEPLOYMENT)).toHaveLength(2);
  });

  it('is not stopped by a review that was merely forgotten while the plan was written', async () => {
    const { reviews, started, meanwhile, stage, start } = create();
    stage(1, ['audit'], []);
    meanwhile.runWhileWritten = () => {
      meanwhile.runWhileWritten = () => undefined;
      reviews.forget();
    };
    expect(await start()).toMatchObject({ ok: true });
    expect(started).toHaveLength(1);
  });

  it.each([
    ['name', { name: 'Sandbox' }],
    ['address', { url: 'https://else.example' }],
    ['account', { actorId: userId(2) }],
    ['server', { serverId: 's2' }],
  ])('takes a yes for the %s that was shown, and for no other', async (_what, over) => {
    const { main, kept, started, stage, start } = create();
    stage(1, ['audit'], []);
    main.state.intercept = () => {
      kept.record = { ...record, ...over };
      return null;
    };
    expect(await start()).toMatchObject({ failure: { code: 'review-stale' } });
    expect(started).toEqual([]);
  });

  it('stops a start that needed nobody when it becomes one that needs somebody', async () => {
    const { main, kept, started, meanwhile, stage, start } = create();
    kept.record = { ...record, environment: 'other', environmentFirst: 'other' };
    profile.cache.write.run(sql`UPDATE role SET permissions = ${NO_POWER}`);
    stage(1, ['audit'], []);
    meanwhile.run = () => {
      kept.record = { ...kept.record, environment: 'production' };
    };
    expect(await start()).toMatchObject({ failure: { code: 'review-stale' } });
    expect([started, main.asked]).toEqual([[], []]);
  });

  it('asks once for many starts of the same deployment', async () => {
    const { main, started, stage, start } = create();
    stage(1, ['audit'], []);
    const codes = await Promise.all([start(), start(), start()]);
    expect(codes.map((reply) => (reply.ok ? 'ok' : reply.failure.code))).toEqual(['ok', 'busy', 'busy']);
    expect([started.length, main.asked.length]).toEqual([1, 1]);
  });
});

const NO_POWER = JSON.stringify({ site: [], organization: [], user: [], member: [] });

/** What the server says of every role, whatever the copy has. */
const saysNow = (action: string): LiveRoles => ({
  ...NOTHING_LIVE,
  findRole: () => ({
    builtIn: false,
    permissions: {
      ...{ site: [], user: [], member: [] },
      organization: [{ negate: false, resourceType: 'workspace', action }],
    },
  }),
});

describe('a role that was widened on the server since the copy was made', () => {
  beforeEach(() => void profile.cache.write.run(sql`UPDATE role SET permissions = ${NO_POWER}`));
  const harmless = { ...record, environment: 'other', environmentFirst: 'other' } as const;

  it('is asked about as what it is now', async () => {
    const { main, kept, live, started, stage, start } = create();
    kept.record = harmless;
    live.roles = saysNow('ssh');
    stage(1, ['audit'], []);
    main.state.approves = false;
    expect(await start()).toMatchObject({ failure: { code: 'not-approved' } });
    expect(main.asked).toMatchObject([{ lines: expect.arrayContaining([expect.stringContaining('AUDIT')]) }]);
    expect(started).toEqual([]);
    live.roles = saysNow('read');
    expect(await start()).toMatchObject({ ok: true });
    expect(main.asked).toHaveLength(1);
  });

  it('makes a yes stale that was given while it was widened', async () => {
    const { main, kept, live, started, stage, start } = create();
    kept.record = { ...harmless, environment: 'production' };
    stage(1, ['audit'], []);
    main.state.intercept = () => {
      live.roles = saysNow('ssh');
      return null;
    };
    expect(await start()).toMatchObject({ failure: { code: 'review-stale' } });
    expect(started).toEqual([]);
  });

  it('is a default role that people get by coming in', async () => {
    const { main, kept, live, started, draft, reviews, start } = create();
    kept.record = harmless;
    live.roles = { ...saysNow('ssh'), listDefaultRoles: () => ['audit'] };
    const someone = personSubject('membership', ORGANIZATION, userId(77));
    const intent = { kind: 'delta', add: [MEMBER], remove: [] } as const;
    draft.stageSubjects(DEPLOYMENT, 'x', [{ ...someone, intent, seen: [] }]);
    reviews.forget();
    main.state.approves = false;
    expect(await start()).toMatchObject({ failure: { code: 'not-approved' } });
    expect(started).toEqual([]);
  });
});

describe('what a person has to confirm', () => {
  it('is an overridden guard, where nothing else is', async () => {
    const { main, kept, started, stage, start } = create();
    kept.record = { ...record, environment: 'other', environmentFirst: 'other' };
    profile.cache.write.run(sql`UPDATE role SET permissions = ${NO_POWER}`);
    stage(1, ['audit'], []);
    expect(await start()).toMatchObject({ ok: true });
    expect([started.length, main.asked.length]).toEqual([1, 0]);
    stage(1, ['audit'], ['deploy']);
    stage(2, ['audit'], ['deploy']);
    main.state.approves = false;
    expect(await start()).toMatchObject({ failure: { code: 'not-approved' } });
    expect(main.asked).toMatchObject([{ reasons: [{ reason: 'because the page says so' }] }]);
    expect(started).toHaveLength(1);
  });

  it('is everything on what was first kept as production, whatever it is called by now', async () => {
    const { main, kept, stage, start } = create();
    kept.record = { ...record, name: 'Sandbox', environment: 'other', environmentFirst: 'production' };
    profile.cache.write.run(sql`UPDATE role SET permissions = ${NO_POWER}`);
    stage(1, ['audit'], []);
    await start();
    expect(main.asked).toMatchObject([
      { subject: { host: 'coder.acme.example', environment: 'other', environmentFirst: 'production' } },
    ]);
  });
});

describe('a plan that would outlive its token', () => {
  it('is refused before anybody is asked, with the times of both, and nothing is sent', async () => {
    const { main, draft, started, life, stage, start } = create();
    stage(1, ['audit'], []);
    life.seconds = 3_600;
    life.expiresAt = '2026-01-01T00:59:00Z';
    const refused = await start();
    expect(refused).toMatchObject({ failure: { code: 'token-too-short' } });
    const message = refused.ok ? '' : refused.failure.message;
    expect(message).toContain('until about 2026-01-01 01:00 UTC');
    expect(message).toContain('the token ends at 2026-01-01 00:59 UTC');
    expect([started, main.asked]).toEqual([[], []]);
    expect(draft.listStaged(DEPLOYMENT)).toHaveLength(1);
  });

  it('starts when it ends in time, or when nobody knows when the token ends', async () => {
    for (const expiresAt of ['2026-01-01T01:01:00Z', null]) {
      const { started, life, stage, start } = create();
      stage(1, ['audit'], []);
      Object.assign(life, { seconds: 3_600, expiresAt });
      expect(await start()).toMatchObject({ ok: true });
      expect(started).toHaveLength(1);
    }
  });
});
