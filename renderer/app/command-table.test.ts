import { beforeEach, describe, expect, it } from 'vitest';
import { checkOutput } from '#renderer/client/check-output.ts';
import { createClient } from '#renderer/client/client.ts';
import { createFakeLine } from '#renderer/client/testing/fake-line.ts';
import { ORGANIZATIONS } from '#renderer/client/testing/fake-people.ts';
import { createFakeState, DEMO } from '#renderer/client/testing/fake-state.ts';
import { createFakeStore } from '#renderer/client/testing/fake-store.ts';
import { giveReason, toGuardKey, useReviewWork } from '#renderer/features/review/decisions.ts';
import type { CommandContext } from '#renderer/window/commands.ts';
import { useNotice } from '#renderer/window/notice.ts';
import { useWhere } from '#renderer/window/where.ts';
import { COMMANDS, SCREENS } from '#shared/contract/commands.ts';
import type { Output } from '#shared/contract/index.ts';
import { COMMAND_TABLE, listEnabled } from './command-table.ts';

const draft: Output<'draft.getSummary'> = {
  people: 3,
  reach: { changes: 3, written: 0, deleted: 0, people: 3, isKnown: true },
  unchanged: 0,
  conflicts: 0,
  kinds: [{ kind: 'member-roles', changes: 3, takes: 0, counted: [] }],
  added: [],
  removed: [],
  undoLabel: 'Add roles',
  redoLabel: null,
  since: null,
};
const review: Output<'plan.review'> = {
  hash: 'h1',
  willSucceed: 3,
  reach: { changes: 3, written: 0, deleted: 0, people: 3, isKnown: true },
  willBeRefused: 0,
  cannotKnow: 0,
  unchanged: 0,
  shapes: [],
  issues: [],
  lookalikes: { people: 0, groups: [] },
  requests: 6,
  rebase: { planned: 3, asStaged: 3, already: 0, merged: 0, conflicts: 0, idle: 0 },
  guards: [],
  demands: { minReasonLength: 10, typeName: null },
  estimate: {
    requests: 6,
    reads: 3,
    writes: 3,
    verify: 0,
    seconds: 1,
    fromSeconds: 1,
    toSeconds: 4,
    isMeasured: false,
  },
  asOf: null,
  blocked: null,
};

const open = (more: Partial<CommandContext> = {}) => {
  const client = createClient({ checkOutput });
  const line = createFakeLine(createFakeStore(createFakeState(20, 0, true)));
  client.connection.attach(line);
  const organizationId = ORGANIZATIONS[0] ?? null;
  const context: CommandContext = {
    client,
    screen: 'members',
    scope: organizationId === null ? null : { deploymentId: DEMO.id, organizationId },
    deployment: DEMO,
    deployments: 1,
    isSyncing: false,
    isFiltered: false,
    selected: 0,
    hasPerson: false,
    draft: undefined,
    review: undefined,
    isReviewSeen: false,
    run: undefined,
    attention: null,
    ...more,
  };
  const sent = () => line.sent.flatMap((one) => (one.kind === 'call' ? [one.name] : []));
  const inputs = (name: string) =>
    line.sent.flatMap((one) => (one.kind === 'call' && one.name === name ? [one.input] : []));
  return { context, sent, inputs };
};
const ids = COMMANDS.map((spec) => spec.id);
const enabled = (more: Partial<CommandContext>) => listEnabled(ids, open(more).context);

