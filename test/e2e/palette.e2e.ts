import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { expect, test } from './base/test.ts';
import { shellParts } from './pages/shell.ts';
import { usersScreen } from './pages/users.ts';

test('the palette says which deployment it searches, and offers the others for whom it does not find', async ({
  start,
  serve,
}) => {
  const { page } = await start();
  const [users, shell, hands] = [usersScreen(page), shellParts(page), createHands(page)];
  const acme = await serve();
  acme.edit.createUser({ username: 'only-in-acme', name: 'Only' });
  await connectTo(page, acme);
  await hands.press('Control+n');
  await connectTo(page, await serve({ seed: 8 }), 'Beta');
  await hands.press('Control+k');
  await hands.type('zoe');
  await expect(shell.palette).toContainText('People in Beta');
  await page.keyboard.press('Control+a');
  await hands.type('only-in-acme');
  const offer = shell.palette.getByRole('option', { name: /^Search for “only-in-acme” in Acme/ });
  await expect(offer).toBeVisible();
  await hands.press('Enter');
  await expect(shell.switcher).toContainText('Acme');
  await expect(users.rowOf('only-in-acme')).toBeVisible();
  await expect(users.grid).toBeFocused();
});
