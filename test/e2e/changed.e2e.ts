import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { expectAccessible } from './base/axe.ts';
import { expect, test } from './base/test.ts';
import { shellParts } from './pages/shell.ts';

test('what changed tells custom roles beside people, and calls nothing unchanged that it does not compare', async ({
  start,
  serve,
}) => {
  const twin = await serve({ members: 300 });
  const { page } = await start();
  await connectTo(page, twin);
  const [shell, hands] = [shellParts(page), createHands(page)];
  const changed = page.getByRole('region', { name: 'What changed' });
  await hands.click(shell.place('What changed'));
  await expect(changed).toContainText('Two refreshes are needed to compare.');
  await hands.click(shell.refresh);
  await expect(changed).toContainText('Nothing changed');
  await expect(changed).toContainText('people, custom roles and organizations that this token can see');

  const ssh = { negate: false, resource_type: 'workspace', action: 'ssh' };
  const denied = { negate: true, resource_type: 'template', action: 'update' };
  twin.edit.putRole({ name: 'deploy-lead', displayName: 'Deploy lead', permissions: [ssh, denied] });
  twin.edit.putRole({ name: 'fresh', displayName: 'Fresh', permissions: [ssh] });
  twin.edit.setStatus('zoe-weiss', 'suspended');
  await hands.click(shell.refresh);
  await expect(changed).toContainText(
    '1 custom role was made, 1 custom role was changed, 1 person with other details',
  );
  const rows = changed.getByRole('listitem');
  await expect(rows.filter({ hasText: 'Fresh' })).toContainText('+ custom role made');
  const lead = rows.filter({ hasText: 'Deploy lead' });
  await expect(lead).toContainText('custom role permits other things');
  await expect(lead).toContainText('workspace: ssh (added)');
  await expect(lead).toContainText('not template: update (added)');
  await expect(lead).toContainText('Acme');
  await expectAccessible(page, 'what changed');
});
