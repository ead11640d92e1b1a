import { createHash } from 'node:crypto';
import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import { createOneAtATime } from '#shared/base/one-at-a-time.ts';
import type { CancelSignal } from '#shared/base/ports.ts';
import {
  CalledOff,
  mapInSlices,
  runInSlices,
  runWhole,
  type Slices,
  sortInSlices,
} from '#shared/base/slices.ts';
import { toCanonicalPlanInSlices } from '#shared/core/plan/canonical-text.ts';
import { type RebaseSummary, summarizeRebase } from '#shared/core/plan/conflicts.ts';
import { computeEffects, type PlanEffects } from '#shared/core/plan/effects/index.ts';
import { findGuardsInSlices, type Stopped } from '#shared/core/plan/guards/guards.ts';
import { phaseNumber } from '#shared/core/plan/phases.ts';
import { createPreflight, withPastRefusals } from '#shared/core/plan/preflight.ts';
import { type Shape, toShapesInSlices } from '#shared/core/plan/shapes.ts';
import { simulate } from '#shared/core/plan/simulate.ts';
import { isAboutPerson, isAboutRole } from '#shared/kinds/index.ts';
import type { Change, PreflightCode, Verdict } from '#shared/model/change.ts';
import { NO_USER_ID } from '#shared/model/subject.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { Draft } from '../draft/draft.ts';
import { type CompiledDraft, compileDraft } from './compiled.ts';
import { type Lookalikes, listLookalikes } from './describe-review.ts';
import { findNames } from './names.ts';
import { readPowers } from './powers.ts';
import { readEffectsWorld, readGuardWorld, readWorld } from './worlds.ts';

export type ReviewRow = {
  readonly change: Change;
  readonly verdict: Verdict;
  readonly code: PreflightCode | null;
};

export type Review = {
  /** SHA-256 over the canonical plan: names exactly what a person was shown. */
  readonly hash: string;
  readonly rows: readonly ReviewRow[];
  readonly unchanged: number;
  readonly shapes: readonly Shape[];
  readonly compiled: CompiledDraft;
  /** What became of the staged work since it was staged. */
  readonly rebase: RebaseSummary;
  /** The guards that stop it, the gravest first. */
  readonly stopped: readonly Stopped[];
  /** Who could be taken for somebody else in it. */
  readonly lookalikes: Lookalikes;
  /** What it means in permissions; computed when first asked for. */
  readonly effects: () => PlanEffects;
};

export type ReviewDeps = {
  readonly copyOf: CopyOf;
  readonly draft: Draft;
  /** Knows what applies did since the copy was read. */
  readonly journal: ReadHandle;
  /** Who the deployment's token acts as; null: never signed in. */
  readonly findActor: (deploymentId: DeploymentId) => UserId | null;
  /** What its server refused before in words that no rule knows (`core/plan/preflight.ts`); left out: nothing. */
  readonly readPastRefusals?: (deploymentId: DeploymentId) => ReadonlySet<string>;
  readonly monotonicMs: () => number;
  /** Whether the deployment is licensed for custom roles; null, or left out: not known. */
  readonly hasCustomRoles?: (deploymentId: DeploymentId) => boolean | null;
  readonly hasKeyExpiry?: (deploymentId: DeploymentId) => boolean | null;
};

const NOBODY = NO_USER_ID;

/**
 * Phase by phase, since that is how the plan is worked; in each by name, since people look for people by name.
 * Somebody who left the copy has none and comes last.
 */
function* inOrder(compiled: CompiledDraft): Slices<readonly Change[]> {
  const named = yield* mapInSlices(compiled.changes, (change) => ({
    change,
    phase: phaseNumber(change),
    name: findNames(compiled, change)?.username.toLowerCase() ?? '\uffff',
  }));
  const sorted = yield* sortInSlices(
    named,
    (a, b) => a.phase - b.phase || (a.name < b.name ? -1 : Number(a.name > b.name)),
  );
  return sorted.map(({ change }) => change);
}

/** One is looked at; two more, so that going to and fro between deployments computes nothing again. */
const REVIEWS_KEPT = 3;