describe('commands', () => {
  beforeEach(() => useWhere.setState({ screen: 'members', planId: null }));

  it('offers little before there is a deployment', () => {
    expect(enabled({ deployment: undefined, deployments: 0, scope: null, screen: 'connect' })).toEqual([
      'deployment.add',
      'palette.open',
      'status.open',
      'help.keys',
      'help.diagnostics',
      'help.about',
    ]);
  });

  it('stages for the selection, or for the person under the cursor, and only in the list', () => {
    expect(enabled({})).not.toContain('stage.add');
    expect(enabled({ selected: 2 })).toContain('stage.add');
    expect(enabled({ hasPerson: true })).toContain('stage.exactly');
    expect(enabled({ selected: 2, screen: 'review' })).not.toContain('stage.add');
  });

  it('takes back what was said of the selection once it is another one, and nothing else', async () => {
    const clear = () => COMMAND_TABLE['selection.clear'].run(open({ selected: 2 }).context);
    useNotice.getState().saySelected('Selected 2 people from a pasted list.');
    await clear();
    expect(useNotice.getState().text).toBe('');
    useNotice.getState().say('Staged for 2 people');
    await clear();
    expect(useNotice.getState().text).toBe('Staged for 2 people');
  });

  it('offers one of refresh and stop, and no refresh while signed out', () => {
    expect(enabled({ isSyncing: true })).not.toContain('sync.start');
    expect(enabled({ isSyncing: true })).toContain('sync.cancel');
    expect(enabled({ deployment: { ...DEMO, credential: 'none' } })).not.toContain('sync.start');
  });

  it('replaces the token only of a server that one is signed in to', () => {
    expect(enabled({})).toContain('deployment.rotate');
    expect(enabled({ deployment: { ...DEMO, kind: 'demo' } })).not.toContain('deployment.rotate');
    expect(enabled({ deployment: { ...DEMO, credential: 'none' } })).not.toContain('deployment.rotate');
    expect(enabled({ deployment: { ...DEMO, credential: 'unavailable' } })).not.toContain(
      'deployment.rotate',
    );
  });

  it.each([true, false])('turns the read-only lock over (locked: %s)', async (readOnly) => {
    const { context, inputs } = open({ deployment: { ...DEMO, readOnly } });
    await COMMAND_TABLE['deployment.lock'].run(context);
    expect(inputs('deployment.setReadOnly')).toEqual([{ id: DEMO.id, readOnly: !readOnly }]);
  });

  it('does not apply what is blocked', () => {
    const blocked = { code: 'offline', message: 'Offline.' };
    expect(enabled({ draft, review })).toContain('plan.apply');
    expect(enabled({ draft, review: { ...review, blocked } })).not.toContain('plan.apply');
  });

  it('shows the review first, and applies only the review that was seen', async () => {
    const unseen = open({ draft, review });
    await COMMAND_TABLE['plan.apply'].run(unseen.context);
    expect(unseen.sent()).toEqual([]);
    expect(useWhere.getState().screen).toBe('review');

    const elsewhere = open({ draft, review, isReviewSeen: true, screen: 'members' });
    await COMMAND_TABLE['plan.apply'].run(elsewhere.context);
    expect(elsewhere.sent()).toEqual([]);

    const early = open({ draft, screen: 'review' });
    await COMMAND_TABLE['plan.apply'].run(early.context);
    expect(early.sent()).toEqual([]);
    expect(useNotice.getState().text).toContain('still being put together');

    const seen = open({ draft, review, isReviewSeen: true, screen: 'review' });
    await COMMAND_TABLE['plan.apply'].run(seen.context);
    expect(seen.sent()).toEqual(['apply.start']);
    expect(useWhere.getState()).toMatchObject({ screen: 'run', planId: 'plan-1' });
  });

  it('brings to what is left to decide instead of applying, and then sends the decisions along', async () => {
    const finding = {
      organizationId: null,
      organization: '',
      message: 'No owner is left.',
      people: 1,
      examples: [],
    };
    const guard = { code: 'few-owners', title: 'Few owners', findings: [finding] } as const;
    const guarded = { ...review, guards: [guard], demands: { minReasonLength: 10, typeName: 'acme' } };
    const seen = open({ draft, review: guarded, isReviewSeen: true, screen: 'review' });
    const { asked } = useReviewWork.getState();
    await COMMAND_TABLE['plan.apply'].run(seen.context);
    giveReason(toGuardKey(guard), 'The owner leaves today.');
    await COMMAND_TABLE['plan.apply'].run(seen.context);
    expect(seen.sent()).toEqual([]);
    expect(useReviewWork.getState().asked).toBe(asked + 2);

    useReviewWork.setState({ typedName: 'acme' });
    await COMMAND_TABLE['plan.apply'].run(seen.context);
    expect(seen.inputs('apply.start')).toMatchObject([
      { reasons: { 'few-owners': 'The owner leaves today.' }, typedName: 'acme', waves: null },
    ]);
    // The next review begins without what was said about this one.
    expect(useReviewWork.getState()).toMatchObject({ reasons: {}, typedName: '' });
  });

  it('are each in their list once, and so are the screens', () => {
    // A key of an object would not compile twice; a row of a list does, and is then shown twice.
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const screens = SCREENS.map(({ id }) => id);
    expect(screens.filter((id, at) => screens.indexOf(id) !== at)).toEqual([]);
    const leading = SCREENS.flatMap(({ command }) => (command === null ? [] : [command]));
    expect(leading.filter((id, at) => leading.indexOf(id) !== at)).toEqual([]);
  });

  it('are all there, those that lead to a screen among them', () => {
    expect(COMMANDS.filter(({ id }) => COMMAND_TABLE[id] === undefined)).toEqual([]);
    COMMAND_TABLE['view.changes'].run(open().context);
    expect(useWhere.getState().screen).toBe('changed');
    expect(enabled({ deployment: undefined })).toContain('deployment.add');
    expect(enabled({ deployment: undefined })).not.toContain('view.roles');
  });

  it('undoes and redoes only what there is', () => {
    expect(enabled({ draft })).toContain('draft.undo');
    expect(enabled({ draft })).not.toContain('draft.redo');
  });
});
