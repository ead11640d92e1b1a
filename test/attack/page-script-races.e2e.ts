import { expect, test } from '@playwright/test';
import type { Twin } from '#electron/demo/index.ts';
import { listWrites, type PageScript, startPageScript } from './harness/page-script.ts';

/**
 * A script in the page, on the real store, plays with labels, and with what changes while a question is open. As in
 * `page-script.e2e.ts`, every attack is counted in questions and in what the server saw.
 */
let script: PageScript;
let twin: Twin;
let first: Twin;
let sandbox = '';
let production = '';
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  script = await startPageScript();
  [twin, first] = [await script.serve(), await script.serve({ members: 120, seed: 3 })];
  sandbox = await script.keep(twin);
  production = await script.keep(first, { name: 'Acme', environment: 'production' });
});
test.afterAll(() => script.close());

type Look = { readonly name: string; readonly environment: 'production' | 'staging' | 'other' };
const relabel = (id: string, look: Look) =>
  script.call('deployment.update', { id, colour: 'green', ...look }).then(script.codeOf);
const person = (of: Twin, at = 0): string => script.people(of)[at]?.userId ?? '';
const stageOne = (id: string, of: Twin, role: string, at = 0) =>
  script.stage(id, { organizationId: of.organizations.coder, userIds: [person(of, at)], add: [role] });

/** Another token of the owner: removing a deployment revokes the one it had. */
const makeToken = async (of: Twin): Promise<string> => {
  const answer = await fetch(`${of.url}/api/v2/users/me/keys/tokens`, {
    method: 'POST',
    headers: { 'Coder-Session-Token': of.ownerToken },
    body: JSON.stringify({ token_name: 'second' }),
  });
  const made: { readonly key: string } = await answer.json();
  return made.key;
};

/** How many questions something brought, and which writes any server saw for it. */
const count = async <T>(run: () => Promise<T>) => {
  // That a no holds up the next question is a protection of its own (`asking-again.e2e.ts`).
  await script.askAgain();
  const before = { shown: script.shown.length, one: listWrites(twin).length, two: listWrites(first).length };
  const value = await run();
  return {
    value,
    questions: script.shown.length - before.shown,
    writes: [...listWrites(twin).slice(before.one), ...listWrites(first).slice(before.two)],
  };
};

/** Asks with a person who takes their time; resolves when the question is on the screen. */
const open = async <T>(ask: () => Promise<T>) => {
  script.state.person = 'hold';
  const before = script.shown.length;
  const reply = ask();
  await expect.poll(() => script.shown.length).toBe(before + 1);
  const shown = script.shown.at(-1);
  if (shown === undefined) throw new Error('Nothing was shown.');
  script.state.person = 'no';
  const answer = async (isYes: boolean): Promise<T> => {
    await script.answer(shown.window, isYes);
    return reply;
  };
  return { shown, answer };
};

test('a label towards less danger is a question, from what to what; any other is not', async () => {
  const asks: readonly Look[] = [
    { name: 'Acme', environment: 'staging' },
    { name: 'Acme', environment: 'other' },
    { name: 'Sandbox (safe to change)', environment: 'other' },
    { name: 'Sandbox (safe to change)', environment: 'production' },
    { name: 'Acme\u200B', environment: 'production' },
    { name: 'acme', environment: 'production' },
  ];
  for (const look of asks) {
    const tried = await count(() => relabel(production, look));
    expect([look, tried]).toEqual([look, { value: 'not-approved', questions: 1, writes: [] }]);
    expect(script.shown.at(-1)?.text).toContain(new URL(first.url).host);
  }
  expect(script.shown.at(-5)?.request.moves).toEqual([
    { what: 'Environment', from: 'production', to: 'other' },
  ]);
  const colour = await count(() => relabel(production, { name: 'Acme', environment: 'production' }));
  expect(colour).toEqual({ value: 'ok', questions: 0, writes: [] });
});

