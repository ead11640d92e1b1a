import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import type { FailPoint } from '#electron/store/change/apply/fail-points.ts';
import { groupUndo } from '#electron/store/change/plan/undo-groups.ts';
import { listAppliedChanges, listLost } from '#electron/store/db/journal/change-outcome.ts';
import { openJournal } from '#electron/store/db/journal.ts';
import { sql } from '#electron/store/db/sql.ts';
import type { CoderApi } from '#electron/store/remote/port.ts';
import type { OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import { fail } from '#shared/base/result.ts';
import { compile } from '#shared/core/plan/compile.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';
import { connect } from './connect.ts';
import { type Faultd, startFaultd } from './faultd.ts';
import { createLives, type End } from './kill/lives.ts';
import { wordsOf } from './subjects.ts';

const ROLE = 'on-call';
const OTHER = [{ negate: false, resource_type: 'template', action: 'update' }];
let twin: Twin;
let faultd: Faultd;
let holders: readonly UserId[];
let folder: ReturnType<typeof makeFolder>;

beforeEach(async () => {
  twin = await startTwin({ members: 60, seed: 12, generation: '2.35', rateLimit: false });
  faultd = await startFaultd(twin);
  twin.edit.putRole({ name: ROLE });
  holders = ['ann', 'bob'].map(
    (username) => twin.edit.createUser({ username, loginType: 'password' }) as UserId,
  );
  for (const user of holders) twin.edit.setRoles(user, [ROLE]);
  folder = makeFolder();
});
afterEach(async () => {
  folder.remove();
  await faultd.close();
  await twin.close();
});

const isThere = (): boolean => wordsOf(twin, { kind: 'custom-role', of: ROLE }).length > 0;
const puts = (): number => faultd.history.filter(({ kind }) => kind === 'put').length;

const toPlan = async (api: CoderApi) => {
  const subject = roleSubject(twin.organizations.coder as OrganizationId, ROLE);
  const base = wordsOf(twin, { kind: 'custom-role', of: ROLE });
  const { changes } = compile([{ ...subject, base, intent: { kind: 'exactly', roles: [] } }]);
  return planInput(
    changes.map((change) => ({ ...change, verdict: 'will-succeed' as const })),
    { actorId: must(await api.readSelf()).userId },
  );
};

/** Applies the deletion against a server that answers for the list of members as it is told to. */
const apply = async (
  pageMembers: (real: CoderApi, cancel: () => void) => CoderApi['pageMembers'],
  atPoint?: (point: FailPoint) => void,
) => {
  const real = connect(faultd.url, twin.ownerToken);
  const cancel = (): void => {
    for (const { planId } of rig.engine.listPlans(planInput([]).deploymentId))
      must(rig.engine.cancel(planId));
  };
  const api: CoderApi = { ...real, pageMembers: pageMembers(real, cancel) };
  const rig = openEngineRig(folder.dir, { api, ...(atPoint === undefined ? {} : { atPoint }) });
  const planId = await rig.startAndWait(await toPlan(real));
  const status = must(rig.engine.getStatus(planId));
  const { rows } = must(
    rig.engine.listChanges(planId, { outcome: null, only: null }, { offset: 0, limit: 10 }),
  );
  await rig.engine.stop();
  const lost = listLost(rig.journal.read, planId);
  rig.shut();
  real.close();
  return { status, row: rows[0], lost };
};

describe('a role whose holders cannot be read', () => {
  it.each([
    ['is refused', fail('forbidden', 'You may not list them.')],
    ['makes no sense', fail('bad-response', 'Not a member.')],
  ])('is not deleted when the list %s, and it is told why', async (_what, answer) => {
    const { row } = await apply(() => async () => answer);
    expect([isThere(), puts()]).toEqual([true, 0]);
    expect(row).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('so it was not deleted'),
    });
    expect(row?.reason).toContain(answer.failure.message);
  });

  it('waits when the network goes meanwhile', async () => {
    const { status, row } = await apply(() => async () => fail('offline', 'The network is gone.'));
    expect([isThere(), puts()]).toEqual([true, 0]);
    expect(status).toMatchObject({ state: 'paused', reasonCode: 'offline' });
    expect(row).toMatchObject({ outcome: 'waiting' });
  });

  it('ends with its plan when that is cancelled meanwhile', async () => {
    const { status, row } = await apply((real, cancel) => async (...asked) => {
      cancel();
      return real.pageMembers(...asked);
    });
    expect([isThere(), puts()]).toEqual([true, 0]);
    expect(status).toMatchObject({ state: 'closed' });
    expect(row).toMatchObject({ outcome: 'cancelled' });
  });

  it('is not deleted as long as the list never stands still', async () => {
    let joined = 0;
    const { row } = await apply((real) => async (organization, page, o) => {
      joined += 1;
      twin.edit.createUser({ username: `joiner-${joined}`, loginType: 'password' });
      return real.pageMembers(organization, { ...page, limit: 10 }, o);
    });
    expect([isThere(), puts()]).toEqual([true, 0]);
    expect(row?.reason).toContain('changed each of the 3 times it was read');
  });
});

