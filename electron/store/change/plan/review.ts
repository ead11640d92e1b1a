import { createHash } from 'node:crypto';
import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import { type RebaseSummary, summarizeRebase } from '#shared/core/conflicts/summary.ts';
import { computeEffects, type PlanEffects } from '#shared/core/effects/index.ts';
import { findGuards, type Stopped } from '#shared/core/guards/index.ts';
import { withLessons } from '#shared/core/learned.ts';
import { phaseNumber } from '#shared/core/phases.ts';
import { toCanonicalPlan } from '#shared/core/plan-text.ts';
import { createPreflight } from '#shared/core/preflight.ts';
import { type Shape, toShapes } from '#shared/core/shapes.ts';
import type { Change, PreflightCode, Verdict } from '#shared/model/change.ts';
import { NO_USER_ID } from '#shared/model/subject.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { Draft } from '../draft/draft.ts';
import { type CompiledDraft, compileDraft } from './compiled.ts';
import { readEffectsWorld } from './effects-world.ts';
import { readGuardWorld } from './guard-world.ts';
import { findNames } from './names.ts';
import { listLookalikes } from './numbers.ts';
import { readPowers } from './powers.ts';
import { readWorld } from './world.ts';

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
  /** Who could be taken for somebody else in it; computed when first asked for. */
  readonly lookalikes: () => ReturnType<typeof listLookalikes>;
  /** What it means in permissions; computed when first asked for. */
  readonly effects: () => PlanEffects;
};

export type ReviewDeps = {
  readonly copyOf: CopyOf;
  readonly draft: Draft;
  /** Who the deployment's token acts as; null: never signed in. */
  readonly findActor: (deploymentId: DeploymentId) => UserId | null;
  /** What its server refused before in words that no rule knows (`core/learned.ts`); left out: nothing. */
  readonly readLessons?: (deploymentId: DeploymentId) => ReadonlySet<string>;
  /** Whether the deployment is licensed for custom roles; null, or left out: not known. */
  readonly hasCustomRoles?: (deploymentId: DeploymentId) => boolean | null;
};

const NOBODY = NO_USER_ID;

/**
 * Phase by phase, since that is how the plan is worked; in each by name, since people look for people by name.
 * Somebody who left the copy has none and comes last.
 */
const inOrder = (compiled: CompiledDraft): readonly Change[] =>
  compiled.changes
    .map((change) => ({
      change,
      phase: phaseNumber(change),
      name: findNames(compiled, change)?.username.toLowerCase() ?? '\uffff',
    }))
    .sort((a, b) => a.phase - b.phase || (a.name < b.name ? -1 : Number(a.name > b.name)))
    .map(({ change }) => change);

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

/**
 * Reviews of drafts: compiled, checked ahead, folded into shapes, named by a hash. Kept until `forget`, which must
 * be called when the draft, the copy or the deployment changed.
 */
export const createReviews = (deps: ReviewDeps) => {
  const kept = new Map<DeploymentId, Review>();
  const compiledKept = new Map<DeploymentId, CompiledDraft>();

  const getCompiled = (deploymentId: DeploymentId): CompiledDraft => {
    const found = compiledKept.get(deploymentId) ?? compileDraft(deps, deploymentId);
    compiledKept.set(deploymentId, found);
    keepLast(compiledKept, REVIEWS_KEPT);
    return found;
  };

  const compute = (deploymentId: DeploymentId): Review => {
    const compiled = getCompiled(deploymentId);
    const actorId = deps.findActor(deploymentId) ?? NOBODY;
    const hasRoleChange = compiled.changes.some(({ kind }) => kind === 'custom-role');
    const foresee = createPreflight(
      readWorld(
        deps.copyOf(deploymentId),
        deploymentId,
        actorId,
        compiled,
        hasRoleChange ? (deps.hasCustomRoles?.(deploymentId) ?? null) : null,
      ),
      compiled.changes,
    );
    const check = withLessons(foresee, deps.readLessons?.(deploymentId) ?? new Set());
    const rows = inOrder(compiled).map((change) => ({ change, ...check(change) }));
    const { changes } = compiled;
    const canonical = toCanonicalPlan({ deploymentId, actorId, changes });
    const cache = deps.copyOf(deploymentId);
    const powersOf = readPowers({ cache, deploymentId, roles: compiled.roles }, changes);
    const world = readGuardWorld(deps.copyOf(deploymentId), deploymentId, actorId, compiled);
    return {
      hash: createHash('sha256').update(canonical).digest('hex'),
      rows,
      unchanged: compiled.unchanged,
      shapes: toShapes(rows, (change) => powersOf(change).length > 0),
      compiled,
      rebase: summarizeRebase(compiled.subjects),
      stopped: findGuards({ changes, world }),
      lookalikes: once(() => listLookalikes({ rows, compiled })),
      effects: once(() =>
        computeEffects(changes, readEffectsWorld(deps.copyOf(deploymentId), deploymentId, compiled)),
      ),
    };
  };

  const getReview = (deploymentId: DeploymentId): Review => {
    const found = kept.get(deploymentId) ?? compute(deploymentId);
    kept.set(deploymentId, found);
    keepLast(kept, REVIEWS_KEPT);
    return found;
  };

  const forget = (): void => {
    kept.clear();
    compiledKept.clear();
  };

  return { getCompiled, getReview, forget };
};

export type Reviews = ReturnType<typeof createReviews>;