test('a yes to a label does not turn the rule for production off', async () => {
  const look: Look = { name: 'Sandbox (safe to change)', environment: 'other' };
  expect(await script.withYes(() => relabel(production, look))).toBe('ok');
  await stageOne(production, first, 'support-l1');
  const applied = await count(() => script.start(production).then(script.codeOf));
  expect(applied).toEqual({ value: 'not-approved', questions: 1, writes: [] });
  const said = script.shown.at(-1);
  expect(said?.request.subject).toMatchObject({
    ...{ host: new URL(first.url).host, account: 'admin' },
    ...{ environment: 'other', environmentFirst: 'production' },
  });
  expect(said?.text).toContain('This server was first kept as production. It is labelled other now.');
  await script.discard(production);

  const many = script.people(first).slice(0, 51);
  await script.stage(production, {
    organizationId: first.organizations.coder,
    userIds: many.map(({ userId }) => userId),
    add: ['support-l1'],
  });
  expect((await script.review(production)).demands.typeName).toBe('Sandbox (safe to change)');
  const typed = await count(() => script.start(production, { typedName: 'Acme' }).then(script.codeOf));
  expect(typed).toEqual({ value: 'name-needed', questions: 0, writes: [] });
  await script.discard(production);

  await script.must('deployment.setReadOnly', { id: production, readOnly: true });
  const lock = await count(() =>
    script.call('deployment.setReadOnly', { id: production, readOnly: false }).then(script.codeOf),
  );
  expect(lock).toEqual({ value: 'not-approved', questions: 1, writes: [] });
  expect(script.shown.at(-1)?.request.subject?.environmentFirst).toBe('production');
});

test('removing a production server and adding it again as something else does not launder it', async () => {
  const other = await script.serve({ members: 60, seed: 5 });
  const gone = await script.keep(other, {
    name: 'Prod',
    environment: 'production',
    token: await makeToken(other),
  });
  await script.withYes(() => script.must('deployment.remove', { id: gone }));
  const id = await script.keep(other, { name: 'Sandbox', isLocked: true });
  const list = JSON.stringify(await script.must('deployment.list', {}));
  expect(list).toMatch(new RegExp(`"id":"${id}"[^{}]*"environment":"other"`));
  await script.withYes(() => script.must('deployment.setReadOnly', { id, readOnly: false }));
  // Another address for the same server, kept beside it.
  const twinned = await script.keep(other, { name: 'Toy', url: other.url.replace('127.0.0.1', 'localhost') });
  for (const kept of [id, twinned]) {
    await stageOne(kept, other, 'support-l1');
    const tried = await count(() => script.start(kept).then(script.codeOf));
    expect(tried).toEqual({ value: 'not-approved', questions: 1, writes: [] });
    expect(script.shown.at(-1)?.request.subject?.environmentFirst).toBe('production');
    await script.discard(kept);
  }
});

test('what changes while the question is open is not what was confirmed', async () => {
  const changes: readonly (readonly [string, string, () => Promise<unknown>])[] = [
    ['more is staged', 'review-stale', () => stageOne(sandbox, twin, 'support-l1', 5)],
    ['it is discarded', 'review-stale', () => script.discard(sandbox)],
    ['it is undone', 'review-stale', () => script.must('draft.undo', { deploymentId: sandbox })],
    [
      'it is locked',
      'read-only',
      () => script.must('deployment.setReadOnly', { id: sandbox, readOnly: true }),
    ],
    ['it is renamed', 'review-stale', () => relabel(sandbox, { name: 'Another', environment: 'other' })],
    [
      'it becomes production',
      'review-stale',
      () => relabel(sandbox, { name: 'Another', environment: 'production' }),
    ],
  ];
  for (const [what, code, change] of changes) {
    await script.discard(sandbox);
    await stageOne(sandbox, twin, 'role-assigner');
    const tried = await count(async () => {
      const question = await open(() => script.start(sandbox));
      await change();
      return script.codeOf(await question.answer(true));
    });
    expect([what, tried]).toEqual([what, { value: code, questions: 1, writes: [] }]);
    await script.withYes(() => script.must('deployment.setReadOnly', { id: sandbox, readOnly: false }));
  }
  await script.withYes(() => relabel(sandbox, { name: 'Sandbox', environment: 'other' }));
  await script.discard(sandbox);
});

test('a role that is widened on the server while the question is open is not what was confirmed', async () => {
  const grant = (action: string) => ({ negate: false, resource_type: 'workspace', action });
  twin.edit.putRole({ name: 'grower', permissions: [grant('read')] });
  await script.must('sync.start', { deploymentId: sandbox });
  await script.stage(sandbox, {
    organizationId: twin.organizations.coder,
    userIds: script
      .people(twin)
      .slice(0, 60)
      .map(({ userId }) => userId),
    add: ['grower'],
  });
  const tried = await count(async () => {
    const question = await open(() => script.start(sandbox));
    twin.edit.putRole({ name: 'grower', permissions: [grant('read'), grant('ssh')] });
    await script.must('sync.start', { deploymentId: sandbox });
    return script.codeOf(await question.answer(true));
  });
  expect(tried).toEqual({ value: 'review-stale', questions: 1, writes: [] });
  await script.discard(sandbox);
});

