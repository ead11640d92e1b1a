import { createApplyEngine } from '#electron/store/change/apply/engine.ts';
import { DEFAULT_LIMITS } from '#electron/store/change/apply/types.ts';
import type { PlannedChange } from '#electron/store/db/journal/change.ts';
import { openJournal } from '#electron/store/db/journal.ts';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { randomIds, systemClock } from '#electron/store/root/clock.ts';
import type { OrganizationId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { applyIntent } from '#shared/core/plan/intent.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import type { Intent } from '#shared/model/intent.ts';
import { silentLog } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { must } from '#test/kit/must.ts';
import { alternate } from '../harness/alternate.ts';
import { createBareHttp, inParallel } from '../harness/bare-http.ts';
import { DISTANCE_MS, nearAndFar } from '../harness/distance.ts';
import { timed } from '../harness/numbers.ts';
import { listPeople, type Person } from '../harness/people.ts';
import type { Stage } from '../harness/stage.ts';
import type { RunningTwin } from '../harness/twin.ts';
import { atLeast, type Bench, type Row } from '../harness/types.ts';

const ROLE = 'organization-auditor';
const WIDTH = DEFAULT_LIMITS.workers;
const CHANGES = 2_000;
const ROUNDS = 5;
/** The ceiling that protects real servers would be all that is measured. */
const UNPACED = { startWidth: WIDTH, maxWidth: WIDTH, startWritesPerSecond: 1e6, maxWritesPerSecond: 1e6 };

const toPlanned = (
  organizationId: OrganizationId,
  { userId, roles }: Person,
  adds: boolean,
): PlannedChange => {
  const intent: Intent = { kind: 'delta', add: adds ? [ROLE] : [], remove: adds ? [] : [ROLE] };
  const base = adds ? roles : applyIntent({ kind: 'delta', add: [ROLE], remove: [] }, roles);
  const target = applyIntent(intent, base);
  const verdict = 'will-succeed';
  const subject = personSubject('member-roles', organizationId, userId);
  return { ...subject, intent, base, target, ...diffRoles(base, target), verdict };
};

/** The engine as in the product, its journal on disk with an fsync per commit. */
const openEngine = (dir: string, { url, token }: RunningTwin) => {
  const journal = must(openJournal(dir, Date.now()));
  const api = createCoderApi({ url, token, clock: systemClock, log: silentLog, limits: UNPACED });
  let sentMs = 0;
  const engine = createApplyEngine({
    journal,
    openApi: async () => ok({ api, serverId: null }),
    clock: systemClock,
    ids: randomIds,
    log: silentLog,
    bootId: 'bench',
    announce: () => undefined,
    setProgress: () => undefined,
    atPoint: (point) => {
      if (point === 'before-verify') sentMs = performance.now();
    },
  });
  must(engine.recover());
  /** Applies the changes and gives the milliseconds until the last of them was recorded; reading again comes after. */
  const run = async (changes: readonly PlannedChange[]): Promise<number> => {
    const { userId: actorId } = must(await api.readSelf());
    const startMs = performance.now();
    const plan = { deploymentId: DEPLOYMENT, serverId: null, actorId, hash: 'bench', changes };
    const planId = must(await engine.start({ ...plan, undoes: null, waves: null, appVersion: 'bench' }));
    await engine.whenIdle(planId);
    const { state, counts } = must(engine.getStatus(planId));
    if (counts.applied !== changes.length)
      throw new Error(
        `Only ${counts.applied} of ${changes.length} changes were applied; the plan is ${state}.`,
      );
    return sentMs - startMs;
  };
  const close = (): void => {
    api.close();
    journal.close();
  };
  return { run, close };
};

const compareAt = async (stage: Stage, twin: RunningTwin, isFar: boolean): Promise<readonly Row[]> => {
  const http = createBareHttp(twin.url, twin.token, WIDTH);
  const { organizationId, people } = await listPeople(http, ROLE, isFar ? CHANGES / 4 : CHANGES);
  const engine = openEngine(stage.folder(), twin);
  // Add, take away, add, ...: whoever comes next has as many real changes to make.
  let adds = false;
  const ours = async (): Promise<number> => {
    adds = !adds;
    return engine.run(people.map((one) => toPlanned(organizationId, one, adds)));
  };
  const bareOne = async ({ userId, roles }: Person): Promise<void> => {
    const path = `/api/v2/organizations/${organizationId}/members/${userId}`;
    await http.get(path);
    await http.put(`${path}/roles`, { roles: adds ? [...roles, ROLE] : roles });
  };
  const bare = (): Promise<number> => {
    adds = !adds;
    return timed(() => inParallel(people, WIDTH, bareOne));
  };
  const compared = await alternate(ROUNDS, ours, bare);
  http.close();
  engine.close();
  const perSecond = (ms: number): number => (people.length / ms) * 1_000;
  const where = isFar ? `${DISTANCE_MS} ms away` : 'next door';
  return [
    {
      what: `apply / bare GET + PUT loop, throughput, ${where}`,
      value: 1 / compared.ratio,
      unit: 'x',
      target: isFar ? atLeast(0.9) : null,
      note: `${people.length} changes, ${WIDTH} at a time, real journal; bare ${perSecond(compared.bare).toFixed(0)} /s`,
    },
    {
      what: `changes per second, until all are recorded, ${where}`,
      value: perSecond(compared.ours),
      unit: '/s',
      target: null,
    },
  ];
};

/** Applying a plan against a bare loop that reads and writes the same people at the same width. */
export const apply: Bench = {
  name: 'apply',
  sizes: [5_000, 100_000],
  run: async (stage, size) =>
    nearAndFar(await stage.twin(size), (twin, isFar) => compareAt(stage, twin, isFar)),
};
