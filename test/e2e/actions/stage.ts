import { expect, type Page } from '@playwright/test';
import { membersScreen } from '../pages/members.ts';
import { shellParts } from '../pages/shell.ts';
import { stageDialog } from '../pages/stage.ts';
import { createHands, type Hands } from './hands.ts';

export type Mode = 'add' | 'remove' | 'exactly';

/** Stages roles for the selection with the mouse. */
export const stageByMouse = async (
  page: Page,
  hands: Hands,
  mode: Mode,
  roles: readonly string[],
): Promise<void> => {
  await hands.click(membersScreen(page)[mode]);
  const at = stageDialog(page);
  for (const role of roles) await hands.click(at.role(role));
  await hands.click(at.confirm);
  await expect(at.dialog).toBeHidden();
};

const KEYS = { add: 'a', remove: 'r', exactly: 'e' } as const;

/** Stages one role for the selection with the keyboard; the grid has to have the focus. */
export const stageByKeys = async (page: Page, hands: Hands, mode: Mode, letters: string): Promise<void> => {
  await hands.press(KEYS[mode]);
  const at = stageDialog(page);
  await expect(at.input).toBeFocused();
  await hands.type(letters);
  await hands.press('Enter');
  await expect(at.dialog).toBeHidden();
};

/** Stages Organization Auditor for everybody without roles, and opens the review of it. */
export const stageMany = async (page: Page): Promise<void> => {
  const hands = createHands(page);
  const members = membersScreen(page);
  await hands.click(members.filter('No role'));
  await hands.click(members.selectAll);
  await expect(members.selected).toBeVisible();
  await stageByKeys(page, hands, 'add', 'organization auditor');
  await hands.click(shellParts(page).review);
};
