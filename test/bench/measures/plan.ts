import { createHash } from 'node:crypto';
import type { DeploymentId } from '#shared/base/brand.ts';
import { toCanonicalPlan } from '#shared/core/plan/canonical-text.ts';
import { type CompileEntry, compile } from '#shared/core/plan/compile.ts';
import { computeEffects } from '#shared/core/plan/effects/index.ts';
import type { EffectsWorld } from '#shared/core/plan/effects/types.ts';
import { findGuards } from '#shared/core/plan/guards/guards.ts';
import type { GuardWorld } from '#shared/core/plan/guards/impact.ts';
import { createPreflight, type PreflightWorld } from '#shared/core/plan/preflight.ts';
import { toShapes } from '#shared/core/plan/shapes.ts';
import { simulate } from '#shared/core/plan/simulate.ts';
import { personSubject, userIdOf } from '#shared/core/plan/subject.ts';
import type { Change } from '#shared/model/change.ts';
import type { Intent } from '#shared/model/intent.ts';
import { organizationNumber, userNumber } from '#test/kit/role-arbitraries.ts';
import { median } from '../harness/numbers.ts';
import { atMost, type Bench, type Row } from '../harness/types.ts';
import { createEffectsWorld, createGuardWorld } from './plan-world.ts';

const ROUNDS = 7;
const ROLES = [
  'organization-admin',
  'organization-auditor',
  'organization-template-admin',
  'deploy',
  'support',
];
const ACTOR = userNumber(0);
const ORGANIZATION = organizationNumber(1);

const pick = (n: number): string => ROLES[n % ROLES.length] ?? '';

/** People with none to three roles, and five different things staged for them, not in the order of a plan. */
const createEntries = (count: number): readonly CompileEntry[] =>
  Array.from({ length: count }, (_, at): CompileEntry => {
    const n = ((at * 7_919) % count) + 1;
    const intents: readonly Intent[] = [
      { kind: 'delta', add: ['reviewer'], remove: [] },
      { kind: 'delta', add: ['reviewer'], remove: [pick(n)] },
      { kind: 'exactly', roles: ['reviewer', pick(n)] },
    ];
    const intent = intents[n % intents.length] ?? { kind: 'delta', add: ['reviewer'], remove: [] };
    const base = Array.from({ length: n % 4 }, (__, role) => pick(n + role)).sort();
    return { ...personSubject('member-roles', ORGANIZATION, userNumber(n)), intent, base };
  });

const createWorld = (entries: readonly CompileEntry[]): PreflightWorld => {
  const members = new Map(
    entries.map((entry) => [userIdOf(entry), { loginType: 'oidc', roles: entry.base }]),
  );
  const role = { assignable: true, builtIn: true };
  const roles = new Map([...ROLES, 'reviewer'].map((name) => [name, role]));
  return {
    actorId: ACTOR,
    organizations: new Map([[ORGANIZATION, { roles, defaultRoles: [], roleSync: false }]]),
    findMember: (_organization, userId) => members.get(userId) ?? null,
  };
};

type Worlds = {
  readonly preflight: PreflightWorld;
  readonly effects: EffectsWorld;
  readonly guards: GuardWorld;
};

/** The steps of a review, each with what the one before made. Gives milliseconds by step. */
const review = (
  entries: readonly CompileEntry[],
  { preflight, effects, guards }: Worlds,
): Readonly<Record<string, number>> => {
  const times: Record<string, number> = {};
  const step = <T>(name: string, work: () => T): T => {
    const startMs = performance.now();
    const made = work();
    times[name] = performance.now() - startMs;
    return made;
  };
  const { changes } = step('compile', () => compile(entries));
  const check = createPreflight(preflight);
  const rows = step('preflight', () => changes.map((change: Change) => ({ change, ...check(change) })));
  step('shapes', () => toShapes(rows, () => false));
  const play = step('effects', () => {
    const played = simulate(changes, effects);
    computeEffects(changes, played, effects);
    return played;
  });
  step('guards', () => findGuards({ play, world: guards }));
  const deploymentId = 'bench' as DeploymentId;
  const text = step('canonical text', () => toCanonicalPlan({ deploymentId, actorId: ACTOR, changes }));
  step('hash', () => createHash('sha256').update(text).digest('hex'));
  return times;
};

/** Planning a change for everybody: the pure core alone, without reading the copy. */
export const plan: Bench = {
  name: 'plan',
  sizes: [5_000, 100_000],
  run: async (_stage, size) => {
    const entries = createEntries(size);
    const worlds = {
      preflight: createWorld(entries),
      effects: createEffectsWorld(entries),
      guards: createGuardWorld(entries, ACTOR),
    };
    review(entries, worlds);
    const rounds = Array.from({ length: ROUNDS }, () => review(entries, worlds));
    const names = Object.keys(rounds[0] ?? {});
    const parts = names.map(
      (what): Row => ({
        what,
        value: median(rounds.map((times) => times[what] ?? 0)),
        unit: 'ms',
        target: what === 'effects' ? atMost(size > 50_000 ? 5_000 : 500) : null,
      }),
    );
    // Effects are computed when somebody looks at them, not for every review.
    const together = median(
      rounds.map(({ effects = 0, ...times }) => Object.values(times).reduce((sum, ms) => sum + ms, 0)),
    );
    const target = atMost(size > 50_000 ? 3_000 : 300);
    return [
      ...parts,
      { what: `plan of ${size.toLocaleString('en')} changes, together`, value: together, unit: 'ms', target },
    ];
  },
};
