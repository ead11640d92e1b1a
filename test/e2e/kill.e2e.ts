import { listTree, readCommandLine } from '#test/kit/process-tree.ts';
import { startApply, waitForEnd } from './actions/apply.ts';
import { connectTo, waitForCopy } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageMany } from './actions/stage.ts';
import { countRoles, expectAllOnce, findPuts, waitForPuts } from './base/server-side.ts';
import { expect, test } from './base/test.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

const role = 'organization-auditor';

test('kill -9 of the whole app in mid-apply: nothing is sent before Continue, then everybody ends right', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 300 });
  const before = countRoles(twin, role);
  const first = await start();
  await connectTo(first.page, twin);
  await stageMany(first.page);
  await startApply(first.app, first.page, createHands(first.page));
  await waitForPuts(twin, 20);
  await first.kill();
  const sent = findPuts(twin).length;

  const { page } = await start();
  const shell = shellParts(page);
  await waitForCopy(page);
  await expect(shell.interrupted).toBeVisible();
  expect(findPuts(twin)).toHaveLength(sent);
  await shell.continueApply.click();
  await waitForEnd(page);
  const run = runScreen(page);
  await expect(run.title).toHaveText(/^Done/);
  const people = Number(
    ((await run.outcome('all').locator('strong').textContent()) ?? '').replaceAll(',', ''),
  );
  expect(people).toBeGreaterThan(100);
  // The owner's own row is refused by the server; everybody else has the role.
  await expect(run.outcome('not known yet')).toBeHidden();
  expectAllOnce(twin, role, before + people - 1);
  expect(
    new Set(
      findPuts(twin)
        .filter(({ status }) => status === 200)
        .map(({ path }) => path),
    ).size,
  ).toBe(people - 1);
});

test('the store killed in mid-apply comes back by itself, and the apply goes on with one press', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 300 });
  const { app, page } = await start();
  await connectTo(page, twin);
  await stageMany(page);
  await startApply(app, page, createHands(page));
  await waitForPuts(twin, 20);
  const store = listTree(app.process().pid ?? 0).find((pid) => readCommandLine(pid).includes('store.cjs'));
  expect(store).toBeDefined();
  process.kill(store ?? 0, 'SIGKILL');
  const run = runScreen(page);
  await expect(run.title).toHaveText(/^(Paused|Interrupted)/);
  const sent = findPuts(twin).length;
  await run.resume.click();
  await waitForEnd(page);
  expect(findPuts(twin).length).toBeGreaterThan(sent);
  expectAllOnce(twin, role, countRoles(twin, role));
});

test('the page killed in mid-apply: the apply goes on to its end', async ({ start, serve }) => {
  const twin = await serve({ members: 300 });
  const before = twin.dump().members.filter(({ organization }) => organization === 'coder');
  const without = before.filter(({ roles }) => roles.length === 0).length;
  const holders = countRoles(twin, role);
  const { app, page, kill } = await start();
  await connectTo(page, twin);
  await stageMany(page);
  await startApply(app, page, createHands(page));
  await waitForPuts(twin, 20);
  await app.evaluate(
    ({ webContents }) =>
      new Promise<void>((resolve) => {
        const [contents] = webContents.getAllWebContents();
        contents?.once('did-finish-load', () => resolve());
        if (contents !== undefined) process.kill(contents.getOSProcessId(), 'SIGKILL');
      }),
  );
  // The owner's own row is refused by the server.
  const expected = holders + without - 1;
  await expect.poll(() => countRoles(twin, role), { timeout: 30_000 }).toBe(expected);
  expectAllOnce(twin, role, expected);
  // Playwright lost the page that was killed, and with it the way to quit in order.
  await kill();
});
