import type { Client } from '#renderer/client/client.ts';
import type { Action, CommandContext } from '#renderer/window/commands.ts';
import { useWhere } from '#renderer/window/where.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { countNotDone } from '#shared/core/plan/counts.ts';
import { runOrders } from './orders.ts';

type Run = NonNullable<CommandContext['run']>;

/** A command about the apply on the run screen. */
const onRun = (
  isEnabled: (run: Run) => boolean,
  order: (client: Client, planId: PlanId, run: Run) => Promise<unknown>,
): Action => ({
  isEnabled: ({ run }) => run !== undefined && isEnabled(run),
  run: async ({ client, run }) => {
    if (run !== undefined) await order(client, run.planId, run);
  },
});

const isHalted = ({ waves }: Run): boolean => waves?.halted != null;
const hasEnded = ({ state }: Run): boolean => state === 'closed' || state === 'needs-review';

/** The apply on the screen: hold it, go on, end it, take it back, look at what it left. */
export const runCommands = {
  'run.attention': {
    isEnabled: ({ attention }) => attention !== null,
    run: ({ attention }) => {
      if (attention !== null) useWhere.getState().openPlan(attention);
    },
  },
  'run.pause': onRun(({ state }) => state === 'running', runOrders.pause),
  'run.resume': onRun(({ state }) => state === 'paused', runOrders.resume),
  'run.continue': onRun((run) => run.state === 'paused' && isHalted(run), runOrders.accept),
  'run.cancel': onRun(
    ({ state }) => state === 'running' || state === 'paused' || state === 'approved',
    runOrders.cancel,
  ),
  'run.undo': onRun(
    (run) => run.counts.applied > 0 && (hasEnded(run) || isHalted(run)),
    (client, planId, run) => (hasEnded(run) ? runOrders.undo : runOrders.takeBack)(client, planId),
  ),
  'run.restage': onRun((run) => hasEnded(run) && countNotDone(run.counts) > 0, runOrders.restage),
  'run.acknowledge': onRun(
    ({ state }) => state === 'needs-review',
    (client, planId) => runOrders.acknowledge(client, planId, 'all'),
  ),
} as const satisfies Record<string, Action>;
