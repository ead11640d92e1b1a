import { create } from 'zustand';
import type { Client } from '#renderer/client/client.ts';
import type { PlanId } from '#shared/base/brand.ts';
import type { Failure } from '#shared/base/failure.ts';
import { local } from '#shared/base/format.ts';
import type { CommandName, Input, Output } from '#shared/contract/index.ts';
import { useNotice } from '../../window/notice.ts';
import { useWhere } from '../../window/where.ts';

type Orders = {
  /** The plan that the last order was about. */
  readonly planId: PlanId | null;
  readonly isBusy: boolean;
  /** Why the last order was not carried out; shown on the run screen, where it was given. */
  readonly failure: Failure | null;
};

/** Is an order about an apply on its way, and how did the last one fail. */
export const useRunOrders = create<Orders>()(() => ({ planId: null, isBusy: false, failure: null }));

type Name = Extract<CommandName, `apply.${string}`>;

/** Gives one order at a time; null: it failed, or another one is on its way. */
const give = async <N extends Name>(
  client: Client,
  planId: PlanId,
  name: N,
  input: Input<N>,
): Promise<Output<N> | null> => {
  if (useRunOrders.getState().isBusy) return null;
  useRunOrders.setState({ planId, isBusy: true, failure: null });
  const reply = await client.send(name, input);
  useRunOrders.setState({ isBusy: false, failure: reply.ok ? null : reply.failure });
  return reply.ok ? reply.value : null;
};

const changes = (count: number): string => local.countOf(count, 'change', 'changes');

const showReview = (text: string): void => {
  useNotice.getState().say(text);
  useWhere.getState().go('review');
};

const stageWayBack = async (
  client: Client,
  planId: PlanId,
  name: 'apply.undo' | 'apply.takeBack',
): Promise<void> => {
  const staged = await give(client, planId, name, { planId });
  if (staged === null) return;
  const what =
    staged.people > 0 ? `Staged the way back for ${changes(staged.people)}` : 'Staged the way back';
  showReview([`${what}: review it, then apply.`, ...staged.givenBack, ...staged.notRestored].join(' '));
};

/** What a person can order about an apply; each tells in its place when it could not be done. */
export const runOrders = {
  pause: (client: Client, planId: PlanId) => give(client, planId, 'apply.pause', { planId }),
  /** Goes on; after a halted wave it stops again if the same comes up once more. */
  resume: (client: Client, planId: PlanId) => give(client, planId, 'apply.resume', { planId }),
  /** Takes what a halted wave brought as known, and goes on. */
  accept: (client: Client, planId: PlanId) => give(client, planId, 'apply.resume', { planId, accept: true }),
  cancel: (client: Client, planId: PlanId) => give(client, planId, 'apply.cancel', { planId }),
  /** Stages the way back of an apply that has ended, and shows the review. */
  undo: (client: Client, planId: PlanId) => stageWayBack(client, planId, 'apply.undo'),
  /** Ends one that has not, and does the same. */
  takeBack: (client: Client, planId: PlanId) => stageWayBack(client, planId, 'apply.takeBack'),
  restage: async (client: Client, planId: PlanId): Promise<void> => {
    const staged = await give(client, planId, 'apply.restage', { planId });
    if (staged !== null) showReview(`Staged again what was not done: ${changes(staged.people)}.`);
  },
  acknowledge: async (client: Client, planId: PlanId, n: number | 'all'): Promise<void> => {
    const seen = await give(client, planId, 'apply.acknowledge', { planId, n });
    if (seen === null) return;
    const { left } = seen;
    useNotice
      .getState()
      .say(left === 0 ? 'All looked at: the apply is closed.' : `${changes(left)} still to look at.`);
  },
} as const;
