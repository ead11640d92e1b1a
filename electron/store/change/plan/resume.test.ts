import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createFakeMain } from '#test/kit/store.ts';
import { createConfirm } from '../../account/confirm.ts';
import { insertChanges } from '../../db/journal/change.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import { appendEvent } from '../../db/journal/event.ts';
import { insertPlan, setPlanState } from '../../db/journal/plan.ts';
import { sql } from '../../db/sql.ts';
import { type LiveRoles, NOTHING_LIVE } from '../apply/live-roles.ts';
import { createPlanResume, RESUMES_AT_MOST } from './resume.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
  addOrganization(profile.cache, { roles: ['deploy'] });
  permit([]);
});
afterEach(() => profile.dispose());

const PLAN = 'plan-1' as PlanId;
const record: DeploymentRecord = {
  ...{ id: DEPLOYMENT, name: 'Acme', url: 'https://coder.acme.example', kind: 'remote', demo: null },
  ...{ environment: 'other', environmentFirst: 'other', colour: 'blue', serverId: 's1', version: null },
  ...{ actorId: userId(3), actorName: 'actor', hasSecret: false, secretBackend: null, keyId: null },
  ...{ readOnly: false, proxyMode: 'system', proxyUrl: null, hasProxySecret: false },
  ...{ idleMinutes: null, createdAt: '2026-01-01T00:00:00Z' },
};

/** What the role permits, as the copy has it. */
const permit = (actions: readonly string[]): void => {
  const organization = actions.map((action) => ({ negate: false, resourceType: 'workspace', action }));
  const lists = JSON.stringify({ site: [], organization, user: [], member: [] });
  profile.cache.write.run(sql`UPDATE role SET permissions = ${lists}`);
};

/** A paused plan that gives one person the role, and the way to go on with it. */
const pause = (confirmed: readonly string[]) => {
  const { write } = profile.journal;
  insertPlan(write, {
    ...{ id: PLAN, deploymentId: DEPLOYMENT, serverId: 's1', actorId: userId(3), hash: 'h', changes: 1 },
    ...{ undoes: null, createdAt: '2026-01-01T00:00:00Z', appVersion: '0', reasons: {}, serverVersion: null },
  });
  insertChanges(write, PLAN, [
    {
      ...{ kind: 'member-roles', organizationId: ORGANIZATION, userId: userId(1), roleName: '' },
      ...{ intent: { kind: 'delta', add: ['deploy'], remove: [] }, base: [], target: ['deploy'] },
      ...{ added: ['deploy'], removed: [], verdict: 'will-succeed' },
    },
  ]);
  const stamp = { monoMs: 0, bootId: 'boot', wallUtc: '2026-01-01T00:00:00Z' };
  appendEvent(write, { planId: PLAN, n: null, kind: 'approve', attempt: null, data: { confirmed } }, stamp);
  setPlanState(write, PLAN, { state: 'paused', reason: 'person' });
  const main = createFakeMain();
  main.state.approves = false;
  const kept = { record, isCancelling: false };
  const resumed: string[] = [];
  /** What happens while the server is asked who the person is. */
  const meanwhile = { run: (): void => undefined };
  /** What the server says of its roles right now. */
  const live: { roles: LiveRoles } = { roles: NOTHING_LIVE };
  const resume = createPlanResume({
    copyOf: () => profile.cache.read,
    journal: write,
    now: () => ({ monoMs: 9e9, bootId: 'boot', wallMs: Date.parse('2026-05-01T00:00:00Z') }),
    engine: {
      isAtWork: () => false,
      isCancelling: () => kept.isCancelling,
      resume: async (planId, _accept, { check } = {}) => {
        await Promise.resolve();
        meanwhile.run();
        const still = (await check?.()) ?? ok(null);
        if (!still.ok) return still;
        resumed.push(planId);
        return ok(null);
      },
    },
    confirm: createConfirm({ ask: main.ask, journal: profile.journal, countAbsences: () => 0 }),
    findRecord: () => kept.record,
    learn: async () => ok(live.roles),
  });
  return {
    main,
    live,
    kept,
    resumed,
    meanwhile,
    go: () => resume(PLAN, false, { breathe: async () => undefined }),
  };
};