describe('a role that comes back with its holders, and that others take up before it is given', () => {
  /** As an undo stages it: the role as it was, and each of its holders. */
  const giveBack = async (real: CoderApi) => {
    const organization = twin.organizations.coder as OrganizationId;
    const words = wordsOf(twin, { kind: 'custom-role', of: ROLE });
    twin.edit.deleteRole(ROLE);
    const { changes } = compile([
      { ...roleSubject(organization, ROLE), base: [], intent: { kind: 'exactly', roles: words } },
      ...holders.map((user) => ({
        ...personSubject('member-roles', organization, user),
        base: [],
        intent: { kind: 'delta', add: [ROLE], remove: [] } as const,
      })),
    ]);
    const verdict = 'will-succeed' as const;
    const { userId: actorId } = must(await real.readSelf());
    return planInput(
      changes.map((change) => ({ ...change, verdict })),
      { actorId },
    );
  };
  const run = async (meanwhile: () => void, api: (real: CoderApi) => Partial<CoderApi> = () => ({})) => {
    const real = connect(faultd.url, twin.ownerToken);
    const atPoint = (point: FailPoint, n: number | null): void => {
      if (point === 'after-result' && n === 1) meanwhile();
    };
    const rig = openEngineRig(folder.dir, { api: { ...real, ...api(real) }, atPoint });
    const planId = await rig.startAndWait(await giveBack(real));
    const status = must(rig.engine.getStatus(planId));
    const page = { offset: 0, limit: 10 };
    const { rows } = must(rig.engine.listChanges(planId, { outcome: null, only: null }, page));
    await rig.engine.stop();
    rig.shut();
    real.close();
    const held = twin.dump().members.filter(({ roles }) => roles.includes(ROLE)).length;
    return { status, rows, held };
  };

  it('is given to all of them when nobody touched it', async () => {
    const { status, held } = await run(() => undefined);
    expect([status.state, status.counts.applied, held]).toEqual(['closed', 3, 2]);
  });

  it.each([
    ['has other permissions', () => twin.edit.putRole({ name: ROLE, permissions: OTHER })],
    ['is gone', () => twin.edit.deleteRole(ROLE)],
  ])('is given to nobody when it %s, and it is told why', async (_what, meanwhile) => {
    const { status, rows, held } = await run(meanwhile);
    expect([status.counts.applied, status.counts.skipped, held]).toEqual([1, 2, 0]);
    expect(rows.filter(({ outcome }) => outcome === 'skipped').map(({ reason }) => reason)).toEqual([
      expect.stringContaining('no longer as it was made'),
      expect.stringContaining('no longer as it was made'),
    ]);
  });

  it('is given to nobody before it could be looked at once more', async () => {
    let isNextLost = false;
    const { status, held } = await run(
      () => {
        isNextLost = true;
      },
      (real) => ({
        listOrganizationRoles: async (...asked) => {
          if (!isNextLost) return real.listOrganizationRoles(...asked);
          // That one look only: the looks before each person find roles that permit more, not those that permit less.
          isNextLost = false;
          return fail('offline', 'The network is gone.');
        },
      }),
    );
    expect([status.state, status.reasonCode, status.counts.waiting, held]).toEqual([
      'paused',
      'offline',
      2,
      0,
    ]);
  });
});

describe('a role that is changed while its holders are read', () => {
  it('is read again, and not deleted over what others wrote into it', async () => {
    const { row } = await apply((real) => async (...asked) => {
      twin.edit.putRole({
        name: ROLE,
        permissions: [{ negate: false, resource_type: 'workspace', action: 'ssh' }],
      });
      return real.pageMembers(...asked);
    });
    expect([isThere(), puts()]).toEqual([true, 0]);
    expect(row).toMatchObject({ outcome: 'conflict' });
  });
});

