import type { Client } from '#renderer/client/client.ts';
import { useClient } from '#renderer/client/client-context.tsx';
import { useQuery } from '#renderer/client/use-query.ts';
import type { PlanId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { usePointed } from './grid-store.ts';
import { isFiltering, useList } from './list.ts';
import { useSeenReview } from './seen-review.ts';
import { useAttention, useAtWork } from './use-attention.ts';
import { useDeployment } from './use-deployment.ts';
import { useSelectionSummary } from './use-selection-summary.ts';
import { type Scope, type Screen, useScope, useWhere } from './where.ts';

/** Everything that decides which commands are possible. */
export type CommandContext = {
  readonly client: Client;
  readonly screen: Screen;
  readonly scope: Scope | null;
  readonly deployment: Deployment | undefined;
  readonly deployments: number;
  readonly isSyncing: boolean;
  readonly isFiltered: boolean;
  readonly selected: number;
  readonly hasPerson: boolean;
  readonly draft: Output<'draft.getSummary'> | undefined;
  readonly review: Output<'plan.review'> | undefined;
  readonly isReviewSeen: boolean;
  /** The apply on the run screen, or chosen in the history. */
  readonly run: Output<'apply.getStatus'> | undefined;
  /** The newest apply that waits for a person, else the one at work. */
  readonly attention: PlanId | null;
};

/** What a user command does: whether it can be done now, and how. Its words and its key are the contract's. */
export type Action = {
  readonly isEnabled: (context: CommandContext) => boolean;
  readonly run: (context: CommandContext) => void | Promise<void>;
};

/** Gathers the context from the live answers and the window's own state. */
export const useCommandContext = (): CommandContext => {
  const client = useClient();
  const deployment = useDeployment();
  const target = deployment === undefined ? null : { deploymentId: deployment.id };
  const draft = useQuery('draft.getSummary', target).value;
  const isStaged = draft !== undefined && draft.people + draft.conflicts > 0;
  const review = useQuery('plan.review', isStaged ? target : null).value;
  const seen = useSeenReview((state) => state.hash);
  const { filter } = useList();
  const screen = useWhere((where) => where.screen);
  const planId = useWhere((where) => where.planId);
  const waiting = useAttention().plan?.planId;
  const atWork = useAtWork()?.planId;
  const hasRun = screen === 'run' || screen === 'history';
  return {
    client,
    screen,
    scope: useScope(),
    deployment,
    deployments: useQuery('deployment.list', {}).value?.length ?? 0,
    isSyncing: useQuery('sync.getStatus', target).value?.state === 'running',
    isFiltered: isFiltering(filter),
    selected: useSelectionSummary()?.selected ?? 0,
    hasPerson: usePointed()?.person != null,
    draft,
    review,
    isReviewSeen: review !== undefined && review.hash === seen,
    run: useQuery('apply.getStatus', hasRun && planId !== null ? { planId } : null).value,
    attention: waiting ?? atWork ?? null,
  };
};
