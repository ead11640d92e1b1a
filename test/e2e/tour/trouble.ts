import { expect, type Page } from '@playwright/test';
import { NO_FAULTS } from '#test/faults/fault-rules.ts';
import { type StartedApp, startElectron } from '#test/kit/app.ts';
import { startApply, waitForEnd } from '../actions/apply.ts';
import { connectTo, waitForCopy } from '../actions/connect.ts';
import { overrideGuards } from '../actions/guards.ts';
import { createHands } from '../actions/hands.ts';
import { stageByMouse } from '../actions/stage.ts';
import { addCrowd } from '../journeys/crowd.ts';
import { undoPanel } from '../pages/history.ts';
import { membersScreen } from '../pages/members.ts';
import { readCount } from '../pages/numbers.ts';
import { reviewScreen } from '../pages/review.ts';
import { runScreen } from '../pages/run.ts';
import { shellParts } from '../pages/shell.ts';
import { signInFields } from '../pages/sign-in.ts';
import type { Camera } from './camera.ts';
import { resizeTo, type Size } from './size.ts';
import type { TroubleFacts } from './trouble-facts.ts';
import { countChangedTwice, countWhenQuiet, findPuts, type Server, serveTrouble } from './trouble-server.ts';

const PEOPLE = 150;
const CONFLICTS = 5;
const WAVE = 10;

/** Two roles for a crowd; while that is staged, another admin takes one of them from a few. */
const planWhileTheWorldMoves = async (
  { page }: StartedApp,
  { twin }: Server,
  crowd: readonly string[],
  camera: Camera,
): Promise<number> => {
  const [members, shell, review] = [membersScreen(page), shellParts(page), reviewScreen(page)];
  const hands = createHands(page);
  await members.search.fill('crowd-');
  await expect(members.shown).toContainText(`${PEOPLE} of`);
  await hands.click(members.selectAll);
  await stageByMouse(page, hands, 'add', ['Organization Auditor', 'Deploy lead']);
  for (const username of crowd.slice(0, CONFLICTS)) twin.edit.setRoles(username, []);
  await hands.click(shell.refresh);
  await expect(shell.rebase).toContainText(`${CONFLICTS} need you`, { timeout: 30_000 });
  await camera.shoot(page, 'world-moved');
  const keys = createHands(page);
  await keys.press('Control+Shift+p');
  await expect(review.conflictKinds.first().getByRole('button').first()).toBeFocused();
  await camera.shoot(page, 'conflict');
  await keys.press('t');
  await expect(review.conflicts).toBeHidden();
  return keys.count();
};

/** The server says no once, for a reason nobody could foresee; the first wave halts on it. */
const haltOnRefusal = async ({ app, page }: StartedApp, server: Server, camera: Camera): Promise<number> => {
  const [review, run] = [reviewScreen(page), runScreen(page)];
  await expect(review.waves).toBeVisible();
  if (!(await review.waves.isChecked())) await review.waves.click();
  await camera.shoot(page, 'waves-chosen');
  let asked = 0;
  server.faultd.use({ ...NO_FAULTS, onPut: () => (++asked === 5 ? 'status-403-before' : null) });
  await startApply(app, page, createHands(page));
  await expect(run.title).toHaveText('Halted after wave 1 of 3', { timeout: 60_000 });
  server.faultd.use(NO_FAULTS);
  await camera.shoot(page, 'wave-halted');
  return findPuts(server).length;
};

/** Without a keychain the token was for the session only, and has to be given again. */
const signInAgain = async (page: Page, { twin }: Server): Promise<void> => {
  const button = page.getByRole('button', { name: 'Sign in…' });
  if (!(await button.isVisible())) return;
  const [hands, fields] = [createHands(page), signInFields(page, 'dialog')];
  await hands.click(button);
  await hands.click(fields.token);
  await hands.type(twin.ownerToken);
  await hands.click(fields.submit);
  await expect(fields.at).toBeHidden();
};

/** Every process of the app killed in mid-apply; nothing is sent again before a person says so. */
const resumeAfterKill = async (
  first: StartedApp,
  server: Server,
  start: () => Promise<StartedApp>,
  camera: Camera,
): Promise<{ readonly again: StartedApp; readonly sentUnasked: number }> => {
  await first.page.keyboard.press('c');
  await expect.poll(() => findPuts(server).length, { intervals: [50], timeout: 30_000 }).toBeGreaterThan(40);
  await first.kill();
  const sent = await countWhenQuiet(server);
  const again = await start();
  const shell = shellParts(again.page);
  await waitForCopy(again.page);
  await expect(shell.interrupted).toBeVisible();
  await camera.shoot(again.page, 'interrupted');
  const sentUnasked = findPuts(server).length - sent;
  await signInAgain(again.page, server);
  await shell.continueApply.click();
  await waitForEnd(again.page, 120_000);
  await camera.shoot(again.page, 'resumed-result');
  return { again, sentUnasked };
};

/** Conflict, refusal, halted wave and a kill, one after the other, and all of it taken back at the end. */
export const playTrouble = async (profileDir: string, camera: Camera, size: Size): Promise<TroubleFacts> => {
  const server = await serveTrouble();
  const { twin } = server;
  const crowd = addCrowd(twin, PEOPLE, ['organization-auditor']);
  const apps: StartedApp[] = [];
  const start = async (): Promise<StartedApp> => {
    const started = await startElectron({ profileDir });
    await resizeTo(started.app, size);
    apps.push(started);
    return started;
  };
  const first = await start();
  await connectTo(first.page, { url: server.faultd.url, ownerToken: twin.ownerToken });
  const conflictKeys = await planWhileTheWorldMoves(first, server, crowd, camera);
  const before = twin.dump();
  const haltedAfter = await haltOnRefusal(first, server, camera);
  const { again, sentUnasked } = await resumeAfterKill(first, server, start, camera);
  const { page, app } = again;
  const run = runScreen(page);
  const [applied, refused] = [
    await readCount(run.outcome('applied').locator('strong')),
    await readCount(run.outcome('refused').locator('strong')),
  ];
  const changedTwice = countChangedTwice(server);
  await run.undo.click();
  await expect(undoPanel(page).panel).toContainText(/can be undone cleanly/);
  await camera.shoot(page, 'undo-groups');
  await overrideGuards(page, createHands(page), 'Rehearsal: all of it goes back');
  await startApply(app, page, createHands(page));
  await waitForEnd(page, 120_000);
  const undone = await readCount(run.outcome('applied').locator('strong'));
  const now = twin.dump().members;
  const different = before.members.filter(
    (was, at) => JSON.stringify(was) !== JSON.stringify(now[at]),
  ).length;
  await again.close();
  await server.close();
  return {
    conflicts: CONFLICTS,
    conflictKeys,
    refused,
    haltedAfter,
    wave: WAVE,
    sentUnasked,
    applied,
    planned: PEOPLE,
    changedTwice,
    undone,
    different,
    trouble: apps.flatMap(({ trouble }) => trouble),
  };
};
