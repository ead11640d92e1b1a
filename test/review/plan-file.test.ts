import { afterEach, expect, it, vi } from 'vitest';
import { hashText } from '#electron/store/change/plan/file/save.ts';
import { type FileIntent, type PlanContent, writePlanFile } from '#shared/core/plan/file/format.ts';
import { userId } from '#test/kit/cache.ts';
import { openReviewRig, type Rig, type Store } from '#test/kit/review-rig.ts';
import { connectTwin, createFakeMain, openStore } from '#test/kit/store.ts';

const open: { rig?: Rig; second?: Store } = {};
afterEach(async () => {
  vi.restoreAllMocks();
  await open.second?.dispose();
  await open.rig?.close();
});
const T = 'organization-template-admin';

const save = async (rig: Rig) => {
  const { hash } = await rig.review();
  const saved = await rig.store.must('plan.export', {
    deploymentId: rig.deploymentId,
    hash,
    note: 'Ticket 42',
  });
  return { saved, files: rig.store.main.files };
};

const setUp = async () => {
  const rig = await openReviewRig();
  open.rig = rig;
  const [one = '', two = '', three = ''] = rig.plain;
  await rig.add([one, two, three], T);
  const { saved, files } = await save(rig);
  const second = openStore(createFakeMain());
  open.second = second;
  const content = files.find(({ name }) => name.endsWith('.json'))?.content ?? '';
  second.main.state.picks = { fileName: 'plan.json', content };
  return { rig, second, saved, files, names: { one, two, three } };
};

const openHere = (
  store: Store,
  ifStaged: 'refuse' | 'discard' = 'refuse',
  file: 'choose' | 'again' = 'choose',
) => store.call('plan.open', { file, ifStaged });

it('is saved as JSON with a hash and as Markdown beside it', async () => {
  const { saved, files, names } = await setUp();
  expect(saved.fileNames).toHaveLength(2);
  const [json, markdown] = files;
  const { sha256 } = JSON.parse(json?.content ?? '') as { sha256: string };
  expect(markdown?.content).toContain(`SHA-256: ${sha256}`);
  expect(markdown?.content).toContain(names.one);
  expect(json?.content).toContain('Ticket 42');
});

it('opens elsewhere as one step, rebased on what is live there, and applies', async () => {
  const { rig, second, names } = await setUp();
  rig.twin.edit.setRoles(names.one, ['organization-auditor']);
  rig.twin.edit.setRoles(names.two, [T]);
  rig.twin.edit.renameUser(names.three, 'somebody-else');
  const deploymentId = await connectTwin(second, rig.twin);
  const opened = await openHere(second);
  expect(opened).toMatchObject({
    value: {
      deploymentId,
      staged: 3,
      unknown: 0,
      note: 'Ticket 42',
      renamed: 1,
      renamedSuchAs: { file: names.three, here: 'somebody-else' },
    },
  });
  expect((await second.must('plan.review', { deploymentId })).rebase).toEqual({
    ...{ planned: 3, asStaged: 1, already: 1, merged: 1, conflicts: 0, idle: 0 },
  });
  await second.must('draft.undo', { deploymentId });
  expect((await second.must('draft.getSummary', { deploymentId })).people).toBe(0);
});

it('says which deployment it is for when that is not kept here, and never stages on another', async () => {
  const { rig, second } = await setUp();
  expect(await openHere(second)).toMatchObject({ failure: { code: 'no-such-deployment' } });
  const other = await openReviewRig({ seed: 8 });
  try {
    await connectTwin(second, other.twin);
    const refused = await openHere(second);
    expect(refused).toMatchObject({ failure: { code: 'no-such-deployment' } });
    expect(refused.ok ? '' : refused.failure.message).toContain(rig.twin.url);
  } finally {
    await other.close();
  }
});

