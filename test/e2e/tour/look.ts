import { expect } from '@playwright/test';
import { createHands } from '../actions/hands.ts';
import { historyScreen } from '../pages/history.ts';
import { membersScreen } from '../pages/members.ts';
import { shellParts } from '../pages/shell.ts';
import type { Stage } from './play.ts';

/** Searches and filters, opens the inspector and the palette, and puts everything back. */
export const lookAround = async ({ page, camera }: Stage): Promise<void> => {
  const [members, shell, hands] = [membersScreen(page), shellParts(page), createHands(page)];
  await hands.press('Control+f');
  await hands.type('an');
  await hands.click(members.filter('Status'));
  await hands.click(members.panel.getByLabel(/^active/));
  await expect(members.shown).not.toHaveText('5,000 of 5,000');
  await camera.shoot(page, 'search-filter');
  await hands.press('Escape');
  await hands.click(members.row(4));
  if (!(await members.inspector.isVisible())) await hands.press('Control+i');
  await expect(members.inspector.getByRole('heading', { level: 2 })).toBeVisible();
  await camera.shoot(page, 'inspector');
  await hands.press('Control+i');
  await hands.press('Control+k');
  await hands.type('an');
  await expect(shell.palette.getByRole('option').first()).toBeVisible();
  await camera.shoot(page, 'palette');
  await hands.press('Escape');
  await hands.press('Escape');
  await hands.click(members.clear);
  await expect(members.shown).toHaveText('5,000 of 5,000');
};

/** The history after the undo, and what a refresh found. */
export const lookBack = async ({ page, camera }: Stage): Promise<void> => {
  const shell = shellParts(page);
  await shell.place('History').click();
  await expect(historyScreen(page).lines).toHaveCount(2);
  await camera.shoot(page, 'history');
  await shell.place('What changed').click();
  await camera.shoot(page, 'changed');
};
