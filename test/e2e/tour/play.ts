import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { approve, askToApply, waitForEnd } from '../actions/apply.ts';
import { waitForCopy } from '../actions/connect.ts';
import { createHands } from '../actions/hands.ts';
import { connectScreen } from '../pages/connect.ts';
import { membersScreen } from '../pages/members.ts';
import { readCount, readVerified } from '../pages/numbers.ts';
import { reviewScreen } from '../pages/review.ts';
import { runScreen } from '../pages/run.ts';
import { shellParts } from '../pages/shell.ts';
import type { Camera } from './camera.ts';
import { DEMO, type TourFacts } from './facts.ts';
import { lookAround, lookBack } from './look.ts';
import { createWitness } from './server.ts';
import { stageMany } from './stage-many.ts';

export type Stage = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profileDir: string;
  readonly camera: Camera;
};

const openDemo = async ({ page, camera }: Stage): Promise<number> => {
  const at = connectScreen(page);
  await expect(at.openDemo).toBeVisible();
  await camera.shoot(page, 'connect');
  await at.demoSize.selectOption(String(DEMO.members));
  await at.openDemo.focus();
  await camera.shoot(page, 'demo');
  await at.openDemo.click();
  await waitForCopy(page);
  await camera.shoot(page, 'synced');
  return readCount(membersScreen(page).shown);
};

const applyAndVerify = async (stage: Stage, name: string, hands = createHands(stage.page)) => {
  const { app, page, camera } = stage;
  const approval = await askToApply(app, page, hands);
  await camera.shoot(approval, `${name}-approval`);
  await approve(approval, hands);
  const run = runScreen(page);
  await expect(run.outcome('applied')).toBeVisible();
  await camera.shoot(page, `${name}-running`);
  await waitForEnd(page, 120_000);
  await camera.shoot(page, `${name}-result`);
  return {
    applied: await readCount(run.outcome('applied').locator('strong')),
    verified: await readVerified(run.result),
  };
};

/** Plays the main job on the demo by clicks and keys, taking pictures; gives what it saw. */
export const playTour = async (stage: Stage): Promise<TourFacts> => {
  const { page, profileDir, camera } = stage;
  const countDifferent = await createWitness(profileDir);
  const synced = await openDemo(stage);
  await lookAround(stage);

  const hands = createHands(page);
  await stageMany(stage, hands);
  const [shell, review, run] = [shellParts(page), reviewScreen(page), runScreen(page)];
  await hands.press('Control+Shift+p');
  await expect(review.screen).toBeVisible();
  await camera.shoot(page, 'review');
  const [staged, shapes] = [await readCount(shell.summary.locator('strong')), await review.shapes.count()];
  const willSucceed = await readCount(review.number('will succeed'));
  // Looking closer is no part of the way to the apply.
  await review.shapes.first().click();
  await camera.shoot(page, 'shape-people');
  const { applied, verified } = await applyAndVerify(stage, 'apply', hands);
  const changedBetween = await countDifferent();

  await run.undo.click();
  await expect(review.screen).toBeVisible();
  await camera.shoot(page, 'undo-review');
  const undo = await applyAndVerify(stage, 'undo');
  await lookBack(stage);
  return {
    synced,
    staged,
    shapes,
    actions: hands.count(),
    willSucceed,
    applied,
    verified,
    undone: undo.applied,
    undoVerified: undo.verified,
    changedBetween,
    different: await countDifferent(),
  };
};
