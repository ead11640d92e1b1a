import type { Page } from '@playwright/test';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { expect, test } from './base/test.ts';
import { rolesScreen } from './pages/roles.ts';
import { shellParts } from './pages/shell.ts';

test.setTimeout(120_000);

const parts = (page: Page) => ({
  roles: rolesScreen(page),
  shell: shellParts(page),
  hands: createHands(page),
});

test('Escape and Cancel close the editor of a role alike, and ask only when something would be lost', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const { roles, shell, hands } = parts(page);
  await connectTo(page, await serve());
  await hands.click(shell.place('Roles'));
  const cancel = roles.editor.getByRole('button', { name: 'Cancel' });
  for (const leave of [() => hands.press('Escape'), () => hands.click(cancel)]) {
    await hands.click(roles.create);
    await expect(roles.name).toBeFocused();
    await leave();
    await expect(roles.editor).toBeHidden();
    await expect(roles.screen).toBeFocused();

    // Written and taken back is as good as not written.
    await hands.click(roles.create);
    await expect(roles.name).toBeFocused();
    await hands.type('x');
    await hands.press('Backspace');
    await leave();
    await expect(roles.editor).toBeHidden();

    await hands.click(roles.create);
    await expect(roles.name).toBeFocused();
    await hands.type('night-shift');
    await leave();
    const keep = shell.dialog.getByRole('button', { name: 'Keep editing' });
    await expect(keep).toBeFocused();
    await hands.press('Escape');
    await expect(shell.dialog).toBeHidden();
    await expect(roles.name).toHaveValue('night-shift');
    await leave();
    await hands.press('Tab');
    await hands.press('Enter');
    await expect(shell.dialog).toBeHidden();
    await expect(roles.editor).toBeHidden();
  }
  await expect(roles.screen).toBeFocused();
});

test('what was written of a role is there again after another screen, and another role asks before it goes', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const { roles, shell, hands } = parts(page);
  await connectTo(page, await serve());
  await hands.click(shell.place('Roles'));
  await hands.click(roles.create);
  // Its field has to be there before anybody can type into it.
  await expect(roles.name).toBeFocused();
  await hands.type('night-shift');
  await hands.click(shell.place('History'));
  await expect(roles.editor).toBeHidden();
  await hands.click(shell.place('Roles'));
  await expect(roles.name).toHaveValue('night-shift');

  await hands.click(roles.line('Deploy lead'));
  await hands.click(shell.dialog.getByRole('button', { name: 'Keep editing' }));
  await expect(roles.name).toHaveValue('night-shift');
  await hands.click(roles.line('Deploy lead'));
  await hands.click(shell.dialog.getByRole('button', { name: 'Discard changes' }));
  await expect(roles.editor).toBeHidden();
  await expect(roles.edit).toBeVisible();
});
