import { expect } from '@playwright/test';
import type { Hands } from '../actions/hands.ts';
import { membersScreen } from '../pages/members.ts';
import { shellParts } from '../pages/shell.ts';
import { stageDialog } from '../pages/stage.ts';
import type { Stage } from './play.ts';

/** From the full grid to staged changes: everybody that a word finds gets exactly one role. */
export const stageMany = async ({ page, camera }: Stage, hands: Hands): Promise<void> => {
  const [members, stage] = [membersScreen(page), stageDialog(page)];
  await hands.press('Control+f');
  await hands.type('mi');
  await expect(members.shown).not.toHaveText('5,000 of 5,000');
  await hands.press('Enter');
  await hands.press('Control+a');
  await expect(members.selected).toBeVisible();
  await camera.shoot(page, 'selected');
  await hands.press('e');
  await expect(stage.input).toBeFocused();
  await hands.type('level 2');
  await camera.shoot(page, 'staging');
  await hands.press('Enter');
  await expect(stage.dialog).toBeHidden();
  await expect(shellParts(page).summary).toContainText('Support, level 2');
  await camera.shoot(page, 'staged');
};
