import { startTwin, type Twin } from '#electron/demo/index.ts';
import type { PlanStatus } from '#electron/store/change/apply/reports.ts';
import type { PlannedChange } from '#electron/store/db/journal/change.ts';
import type { OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import { compile } from '#shared/core/plan/compile.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import type { Intent } from '#shared/model/intent.ts';
import { EXISTS, MEMBER, SUSPENDED, type Subject } from '#shared/model/subject.ts';
import { openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { idOf, isEffective, type PutEntry, subjectOf } from '#test/kit/history.ts';
import { must } from '#test/kit/must.ts';
import { connect } from './connect.ts';
import { NO_FAULTS } from './fault-rules.ts';
import { startFaultd } from './faultd.ts';
import { wordsOf } from './subjects.ts';

export const delta = (add: readonly string[], remove: readonly string[] = []): Intent => ({
  kind: 'delta',
  add,
  remove,
});
export const exactly = (...roles: readonly string[]): Intent => ({ kind: 'exactly', roles });
export const READS = 'org:workspace:read';
const STARTS = 'org:workspace:start';

export type Wanted = readonly (readonly [Subject, Intent])[];
type NewUser = Parameters<Twin['edit']['createUser']>[0];

/** The twin behind the proxy, and subjects of every kind in it. */
export const startVillage = async () => {
  const twin = await startTwin({ members: 60, seed: 12, generation: '2.35', rateLimit: false });
  const faultd = await startFaultd(twin);
  const organization = twin.organizations.coder as OrganizationId;
  const api = connect(faultd.url, twin.ownerToken);
  const self = must(await api.readSelf());
  let folder = makeFolder();
  let round = 0;

  const createUser = (name: string, more: Partial<NewUser> = {}): UserId =>
    twin.edit.createUser({ username: `${name}-${round}`, loginType: 'password', ...more }) as UserId;

  const wordsNow = (subject: Subject): readonly string[] =>
    wordsOf(twin, { kind: subject.kind, of: idOf(subject) });

  /** The changes of a plan in its order, against the world as it is. */
  const plan = (wanted: Wanted): readonly PlannedChange[] =>
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

  /**
   * Works a plan to its end, resuming it whenever trouble pauses it, as a patient person would; `onPause` may put
   * right what was wrong, or end the patience by answering false.
   */
  const start = async (
    changes: readonly PlannedChange[],
    onPause: (status: PlanStatus) => boolean = () => true,
  ) => {
    const rig = openEngineRig(folder.dir, { api, limits: { workers: 4, settleMs: 20, secondReadMs: 5 } });
    const planId: PlanId = must(await rig.engine.start(planInput(changes, { actorId: self.userId })));
    for (let pauses = 0; pauses < 200; pauses += 1) {
      await rig.engine.whenIdle(planId);
      const status = must(rig.engine.getStatus(planId));
      if (status.state !== 'paused' || !onPause(status)) break;
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

  return {
    twin,
    faultd,
    organization,
    createUser,
    wordsNow,
    plan,
    everything,
    start,
    puts,
    /** How often a write took effect on a subject. */
    countEffects: (subject: Subject): number =>
      puts().filter((entry) => entry.subject === subjectOf(subject) && isEffective(entry)).length,
    /** A journal of its own, a history that starts here, and names that nobody has used. */
    begin: (): void => {
      folder.remove();
      folder = makeFolder();
      round += 1;
      faultd.history.length = 0;
      faultd.use(NO_FAULTS);
    },
    /** A name that nobody has used. */
    nameRole: (name: string): string => `${name}-${round}`,
    close: async (): Promise<void> => {
      folder.remove();
      api.close();
      await faultd.close();
      await twin.close();
    },
  };
};
export type Village = Awaited<ReturnType<typeof startVillage>>;
