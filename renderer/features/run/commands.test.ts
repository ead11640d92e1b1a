import { beforeEach, describe, expect, it } from 'vitest';
import { checkOutput } from '#renderer/client/check-output.ts';
import { createClient } from '#renderer/client/client.ts';
import { createFakeLine } from '#renderer/client/testing/fake-line.ts';
import { createFakeState, DEMO } from '#renderer/client/testing/fake-state.ts';
import { createFakeStore } from '#renderer/client/testing/fake-store.ts';
import type { CommandContext } from '#renderer/window/commands.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { runCommands } from './commands.ts';
import { useRunOrders } from './orders.ts';

type Run = NonNullable<CommandContext['run']>;

const none = {
  waiting: 0,
  applied: 0,
  already: 0,
  refused: 0,
  failed: 0,
  conflict: 0,
  skipped: 0,
  unknown: 0,
  cancelled: 0,
};
const closed: Run = {
  planId: 'p1' as PlanId,
  deploymentId: DEMO.id,
  state: 'closed',
  reason: null,
  reasonCode: null,
  people: 10,
  counts: { ...none, applied: 10 },
  createdAt: '2026-11-22T10:00:00Z',
  endedAt: null,
  ratePerSecond: null,
  remaining: null,
  verified: null,
  undoes: null,
  reasons: {},
  waves: null,
  gaps: null,
  audit: null,
  toLookAt: 0,
};
const waves = { sizes: [10], of: 2, at: 1, halted: { wave: 1, done: 10, untouched: 90, news: [] } };
const halted: Run = { ...closed, state: 'paused', waves };
const paused: Run = { ...closed, state: 'paused' };

const open = (run: Run) => {
  const client = createClient({ checkOutput });
  const line = createFakeLine(createFakeStore(createFakeState(20, 0, true)));
  client.connection.attach(line);
  const context: CommandContext = {
    client,
    screen: 'run',
    scope: null,
    deployment: DEMO,
    deployments: 1,
    isSyncing: false,
    isFiltered: false,
    selected: 0,
    hasPerson: false,
    draft: undefined,
    review: undefined,
    isReviewSeen: false,
    run,
    attention: null,
  };
  const sent = () => line.sent.flatMap((one) => (one.kind === 'call' ? [{ [one.name]: one.input }] : []));
  return { context, sent };
};
const enabled = (run: Run) => {
  const { context } = open(run);
  return Object.entries(runCommands).flatMap(([id, action]) => (action.isEnabled(context) ? [id] : []));
};

describe('commands about an apply', () => {
  beforeEach(() => useRunOrders.setState({ planId: null, isBusy: false, failure: null }));

  it('are those that its state allows', () => {
    expect(enabled(closed)).toEqual(['run.undo']);
    expect(enabled({ ...closed, state: 'running' })).toEqual(['run.pause', 'run.cancel']);
    expect(enabled(paused)).toEqual(['run.resume', 'run.cancel']);
    expect(enabled(halted)).toEqual(['run.resume', 'run.continue', 'run.cancel', 'run.undo']);
    expect(enabled({ ...closed, state: 'needs-review' })).toContain('run.acknowledge');
    expect(enabled({ ...closed, counts: { ...none, refused: 10 } })).toEqual(['run.restage']);
  });

  it('take what a wave brought as known only when told so', async () => {
    const { context, sent } = open(halted);
    await runCommands['run.resume'].run(context);
    await runCommands['run.continue'].run(context);
    expect(sent()).toEqual([
      { 'apply.resume': { planId: 'p1' } },
      { 'apply.resume': { planId: 'p1', accept: true } },
    ]);
  });

  it('take back what has ended, and end first what has not', async () => {
    const ended = open(closed);
    await runCommands['run.undo'].run(ended.context);
    expect(ended.sent()).toEqual([{ 'apply.undo': { planId: 'p1' } }]);
    const unfinished = open(halted);
    await runCommands['run.undo'].run(unfinished.context);
    expect(unfinished.sent()).toEqual([{ 'apply.takeBack': { planId: 'p1' } }]);
  });

  it('tell in their place why one was not carried out', async () => {
    const { context } = open(closed);
    await runCommands['run.undo'].run(context);
    expect(useRunOrders.getState()).toMatchObject({ planId: 'p1', isBusy: false });
    expect(useRunOrders.getState().failure).not.toBeNull();
  });
});
