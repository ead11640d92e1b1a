import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { draft } from '#shared/contract/draft.ts';
import { describeIntent } from '#shared/core/describe-change.ts';
import type { Draft } from '../change/draft/draft.ts';
import type { Reviews } from '../change/plan/review.ts';
import { countRoles } from '../change/plan/summary.ts';
import type { ReadHandle } from '../db/handles.ts';
import { listSeen, listSeenByKeys } from '../query/members/seen.ts';
import type { Selection } from '../query/members/selection.ts';
import type { MemberViews } from '../query/members/views.ts';
import type { AreaHandlers } from './handlers.ts';

export type DraftDeps = {
  readonly cache: ReadHandle;
  readonly draft: Draft;
  readonly reviews: Reviews;
  readonly selection: Selection;
  readonly views: MemberViews;
  readonly isKept: (deploymentId: DeploymentId) => boolean;
};

/** Staging, undoing and discarding. Everything that changes the draft drops what was computed from it. */
export const createDraftHandlers = (deps: DraftDeps): AreaHandlers<typeof draft> => {
  const changed = (): void => {
    deps.reviews.forget();
    deps.views.forget('overlays');
  };

  const summarise = (deploymentId: DeploymentId) => {
    const { changes, unchanged } = deps.reviews.getCompiled(deploymentId);
    return {
      people: changes.length,
      unchanged,
      ...countRoles(changes),
      undoLabel: deps.draft.findUndo(deploymentId)?.label ?? null,
      redoLabel: deps.draft.findRedo(deploymentId)?.label ?? null,
      since: deps.draft.listSteps(deploymentId).find((step) => !step.undone)?.at ?? null,
    };
  };

  return {
    'draft.stage': ({ deploymentId, organizationId, who, intent }) => {
      if (!deps.isKept(deploymentId))
        return fail('unknown-deployment', 'Rollcall does not keep this deployment any more.');
      const scope = { deploymentId, organizationId };
      const people =
        who.kind === 'people'
          ? listSeen(deps.cache, scope, who.userIds)
          : listSeenByKeys(deps.cache, [...deps.selection.list(scope)]);
      const label = describeIntent(intent, people.length);
      const staged = deps.draft.stage({ ...scope, people, intent, label });
      changed();
      return staged;
    },
    'draft.undo': ({ deploymentId }) => {
      const undone = deps.draft.undo(deploymentId);
      changed();
      return undone.ok ? ok(summarise(deploymentId)) : undone;
    },
    'draft.redo': ({ deploymentId }) => {
      const redone = deps.draft.redo(deploymentId);
      changed();
      return redone.ok ? ok(summarise(deploymentId)) : redone;
    },
    'draft.discard': ({ deploymentId, organizationId, who }) => {
      const out = deps.draft
        .listWishes(deploymentId)
        .filter((wish) => organizationId === null || wish.organizationId === organizationId)
        .filter((wish) => who.kind === 'everybody' || who.userIds.includes(wish.userId));
      deps.draft.discard(deploymentId, `Discard staged changes of ${out.length} people`, out);
      changed();
      return ok(summarise(deploymentId));
    },
    'draft.getSummary': ({ deploymentId }) => ok(summarise(deploymentId)),
  };
};
