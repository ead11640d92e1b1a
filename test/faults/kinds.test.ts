import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import type { PlannedChange } from '#electron/store/db/journal/change.ts';
import type { CoderApi } from '#electron/store/remote/port.ts';
import type { OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import { compile } from '#shared/core/compile.ts';
import { personSubject, roleSubject } from '#shared/core/subject.ts';
import type { Intent } from '#shared/model/intent.ts';
import { EXISTS, MEMBER, SUSPENDED, type Subject } from '#shared/model/subject.ts';
import { isEffective, type PutEntry } from './checker/history.ts';
import { connect } from './connect.ts';
import { NO_FAULTS, PUT_FAULTS, type PutFault, randomFaults } from './fault-rules.ts';
import { type Faultd, startFaultd } from './faultd.ts';
import { must, openRig, planInput, temporaryFolder } from './rig.ts';
import { subjectOf, wordsOf } from './subjects.ts';

let twin: Twin;
let faultd: Faultd;
let api: CoderApi;
let folder = temporaryFolder();
let organization: OrganizationId;
let actorId: UserId;
let round = 0;

beforeAll(async () => {
  twin = await startTwin({ members: 60, seed: 12, generation: '2.35', rateLimit: false });
  faultd = await startFaultd(twin);
  organization = twin.organizations.coder as OrganizationId;
  api = connect(faultd.url, twin.ownerToken);
  const self = await api.readSelf();
  if (!self.ok) throw new Error(self.failure.message);
  actorId = self.value.userId;
});
afterAll(async () => {
  api.close();
  await faultd.close();
  await twin.close();
});
beforeEach(() => {
  round += 1;
  folder = temporaryFolder();
  faultd.history.length = 0;
  faultd.use(NO_FAULTS);
});
afterEach(() => folder.remove());

const delta = (add: readonly string[], remove: readonly string[] = []): Intent => ({
  kind: 'delta',
  add,
  remove,
});
const exactly = (...roles: readonly string[]): Intent => ({ kind: 'exactly', roles });
const READS = 'org:workspace:read';
const STARTS = 'org:workspace:start';

const createUser = (name: string, more: Parameters<Twin['edit']['createUser']>[0] | object = {}): UserId =>
  twin.edit.createUser({ username: `${name}-${round}`, loginType: 'password', ...more }) as UserId;

const wordsNow = (subject: Subject): readonly string[] =>
  wordsOf(twin, {
    kind: subject.kind,
    of: subject.kind === 'custom-role' ? subject.roleName : subject.userId,
  });

const plan = (wanted: readonly (readonly [Subject, Intent])[]): readonly PlannedChange[] =>
  compile(wanted.map(([subject, intent]) => ({ ...subject, intent, base: wordsNow(subject) }))).changes.map(
    (change) => ({ ...change, verdict: 'will-succeed' as const }),
  );

/** One of everything: a role made, changed and deleted, and people let in, suspended, activated and sent away. */
const everything = () => {
  const [made, changed, deleted] = [`made-${round}`, `changed-${round}`, `deleted-${round}`];
  twin.edit.putRole({
    name: changed,
    permissions: [{ negate: false, resource_type: 'workspace', action: 'read' }],
  });
  twin.edit.putRole({ name: deleted });
  const [newcomer, leaver, sleeper, back, admin, holder] = [
    createUser('newcomer', { organization: null }),
    createUser('leaver'),
    createUser('sleeper'),
    createUser('back', { status: 'suspended' }),
    createUser('admin'),
    createUser('holder'),
  ];
  twin.edit.setRoles(holder, [deleted]);
  const on = (kind: 'member-roles' | 'membership' | 'site-roles' | 'user-status', user: UserId) =>
    personSubject(kind, organization, user);
  const wanted: readonly (readonly [Subject, Intent])[] = [
    [roleSubject(organization, made), exactly(EXISTS, 'display:Made here', READS)],
    [roleSubject(organization, changed), delta([STARTS], [READS])],
    [roleSubject(organization, deleted), exactly()],
    [on('membership', newcomer), delta([MEMBER])],
    [on('member-roles', newcomer), delta([made])],
    [on('member-roles', holder), delta(['organization-auditor'])],
    [on('membership', leaver), delta([], [MEMBER])],
    [on('user-status', sleeper), delta([SUSPENDED])],
    [on('user-status', back), delta([], [SUSPENDED])],
    [on('site-roles', admin), delta(['auditor'])],
  ];
  return { wanted, made, deleted, newcomer, holder };
};

const start = async (changes: readonly PlannedChange[]) => {
  const rig = openRig(folder.dir, { api, limits: { workers: 4, settleMs: 20, secondReadMs: 5 } });
  const planId: PlanId = must(await rig.engine.start(planInput(changes, { actorId })));
  for (let pauses = 0; pauses < 200; pauses += 1) {
    await rig.engine.whenIdle(planId);
    if (must(rig.engine.getStatus(planId)).state !== 'paused') break;
    await rig.engine.resume(planId);
  }
  await faultd.whenQuiet();
  const status = must(rig.engine.getStatus(planId));
  const { rows } = must(
    rig.engine.listChanges(planId, { outcome: null, only: null }, { offset: 0, limit: 200 }),
  );
  await rig.engine.stop();
  rig.shut();
  return { status, rows };
};

const puts = (): readonly PutEntry[] => faultd.history.filter((entry) => entry.kind === 'put');

describe('a plan of every kind of change', () => {
  it('makes it all come true, in the order of its phases, and sees it when it reads again', async () => {
    const { wanted, made, newcomer, holder } = everything();
    const changes = plan(wanted);
    const { status, rows } = await start(changes);
    expect(rows.filter((row) => row.outcome !== 'applied')).toEqual([]);
    expect(status).toMatchObject({ state: 'closed', verified: { confirmed: changes.length, different: 0 } });
    for (const change of changes)
      if (change.userId !== holder || change.kind !== 'member-roles')
        expect([subjectOf(change), wordsNow(change)]).toEqual([subjectOf(change), change.target]);
    // The server took the deleted role from its holder by itself.
    expect(wordsNow(personSubject('member-roles', organization, holder))).toEqual(['organization-auditor']);
    const order = puts().map((entry) => entry.subject);
    const at = (subject: string): number => order.indexOf(subject);
    expect(at(`custom-role ${made}`)).toBeLessThan(at(newcomer));
    expect(at(`membership ${newcomer}`)).toBeLessThan(at(newcomer));
    expect(order.at(-1)).toMatch(/^custom-role deleted/);
    expect(order).toHaveLength(changes.length);
  });

  it('does nothing the second time', async () => {
    const { wanted } = everything();
    const changes = plan(wanted);
    await start(changes);
    folder.remove();
    folder = temporaryFolder();
    faultd.history.length = 0;
    const { rows } = await start(changes);
    expect(puts()).toEqual([]);
    expect(new Set(rows.map((row) => row.outcome))).toEqual(new Set(['already']));
  });
});

/** Answers that make up a role set fit only a write of one. */
const OF_ROLE_SETS: readonly PutFault[] = ['other-roles-200-before', 'other-user-200-after'];
const REFUSES: readonly PutFault[] = [
  'status-403-before',
  'status-408-before',
  'status-409-before',
  'status-422-before',
];

describe('a server that fails once for every write', { timeout: 30_000 }, () => {
  for (const fault of PUT_FAULTS.filter((one) => !OF_ROLE_SETS.includes(one)))
    it(`with ${fault}: nothing is done twice, and the journal tells what was done`, async () => {
      const { wanted } = everything();
      const changes = plan(wanted);
      const met = new Set<string>();
      faultd.use({
        onRead: () => null,
        onPut: (subject) => (met.has(subject) ? null : met.add(subject) && fault),
      });
      const { status, rows } = await start(changes);
      for (const change of changes) {
        const subject = subjectOf(change);
        const done = puts().filter((entry) => entry.subject === subject && isEffective(entry)).length;
        const row = rows.find((one) => subjectOf(one) === subject);
        expect([subject, fault, row?.outcome, done]).toEqual([
          subject,
          fault,
          row?.outcome,
          row?.outcome === 'applied' ? 1 : 0,
        ]);
        if (!REFUSES.includes(fault)) expect([subject, row?.outcome]).toEqual([subject, 'applied']);
      }
      expect(status.counts.unknown + status.counts.waiting).toBe(0);
    });

  for (const seed of [1, 2, 3])
    it(`with dice ${seed}: whatever is told as applied is so, and nothing happened twice`, async () => {
      const { wanted } = everything();
      const changes = plan(wanted);
      const faults = PUT_FAULTS.filter((one) => !OF_ROLE_SETS.includes(one));
      faultd.use(randomFaults(seed, 0.3, faults), { lateMs: 10 });
      const { rows } = await start(changes);
      for (const row of rows) {
        const done = puts().filter((entry) => entry.subject === subjectOf(row) && isEffective(entry)).length;
        expect([subjectOf(row), row.outcome, done]).toEqual([
          subjectOf(row),
          row.outcome,
          row.outcome === 'applied' ? 1 : row.outcome === 'conflict' ? done : 0,
        ]);
      }
    });
});

describe('what an earlier change did not bring about', () => {
  it('is said, and what needs it is not sent', async () => {
    const { wanted, made, newcomer } = everything();
    const { status, rows } = await start(
      plan(
        wanted.map(([subject, intent]) => [
          subject,
          subject.roleName === made ? exactly(EXISTS, 'org:nonsense:read') : intent,
        ]),
      ),
    );
    const of = (subject: string) => rows.find((row) => subjectOf(row) === subject);
    expect(of(`custom-role ${made}`)).toMatchObject({ outcome: 'refused' });
    expect(of(newcomer)).toMatchObject({ outcome: 'skipped' });
    expect(of(newcomer)?.reason).toContain(`The role ${made} was not created.`);
    expect(puts().map((entry) => entry.subject)).not.toContain(newcomer);
    expect(status.counts).toMatchObject({ refused: 1, skipped: 1 });
  });
});

describe('somebody who was quicker', () => {
  it('is seen by the read, so that nothing is sent a second time', async () => {
    const late = createUser('late', { organization: null });
    const changes = plan([[personSubject('membership', organization, late), delta([MEMBER])]]);
    twin.edit.addMember(late);
    const { rows } = await start(changes);
    expect(rows.map((row) => row.outcome)).toEqual(['already']);
    expect(puts()).toEqual([]);
  });

  it('between the read and the write is told by the server, and a read settles it', async () => {
    const late = createUser('race', { organization: null });
    const changes = plan([[personSubject('membership', organization, late), delta([MEMBER])]]);
    faultd.use({
      onRead: () => null,
      onPut: (subject) => {
        if (
          subject === `membership ${late}` &&
          wordsNow(personSubject('membership', organization, late)).length === 0
        )
          twin.edit.addMember(late);
        return null;
      },
    });
    const { rows } = await start(changes);
    expect(rows.map((row) => row.outcome)).toEqual(['already']);
    expect(puts()).toHaveLength(1);
  });

  it('deleted the role that is to be changed: a conflict, and no half role is made', async () => {
    const name = `gone-${round}`;
    twin.edit.putRole({ name, permissions: [] });
    const changes = plan([[roleSubject(organization, name), delta([READS])]]);
    twin.edit.deleteRole(name);
    const { rows } = await start(changes);
    expect(rows.map((row) => row.outcome)).toEqual(['conflict']);
    expect(puts()).toEqual([]);
  });
});

describe('names that belong to the server', () => {
  it('are never sent, whatever the review let through', async () => {
    const changes = plan([[roleSubject(organization, 'organization-member'), exactly(EXISTS, READS)]]);
    const { rows } = await start(changes);
    expect(rows.map((row) => row.outcome)).toEqual(['refused']);
    expect(puts()).toEqual([]);
  });
});
