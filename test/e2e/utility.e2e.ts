import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { callStore, openPort } from '#test/attack/harness/page-port.ts';
import { listTree, readCommandLine } from '#test/kit/process-tree.ts';
import { toUtilityArgs } from '#test/utility/bundle.ts';
import { approve, askToApply, startApply, waitForEnd } from './actions/apply.ts';
import { connectTo, waitForCopy } from './actions/connect.ts';
import { overrideGuards } from './actions/guards.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { countRoles, findPuts, type Served, waitForPuts } from './base/server-side.ts';
import { test as base, expect } from './base/test.ts';
import { approvalWindow } from './pages/approval.ts';
import { connectScreen } from './pages/connect.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { runScreen } from './pages/run.ts';
import { shellParts } from './pages/shell.ts';

/** Every app of this file keeps its store in a utility process, as the product does. */
const test = base.extend({
  start: async ({ start }, use) => {
    const args = await toUtilityArgs();
    await use((options = {}) => start({ ...options, args: [...args, ...(options.args ?? [])] }));
  },
});

const role = 'organization-auditor';

const countWithoutRoles = (twin: Served): number =>
  twin.dump().members.filter(({ organization, roles }) => organization === 'coder' && roles.length === 0)
    .length;

/** The utility process of Electron that runs the store. */
const findStore = (main: number): number => {
  const found = listTree(main).find((pid) => {
    const line = readCommandLine(pid);
    return line.includes('--type=utility') && line.includes('node.mojom.NodeService');
  });
  if (found === undefined) throw new Error('There is no utility process of Node.');
  return found;
};

const stageMany = async (page: Page): Promise<void> => {
  const hands = createHands(page);
  const members = membersScreen(page);
  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByKeys(page, hands, 'add', 'organization auditor');
  await hands.click(shellParts(page).review);
};

test('the main job with the store in a utility process: sync, stage, review, approve, pause, apply, undo', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 300 });
  const before = twin.dump();
  const { app, page } = await start();
  await connectTo(page, twin);
  const store = findStore(app.process().pid ?? 0);
  // The real store with the test's driver, and no child of Node beside it.
  expect(readFileSync(`/proc/${store}/maps`, 'utf8')).toContain('@libsql/linux-x64-gnu/index.node');
  const others = listTree(app.process().pid ?? 0).map(readCommandLine);
  expect(others.filter((line) => line.includes('store.cjs') && !line.includes('--type=utility'))).toEqual([]);

  const hands = createHands(page);
  await stageMany(page);
  const approval = await askToApply(app, page, hands);
  await expect(approvalWindow(approval).title).toBeVisible();
  expect(findPuts(twin)).toEqual([]);
  await approve(approval, hands);
  const run = runScreen(page);
  await waitForPuts(twin, 10);
  await run.pause.click();
  await expect(run.title).toHaveText(/^(Paused|Interrupted)/);
  const paused = findPuts(twin).length;
  await run.resume.click();
  await waitForEnd(page);
  expect(findPuts(twin).length).toBeGreaterThan(paused);
  await expect(run.result).toContainText('0 different');

  await hands.click(run.undo);
  await expect(reviewScreen(page).screen).toBeVisible();
  await overrideGuards(page, hands, 'Takes back what was given by mistake');
  await approve(await askToApply(app, page, hands), hands);
  await waitForEnd(page);
  expect(twin.dump()).toEqual(before);
});

test('kill -9 of the utility process in mid-apply: it comes back paused, and ends with each change once', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 300 });
  const holders = countRoles(twin, role);
  const people = countWithoutRoles(twin);
  const { app, page } = await start();
  await connectTo(page, twin);
  await stageMany(page);
  await startApply(app, page, createHands(page));
  await waitForPuts(twin, 20);
  const store = findStore(app.process().pid ?? 0);
  process.kill(store, 'SIGKILL');
  const run = runScreen(page);
  await expect(run.title).toHaveText(/^(Paused|Interrupted)/);
  expect(findStore(app.process().pid ?? 0)).not.toBe(store);
  const sent = findPuts(twin).length;
  await run.resume.click();
  await waitForEnd(page);
  expect(findPuts(twin).length).toBeGreaterThan(sent);
  const good = findPuts(twin)
    .filter(({ status }) => status === 200)
    .map(({ path }) => path);
  expect(good).toHaveLength(new Set(good).size);
  // Everybody but the owner, whose own row the server refuses.
  expect(countRoles(twin, role)).toBe(holders + people - 1);
});

test('kill -9 of the whole app in mid-apply: the next start finds it interrupted, sends nothing by itself, ends right', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 300 });
  const holders = countRoles(twin, role);
  const people = countWithoutRoles(twin);
  const first = await start();
  await connectTo(first.page, twin);
  await stageMany(first.page);
  await startApply(first.app, first.page, createHands(first.page));
  await waitForPuts(twin, 20);
  await first.kill();
  const sent = findPuts(twin).length;
  const { page } = await start();
  await waitForCopy(page);
  await expect(shellParts(page).interrupted).toBeVisible();
  expect(findPuts(twin)).toHaveLength(sent);
  await shellParts(page).continueApply.click();
  await waitForEnd(page);
  await expect(runScreen(page).outcome('not known yet')).toBeHidden();
  expect(countRoles(twin, role)).toBe(holders + people - 1);
});

test('the page talks to the store over a port of their own: calls go on while main stands still', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  const { app, page } = await start();
  await connectTo(page, twin);
  await openPort(page);
  const kept = await callStore(page, 'deployment.list', {});
  const [deployment] = z.array(z.object({ id: z.string() })).parse(kept.ok ? kept.value : []);
  await page.evaluate((deploymentId) => {
    const { port } = Reflect.get(window, 'attack');
    let id = 2_000_000;
    setInterval(() => {
      id += 1;
      port.postMessage({ kind: 'call', id, name: 'sync.start', input: { deploymentId } });
    }, 200);
  }, deployment?.id);
  const main = app.process().pid ?? 0;
  const before = twin.requests.length;
  await expect.poll(() => twin.requests.length, { intervals: [50] }).toBeGreaterThan(before + 5);
  process.kill(main, 'SIGSTOP');
  try {
    const asked = twin.requests.length;
    await expect.poll(() => twin.requests.length, { intervals: [50] }).toBeGreaterThan(asked + 20);
  } finally {
    process.kill(main, 'SIGCONT');
  }
});

test('the demo runs in a thread of the utility process, and its copy is there after a restart', async ({
  start,
}) => {
  const first = await start();
  await connectScreen(first.page).openDemo.click();
  await waitForCopy(first.page);
  await expect(membersScreen(first.page).row(0)).toBeVisible();
  await first.close();
  const { page } = await start();
  await waitForCopy(page);
});