it('asks before it takes the place of what is staged, and then needs no second look for the file', async () => {
  const { rig, second, names } = await setUp();
  const deploymentId = await connectTwin(second, rig.twin);
  expect(await openHere(second)).toMatchObject({ ok: true });
  expect(await openHere(second)).toMatchObject({ failure: { code: 'draft-not-empty' } });
  second.main.state.picks = null;
  expect(await openHere(second, 'discard', 'again')).toMatchObject({ value: { staged: 3 } });
  expect(await openHere(second, 'discard', 'again')).toMatchObject({ failure: { code: 'nothing-chosen' } });
  expect(await openHere(second)).toEqual({ ok: true, value: null });
  // Both steps are there to be taken back: the plan, and what it took the place of.
  await second.must('draft.undo', { deploymentId });
  await second.must('draft.undo', { deploymentId });
  expect((await second.must('draft.getSummary', { deploymentId })).people).toBe(3);
  expect(names.one).not.toBe('');
});

it('asks as well when something was staged while the file was read', async () => {
  const { rig, second } = await setUp();
  const deploymentId = await connectTwin(second, rig.twin);
  expect(await openHere(second)).toMatchObject({ ok: true });
  // What the first look still found.
  vi.spyOn(second.services.draft, 'listStaged').mockReturnValueOnce([]);
  expect(await openHere(second)).toMatchObject({ failure: { code: 'draft-not-empty' } });
  expect((await second.must('draft.getSummary', { deploymentId })).people).toBe(3);
  // One step: nothing went out for the other.
  await second.must('draft.undo', { deploymentId });
  expect(await second.call('draft.undo', { deploymentId })).toMatchObject({
    failure: { code: 'nothing-to-undo' },
  });
});

it('keeps nobody waiting while a large one is opened', async () => {
  const { rig, second } = await setUp();
  const deploymentId = await connectTwin(second, rig.twin);
  const people = Array.from({ length: 20_000 }, (_, at) => userId(at + 1));
  const whole = second.main.state.picks?.content ?? '';
  const { content } = JSON.parse(whole) as { content: PlanContent };
  const [first] = content.intents as readonly [FileIntent];
  const large = { ...content, intents: people.map((id) => ({ ...first, userId: id, name: '' })) };
  second.main.state.picks = { fileName: 'large.json', content: writePlanFile(large, hashText) };
  let [turns, isOpen] = [0, true];
  const opening = openHere(second).finally(() => {
    isOpen = false;
  });
  while (isOpen) {
    await second.must('sync.getStatus', { deploymentId });
    await new Promise(setImmediate);
    turns += 1;
  }
  expect(await opening).toMatchObject({ value: { staged: 20_000, unknown: 20_000 } });
  // Read, staged and named in slices: whoever asks meanwhile is answered, again and again.
  expect(turns).toBeGreaterThan(3);
});

it('stages nothing from a file that is not whole', async () => {
  const { rig, second } = await setUp();
  const deploymentId = await connectTwin(second, rig.twin);
  const whole = second.main.state.picks?.content ?? '';
  for (const [content, code] of [
    [whole.replaceAll(T, 'organization-admin'), 'plan-damaged'],
    [whole.replace('"version": 1', '"version": 9'), 'plan-newer'],
    ['{}', 'not-a-plan'],
    ['[['.repeat(100_000), 'not-a-plan'],
  ] as const) {
    second.main.state.picks = { fileName: 'x.json', content };
    expect(await openHere(second)).toMatchObject({ failure: { code } });
  }
  expect((await second.must('draft.getSummary', { deploymentId })).people).toBe(0);
});

it('writes the same work as commands, with the token as a variable', async () => {
  const { rig } = await setUp();
  const { hash } = await rig.review();
  for (const format of ['curl', 'coder', 'json'] as const) {
    const made = await rig.store.must('plan.copyCommands', {
      ...{ deploymentId: rig.deploymentId, hash, format, shapeId: null },
    });
    expect(made).toMatchObject({ changes: 3, withoutCommand: 0 });
    expect(made.text).not.toContain(rig.twin.ownerToken);
  }
});