const keepLast = (kept: Map<unknown, unknown>, most: number): void => {
  const [oldest] = kept.keys();
  if (kept.size > most) kept.delete(oldest);
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** How others get their turn while a review is computed. */
export type ReviewTurn = { readonly breathe: () => Promise<void>; readonly signal: CancelSignal };

/**
 * Reviews of drafts: compiled, checked ahead, folded into shapes, named by a hash. Kept until `forget`, which must
 * be called when the draft, the copy or the deployment changed. What looks at everybody takes seconds at 100,000:
 * whoever can wait says `prepareCompiled` or `prepareReview` first, which compute in slices, and finds it there then.
 */
export const createReviews = (deps: ReviewDeps) => {
  const kept = new Map<DeploymentId, Review>();
  const compiledKept = new Map<DeploymentId, CompiledDraft>();

  /** Counts what was forgotten: whatever was begun before it is of no use. */
  let forgotten = 0;

  const keepCompiled = (deploymentId: DeploymentId, compiled: CompiledDraft): CompiledDraft => {
    compiledKept.set(deploymentId, compiled);
    keepLast(compiledKept, REVIEWS_KEPT);
    return compiled;
  };

  const getCompiled = (deploymentId: DeploymentId): CompiledDraft =>
    keepCompiled(deploymentId, compiledKept.get(deploymentId) ?? runWhole(compileDraft(deps, deploymentId)));

  function* compute(deploymentId: DeploymentId): Slices<Review> {
    const compiled = compiledKept.get(deploymentId) ?? (yield* compileDraft(deps, deploymentId));
    const actorId = deps.findActor(deploymentId) ?? NOBODY;
    const hasOther = compiled.changes.some(({ kind }) => !isAboutRole(kind) && !isAboutPerson(kind));
    const hasRoleChange = compiled.changes.some(({ kind }) => isAboutRole(kind));
    const foresee = createPreflight(
      readWorld(deps.copyOf(deploymentId), deploymentId, actorId, compiled, {
        hasCustomRoles: hasRoleChange ? (deps.hasCustomRoles?.(deploymentId) ?? null) : null,
        hasKeyExpiry: hasOther ? (deps.hasKeyExpiry?.(deploymentId) ?? null) : null,
      }),
      compiled.changes,
    );
    const check = withPastRefusals(foresee, deps.readPastRefusals?.(deploymentId) ?? new Set());
    yield;
    const rows = yield* mapInSlices(yield* inOrder(compiled), (change) => ({ change, ...check(change) }));
    const { changes } = compiled;
    const canonical = yield* toCanonicalPlanInSlices({ deploymentId, actorId, changes });
    const hash = createHash('sha256').update(canonical).digest('hex');
    yield;
    const cache = deps.copyOf(deploymentId);
    const powersOf = readPowers({ cache, deploymentId, roles: compiled.roles }, changes);
    const world = readGuardWorld(cache, deploymentId, actorId, compiled);
    const shapes = yield* toShapesInSlices(rows, (change) => powersOf(change).length > 0);
    const effectsWorld = readEffectsWorld(cache, deploymentId, compiled);
    const play = simulate(changes, effectsWorld);
    yield;
    const stopped = yield* findGuardsInSlices({ play, world });
    const lookalikes = yield* listLookalikes({ rows, compiled });
    return {
      hash,
      rows,
      unchanged: compiled.unchanged,
      shapes,
      compiled,
      rebase: summarizeRebase(compiled.subjects),
      stopped,
      lookalikes,
      effects: once(() => computeEffects(changes, play, effectsWorld)),
    };
  }

  const keepReview = (deploymentId: DeploymentId, review: Review): Review => {
    kept.set(deploymentId, review);
    keepLast(kept, REVIEWS_KEPT);
    keepCompiled(deploymentId, review.compiled);
    return review;
  };

  const getReview = (deploymentId: DeploymentId): Review =>
    keepReview(deploymentId, kept.get(deploymentId) ?? runWhole(compute(deploymentId)));

  const inTurn = createOneAtATime<DeploymentId>();
  const { monotonicMs } = deps;

  /** Again and again until it was not out of date at its end. Throws `CalledOff` when nobody waits any more. */
  const prepare = async <T>(
    isThere: () => boolean,
    { start, keep }: { readonly start: () => Slices<T>; readonly keep: (made: T) => unknown },
    { breathe, signal }: ReviewTurn,
  ): Promise<void> => {
    while (!isThere()) {
      const before = forgotten;
      const isStopped = (): boolean => signal.aborted || forgotten !== before;
      const done = await runInSlices(start(), { rest: breathe, monotonicMs, isStopped });
      if (signal.aborted) throw new CalledOff();
      if (done !== 'stopped') keep(done.value);
    }
  };
  const prepareCompiled = (id: DeploymentId, turn: ReviewTurn): Promise<void> =>
    inTurn(id, () =>
      prepare(
        () => compiledKept.has(id),
        { start: () => compileDraft(deps, id), keep: (made) => keepCompiled(id, made) },
        turn,
      ),
    );
  const prepareReview = (id: DeploymentId, turn: ReviewTurn): Promise<void> =>
    inTurn(id, () =>
      prepare(() => kept.has(id), { start: () => compute(id), keep: (made) => keepReview(id, made) }, turn),
    );

  const forget = (): void => {
    forgotten += 1;
    kept.clear();
    compiledKept.clear();
  };

  /** Whether `getReview` finds it, and computes nothing. */
  const isReviewed = (id: DeploymentId): boolean => kept.has(id);

  return { getCompiled, getReview, isReviewed, prepareCompiled, prepareReview, forget };
};

export type Reviews = ReturnType<typeof createReviews>;
