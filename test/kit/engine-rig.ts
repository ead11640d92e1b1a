import { approve } from '#electron/store/change/apply/approve.ts';
import { createApplyEngine } from '#electron/store/change/apply/engine.ts';
import type { EngineDeps, Limits, PlanInput } from '#electron/store/change/apply/types.ts';
import type { PlannedChange } from '#electron/store/db/journal/change.ts';
import { openJournal } from '#electron/store/db/journal.ts';
import type { CoderApi } from '#electron/store/remote/port.ts';
import type { OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { runWhole } from '#shared/base/slices.ts';
import { applyIntent } from '#shared/core/plan/intent.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import type { Intent } from '#shared/model/intent.ts';
import { countingIds, realClock, silentLog } from './clock.ts';
import { DEPLOYMENT } from './deployment.ts';
import { ACTOR, ORGANIZATION, person } from './fake-server.ts';
import { must } from './must.ts';

/** Waits cut to what loopback needs; everything else as in the product. */
const SHORT: Partial<Limits> = {
  settleMs: 30,
  settleAfterTimeoutMs: 60,
  secondReadMs: 20,
  announceMs: 5,
  announceListsMs: 20,
  stopMs: 500,
  freshMs: 2_000,
};

/** A change as the draft would compile it. */
export const plannedChange = (
  userId: UserId,
  intent: Intent,
  base: readonly string[],
  organizationId: OrganizationId = ORGANIZATION,
): PlannedChange => {
  const target = applyIntent(intent, base);
  return {
    ...personSubject('member-roles', organizationId, userId),
    intent,
    base,
    target,
    ...diffRoles(base, target),
    verdict: 'will-succeed',
  };
};

/** "Add auditor" for people 1 to `people`, who have no roles yet. */
export const addAuditor = (people: number): readonly PlannedChange[] =>
  Array.from({ length: people }, (_, at) =>
    plannedChange(person(at + 1), { kind: 'delta', add: ['auditor'], remove: [] }, []),
  );

export const planInput = (changes: readonly PlannedChange[], more: Partial<PlanInput> = {}): PlanInput => ({
  deploymentId: DEPLOYMENT,
  serverId: 's1',
  actorId: ACTOR,
  hash: 'h',
  changes,
  undoes: null,
  waves: null,
  appVersion: '0.0.0',
  ...more,
});

export type RigOptions = Partial<EngineDeps> & { readonly api: CoderApi; readonly bootId?: string };

/** An engine on the journal in `dir`, recovered and ready. `shut` closes the journal as an orderly end would. */
export const openEngineRig = (dir: string, options: RigOptions) => {
  const bootId = options.bootId ?? 'boot';
  const journal = must(openJournal(dir, Date.now()));
  const engine = createApplyEngine({
    journal,
    openApi: async () => ok({ api: options.api, serverId: 's1' }),
    clock: realClock,
    ids: countingIds(`plan-${bootId}`),
    log: silentLog,
    bootId,
    announce: () => undefined,
    setProgress: () => undefined,
    ...options,
    limits: { ...SHORT, ...options.limits },
  });
  must(engine.recover());
  /** Runs a plan until nothing of it is at work. */
  const startAndWait = async (input: PlanInput): Promise<PlanId> => {
    const planId = must(await engine.start(input));
    await engine.whenIdle(planId);
    return planId;
  };
  return { engine, journal, startAndWait, shut: () => journal.close() };
};

/** A plan as the engine approves it, at once and with nobody at work on it. */
export const approveNow = (deps: Parameters<typeof approve>[0], input: PlanInput): PlanId => {
  const approved = runWhole(approve(deps, input, { alongside: () => undefined, isStill: () => true }));
  if (approved === 'overtaken') throw new Error('What nothing can overtake was overtaken.');
  return approved;
};