test('many starts at once are one question, and a second question waits for the first', async () => {
  await stageOne(sandbox, twin, 'role-assigner');
  const { hash } = await script.review(sandbox);
  const tried = await count(async () => {
    const question = await open(() => script.start(sandbox, { hash }));
    const more = await Promise.all(
      Array.from({ length: 20 }, () => script.start(sandbox, { hash }).then(script.codeOf)),
    );
    expect(new Set(more)).toEqual(new Set(['busy']));
    // Questions about other things: one waits behind this one, and no more than one.
    const unlocks = ['one', 'two', 'three'].map(() =>
      script.call('deployment.setReadOnly', { id: production, readOnly: false }).then(script.codeOf),
    );
    expect(await Promise.race(unlocks)).toBe('not-asked');
    expect(script.app.windows()).toHaveLength(2);
    const value = script.codeOf(await question.answer(false));
    await Promise.all(unlocks);
    return value;
  });
  expect(tried).toEqual({ value: 'not-approved', questions: 2, writes: [] });
});

test('nothing in the page answers a question, and a hurried yes is none', async () => {
  const tried = await count(async () => {
    const question = await open(() => script.start(sandbox));
    const inPage = await script.page.evaluate(async () => {
      const found = ['rollcallApproval', 'require', 'process', 'ipcRenderer', 'electron'];
      window.open('app://bundle/approve.html');
      const frame = document.createElement('iframe');
      frame.src = 'app://bundle/approve.html';
      document.body.append(frame);
      for (const channel of ['rollcall:answer-approval', 'rollcall:get-approval'])
        window.postMessage({ channel, approved: true }, '*');
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve);
        frame.addEventListener('error', resolve);
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      });
      const inFrame = frame.contentWindow === null ? [] : Object.keys(frame.contentWindow);
      frame.remove();
      return [...found.filter((name) => name in window), ...inFrame.filter((name) => found.includes(name))];
    });
    expect(inPage).toEqual([]);
    for (const name of ['approve', 'approval.answer', 'host.approve', 'rollcall:answer-approval'])
      expect((await script.call('apply.getStatus', { planId: name })).ok).toBe(false);
    expect(script.app.windows()).toHaveLength(2);
    return script.codeOf(await question.answer(false));
  });
  expect(tried).toEqual({ value: 'not-approved', questions: 1, writes: [] });
  await script.discard(sandbox);
});

test('a plan that goes on is confirmed when more has to be confirmed by now', async () => {
  const read = { negate: false, resource_type: 'template', action: 'read' };
  twin.edit.putRole({ name: 'slow', permissions: [read] });
  await script.must('sync.start', { deploymentId: sandbox });
  await script.stage(sandbox, {
    organizationId: twin.organizations.coder,
    userIds: script
      .people(twin)
      .slice(0, 45)
      .map(({ userId }) => userId),
    add: ['slow'],
  });
  const begun = await script.start(sandbox, { waves: [1] });
  const planId = begun.ok ? String(Reflect.get(Object(begun.value), 'planId')) : '';
  await script.call('apply.pause', { planId });
  await expect
    .poll(async () => JSON.stringify(await script.call('apply.getStatus', { planId })))
    .toContain('"state":"paused"');
  twin.edit.putRole({
    name: 'slow',
    permissions: [read, { negate: false, resource_type: 'api_key', action: 'create' }],
  });
  await script.must('sync.start', { deploymentId: sandbox });
  const tried = await count(() => script.call('apply.resume', { planId }).then(script.codeOf));
  expect(tried).toEqual({ value: 'not-approved', questions: 1, writes: [] });
  expect(script.shown.at(-1)?.text).toContain('make and read keys that act as other people');
  await script.must('apply.cancel', { planId });
});

test('a way back is a plan like any other', async () => {
  await script.discard(sandbox);
  await stageOne(sandbox, twin, 'role-assigner', 50);
  const planId = await script.withYes(async () => script.settle(await script.start(sandbox)));
  await script.must('apply.undo', { planId });
  const back = await count(() => script.start(sandbox).then(script.codeOf));
  expect(back).toEqual({ value: 'not-approved', questions: 1, writes: [] });
  const undo = await script.withYes(async () => script.settle(await script.start(sandbox)));
  await script.must('apply.undo', { planId: undo });
  const again = await count(() => script.start(sandbox).then(script.codeOf));
  expect(again).toEqual({ value: 'not-approved', questions: 1, writes: [] });
});
