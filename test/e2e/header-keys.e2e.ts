import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { shellParts } from './pages/shell.ts';
import { stageDialog } from './pages/stage.ts';

test('the name of a column that was clicked leaves the keys to the list and to the window', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const [members, shell, stage, hands] = [
    membersScreen(page),
    shellParts(page),
    stageDialog(page),
    createHands(page),
  ];
  await connectTo(page, await serve());
  const name = members.grid.getByRole('button', { name: 'Name', exact: true });
  await hands.click(name);
  await hands.press('Control+f');
  await expect(members.search).toBeFocused();
  await hands.click(name);
  await hands.press('Control+k');
  await expect(shell.palette).toBeVisible();
  await hands.press('Escape');
  await hands.click(name);
  await hands.press('ArrowDown');
  await expect(members.grid).toBeFocused();
  await expect(members.selection).toContainText('acts on');
  await hands.click(name);
  await hands.press('a');
  await expect(stage.dialog).toBeVisible();
  await hands.press('Escape');
  await expect(members.grid).toBeFocused();

  // What is pressed by a key of its own there is pressed by it.
  await hands.press('Tab');
  await expect(members.selectAll).toBeFocused();
  await hands.press('Space');
  await expect(members.selected).toHaveText('80 selected');
  await hands.press('Space');
  await expect(members.selected).toBeHidden();
  await hands.press('Tab');
  await expect(name).toBeFocused();
  await hands.press('Enter');
  await expect(members.grid.getByRole('columnheader', { name: 'Name', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(name).toBeFocused();

  await hands.click(members.filter('Roles'));
  await expect(members.panel.getByRole('checkbox').first()).toBeFocused();
  await hands.press('Control+a');
  await hands.press('Escape');
  await expect(members.selected).toBeHidden();
});
