import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, symlinkSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectTo } from './actions/connect.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';

test.setTimeout(120_000);

test('a profile that is still locked by nobody opens: by a process that ended, of another computer, of another program', async ({
  start,
  serve,
  profileDir,
}) => {
  const twin = await serve();
  const first = await start();
  await connectTo(first.page, twin);
  await first.close();
  const { pid: ended } = spawnSync('true');
  for (const holder of [`${hostname()}-${ended}`, `old-desk-${ended}`, `${hostname()}-${process.pid}`])
    await test.step(holder, async () => {
      for (const name of readdirSync(profileDir))
        if (name.startsWith('Singleton')) rmSync(join(profileDir, name));
      symlinkSync(holder, join(profileDir, 'SingletonLock'));
      symlinkSync('17', join(profileDir, 'SingletonCookie'));
      symlinkSync(join(tmpdir(), 'rollcall-nobody', 'SingletonSocket'), join(profileDir, 'SingletonSocket'));
      const { page, close } = await start();
      await expect(membersScreen(page).row(0)).toHaveAttribute('aria-busy', 'false');
      await close();
    });
});
