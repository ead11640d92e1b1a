import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { shellParts } from './pages/shell.ts';

const NAMES = [1, 2, 3, 4, 5, 6, 7].map((n) => `range-${n}`);

test('a range goes on from the person with whom it began, whatever moved meanwhile', async ({
  start,
  serve,
}) => {
  const twin = await serve();
  for (const username of NAMES) twin.edit.createUser({ username });
  const { page } = await start();
  const [members, shell, hands] = [membersScreen(page), shellParts(page), createHands(page)];
  await connectTo(page, twin);
  const refreshTo = async (shown: RegExp): Promise<void> => {
    await hands.press('Control+r');
    await expect(members.shown).toContainText(shown);
  };
  const expectSelected = async (...numbers: readonly number[]): Promise<void> => {
    await expect(members.selected).toHaveText(`${numbers.length} selected`);
    const ticked = members.grid.locator('[data-index]').filter({ has: page.locator('input:checked') });
    for (const [at, n] of numbers.entries()) await expect(ticked.nth(at)).toContainText(`range-${n}`);
    await expect(ticked).toHaveCount(numbers.length);
  };

  await hands.press('Control+f');
  await hands.type('range-');
  await hands.press('Enter');
  await expect(members.shown).toContainText('7 of');
  // Walked to, not clicked: the range begins with who is there, and not with the row.
  await hands.click(members.rowOf('range-6'));
  await hands.press('ArrowUp');
  await hands.press('Shift+ArrowUp');
  await hands.press('Shift+ArrowUp');
  await expectSelected(3, 4, 5);
  // Somebody between the two ends leaves: in the row where the range began there is somebody else now.
  twin.edit.removeMember('range-4');
  await refreshTo(/6 of/);
  await hands.press('Shift+ArrowUp');
  await expectSelected(2, 3, 5);

  // Sorted the other way round, the range is between the same two people.
  await hands.click(members.headerButton('Username'));
  await expect(members.row(0)).toContainText('range-7');
  await hands.click(members.rowOf('range-2'));
  await hands.click(members.rowOf('range-5'), 'Shift');
  await expectSelected(5, 3, 2);

  // Who has the cursor leaves, far from the first row: a range does not begin there.
  await hands.click(members.rowOf('range-3'));
  twin.edit.removeMember('range-3');
  await refreshTo(/5 of/);
  await expect(members.grid).not.toHaveAttribute('aria-activedescendant', /./);
  await hands.press('Shift+ArrowDown');
  await expectSelected(2);
  await expect(shell.summary).toContainText('No staged changes');
});
