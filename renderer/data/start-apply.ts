import { create } from 'zustand';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Failure } from '#shared/base/failure.ts';
import type { Client } from './client.ts';
import { useNotice } from './window/notice.ts';
import { useWhere } from './window/where.ts';

type Start = {
  readonly isStarting: boolean;
  /** Why the last start did not happen; shown in the review, at the button that asked for it. */
  readonly failure: Failure | null;
};

/** Is an apply being started, and why did the last one not start. */
export const useApplyStart = create<Start>()(() => ({ isStarting: false, failure: null }));

/** Asks for an apply of exactly the review named by `hash`, and shows its run when it started. */
export const startApply = async (client: Client, deploymentId: DeploymentId, hash: string): Promise<void> => {
  if (useApplyStart.getState().isStarting) return;
  useApplyStart.setState({ isStarting: true, failure: null });
  const reply = await client.send('apply.start', { deploymentId, hash });
  useApplyStart.setState({ isStarting: false, failure: reply.ok ? null : reply.failure });
  if (reply.ok) useNotice.getState().say('');
  if (reply.ok) useWhere.getState().openPlan(reply.value.planId);
};