describe('the holders of a deleted role', () => {
  it('are on the disk before the request leaves', async () => {
    const seen: unknown[] = [];
    const { lost } = await apply(
      (real) => real.pageMembers,
      (point) => {
        if (point !== 'after-intent') return;
        const journal = must(openJournal(folder.dir, Date.now()));
        seen.push(
          // What a second reader finds is what a crash would leave.
          journal.read.column(sql`SELECT data ->> 'lost' FROM event WHERE kind = 'intent'`),
          isThere(),
        );
        journal.close();
      },
    );
    expect(seen).toEqual([[JSON.stringify([...holders].sort())], true]);
    expect(lost.map(({ words }) => words)).toEqual([[...holders].sort()]);
    expect(isThere()).toBe(false);
  });

  it('are read anew by the life after a kill between that and the request', async () => {
    const lives = createLives();
    const api = connect(faultd.url, twin.ownerToken);
    const plan = await toPlan(api);
    api.close();
    const orders = (bootId: string) => ({
      dir: folder.dir,
      url: faultd.url,
      token: twin.ownerToken,
      bootId,
      plan,
    });
    const first = await lives.live(orders('one'), { point: 'after-intent', times: 1 });
    expect([first.wasKilled, isThere(), puts()]).toEqual([true, true, 0]);
    const late = twin.edit.createUser({ username: 'late', loginType: 'password' }) as UserId;
    twin.edit.setRoles(late, [ROLE]);
    const last = await lives.live(orders('two'), null);
    await lives.close();
    const told = JSON.parse(last.output.trim().split('\n').at(-1) ?? '') as { planId: PlanId; state: string };
    expect([told.state, last.errors, isThere(), puts()]).toEqual(['closed', '', false, 1]);
    const journal = must(openJournal(folder.dir, Date.now()));
    expect(listLost(journal.read, told.planId).map(({ words }) => words)).toEqual([
      [...holders, late].sort(),
    ]);
    journal.close();
  });

  it.each<End>([
    { point: 'on-the-wire', times: 1 },
    { point: 'after-answer', times: 1 },
    { point: 'after-result', times: 1 },
  ])('are given back by the undo after a kill $point, whenever the role went', async (death) => {
    const lives = createLives();
    const api = connect(faultd.url, twin.ownerToken);
    const words = wordsOf(twin, { kind: 'custom-role', of: ROLE });
    const plan = await toPlan(api);
    api.close();
    const whole = { dir: folder.dir, url: faultd.url, token: twin.ownerToken, plan };
    const first = await lives.live({ ...whole, bootId: 'one' }, death);
    const last = await lives.live({ ...whole, bootId: 'two' }, null);
    await lives.close();
    expect([first.wasKilled, last.errors, isThere()]).toEqual([true, '', false]);
    const told = JSON.parse(last.output.trim().split('\n').at(-1) ?? '') as { planId: PlanId; state: string };
    expect(told.state).toBe('closed');
    const journal = must(openJournal(folder.dir, Date.now()));
    const applied = listAppliedChanges(journal.read, told.planId);
    const { clean } = groupUndo(applied, listLost(journal.read, told.planId), null);
    journal.close();
    expect(clean).toMatchObject([
      { kind: 'custom-role', roleName: ROLE, intent: { kind: 'exactly', roles: words } },
      ...[...holders].sort().map((userId) => ({
        ...{ kind: 'member-roles', userId },
        intent: { kind: 'delta', add: [ROLE], remove: [] },
      })),
    ]);
  });

  it('survive a role that others make again, as it was, before the next life takes it away once more', async () => {
    const lives = createLives();
    const api = connect(faultd.url, twin.ownerToken);
    const plan = await toPlan(api);
    api.close();
    const whole = { dir: folder.dir, url: faultd.url, token: twin.ownerToken, plan };
    const first = await lives.live({ ...whole, bootId: 'one' }, { point: 'after-answer', times: 1 });
    expect([first.wasKilled, isThere()]).toEqual([true, false]);
    twin.edit.putRole({ name: ROLE });
    const late = twin.edit.createUser({ username: 'late', loginType: 'password' }) as UserId;
    twin.edit.setRoles(late, [ROLE]);
    const last = await lives.live({ ...whole, bootId: 'two' }, null);
    await lives.close();
    const told = JSON.parse(last.output.trim().split('\n').at(-1) ?? '') as { planId: PlanId; state: string };
    expect([told.state, last.errors, isThere(), puts()]).toEqual(['closed', '', false, 2]);
    const journal = must(openJournal(folder.dir, Date.now()));
    const [lost] = listLost(journal.read, told.planId);
    journal.close();
    expect(lost?.words.toSorted()).toEqual([...holders, late].sort());
  });
});