describe('going on with a plan', () => {
  it('needs nobody where nothing has to be confirmed, or everything was', async () => {
    const { main, resumed, go } = pause([]);
    expect(await go()).toMatchObject({ ok: true });
    expect([main.asked, resumed]).toEqual([[], [PLAN]]);
  });

  it('is refused without a question while what waits in it is being cancelled', async () => {
    const { main, kept, resumed, go } = pause([]);
    permit(['read', 'ssh']);
    kept.isCancelling = true;
    expect(await go()).toMatchObject({ failure: { code: 'busy' } });
    expect([main.asked, resumed]).toEqual([[], []]);
  });

  it('asks when the role permits more than when the plan was started', async () => {
    const { main, resumed, go } = pause([]);
    permit(['read', 'ssh']);
    expect(await go()).toMatchObject({ failure: { code: 'not-approved' } });
    expect(resumed).toEqual([]);
    expect(main.asked).toMatchObject([
      { lines: ['In “Acme (acme)”', expect.stringContaining('workspaces'), '+ DEPLOY (deploy): 1 person'] },
    ]);
    main.state.approves = true;
    expect(await go()).toMatchObject({ ok: true });
    expect(resumed).toEqual([PLAN]);
  });

  it('asks when only the server knows by now that the role permits more', async () => {
    const { main, live, resumed, go } = pause([]);
    const says = (action: string): LiveRoles => {
      const organization = [{ negate: false, resourceType: 'workspace', action }];
      const permissions = { site: [], organization, user: [], member: [] };
      return { ...NOTHING_LIVE, findRole: () => ({ builtIn: false, permissions }) };
    };
    live.roles = says('ssh');
    expect(await go()).toMatchObject({ failure: { code: 'not-approved' } });
    main.state.approves = true;
    main.state.intercept = () => {
      live.roles = says('update');
      return null;
    };
    expect(await go()).toMatchObject({ failure: { code: 'not-approved' } });
    expect([main.asked.length, resumed]).toEqual([2, []]);
    live.roles = says('read');
    expect(await go()).toMatchObject({ ok: true });
    expect(resumed).toEqual([PLAN]);
  });

  it('does not ask again for what was confirmed, and does for more of it', async () => {
    const { main, resumed, go } = pause([`grant:${ORGANIZATION}:deploy:organization:workspace:ssh`]);
    permit(['ssh']);
    await go();
    expect([main.asked, resumed]).toEqual([[], [PLAN]]);
    permit(['ssh', 'update']);
    expect(await go()).toMatchObject({ failure: { code: 'not-approved' } });
  });

  it('asks when the deployment has become a production one, and not at all while it is locked', async () => {
    const { main, kept, resumed, go } = pause([]);
    kept.record = { ...record, environment: 'production' };
    expect(await go()).toMatchObject({ failure: { code: 'not-approved' } });
    kept.record = { ...record, readOnly: true };
    expect(await go()).toMatchObject({ failure: { code: 'read-only' } });
    expect([main.asked.length, resumed]).toEqual([1, []]);
  });

  it('does not go on when it was locked while the question was open', async () => {
    const { main, kept, resumed, go } = pause([]);
    permit(['ssh']);
    main.state.approves = true;
    main.state.intercept = () => {
      kept.record = { ...record, readOnly: true };
      return null;
    };
    expect(await go()).toMatchObject({ failure: { code: 'read-only' } });
    expect(resumed).toEqual([]);
  });

  it('does not go on when it was locked, or came to mean more, while the server was asked', async () => {
    const { main, kept, resumed, meanwhile, go } = pause([]);
    meanwhile.run = () => {
      kept.record = { ...record, readOnly: true };
    };
    expect(await go()).toMatchObject({ failure: { code: 'read-only' } });
    kept.record = record;
    meanwhile.run = () => permit(['ssh']);
    expect(await go()).toMatchObject({ failure: { code: 'not-approved' } });
    expect([main.asked, resumed]).toEqual([[], []]);
  });

  it('asks for a plan whose pause could not be written down, too', async () => {
    const { main, resumed, go } = pause([]);
    setPlanState(profile.journal.write, PLAN, { state: 'running', reason: null });
    permit(['ssh']);
    expect(await go()).toMatchObject({ failure: { code: 'not-approved' } });
    expect([main.asked.length, resumed]).toEqual([1, []]);
  });

  it('does not go on when there is more to confirm than was, or another server, once the answer came', async () => {
    const { main, kept, resumed, go } = pause([]);
    const meanwhile = (happen: () => void): void => {
      main.state.intercept = () => {
        happen();
        return null;
      };
    };
    permit(['ssh']);
    main.state.approves = true;
    for (const happen of [
      () => permit(['ssh', 'update']),
      () => {
        kept.record = { ...record, environment: 'production' };
      },
      () => {
        kept.record = { ...record, name: 'Sandbox' };
      },
      () => {
        kept.record = { ...record, actorId: userId(9) };
      },
    ]) {
      kept.record = record;
      permit(['ssh']);
      meanwhile(happen);
      expect(await go()).toMatchObject({ failure: { code: 'not-approved' } });
    }
    expect([main.asked.length, resumed]).toEqual([4, []]);
    kept.record = record;
    permit(['ssh']);
    meanwhile(() => undefined);
    expect(await go()).toMatchObject({ ok: true });
    expect(resumed).toEqual([PLAN]);
  });
});

describe('a plan that is paused and resumed all day', () => {
  it('is written down a thousand times and no more, and the way on is said', async () => {
    const { resumed, go } = pause([]);
    const stamp = { monoMs: 0, bootId: 'boot', wallUtc: '2026-01-01T00:00:00Z' };
    const note = (): void =>
      appendEvent(
        profile.journal.write,
        { planId: PLAN, n: null, kind: 'resume', attempt: null, data: {} },
        stamp,
      );
    profile.journal.write.transaction(() => {
      for (let at = 1; at < RESUMES_AT_MOST; at += 1) note();
    });
    expect(await go()).toMatchObject({ ok: true });
    note();
    const refused = await go();
    expect(refused).toMatchObject({ ok: false, failure: { code: 'resumed-too-often' } });
    expect(refused.ok ? '' : refused.failure.message).toContain('Cancel it, then stage what is left again');
    expect(resumed).toEqual([PLAN]);
  });
});
