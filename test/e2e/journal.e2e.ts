import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountSmallDisk } from '#test/durability/small-disk.ts';
import { sayYes } from './actions/answer.ts';
import { connectTo } from './actions/connect.ts';
import { createHands } from './actions/hands.ts';
import { stageByKeys } from './actions/stage.ts';
import { expect, test } from './base/test.ts';
import { membersScreen } from './pages/members.ts';
import { reviewScreen } from './pages/review.ts';
import { shellParts } from './pages/shell.ts';

test('a damaged journal comes back from its copy, and applying waits for a person to confirm', async ({
  start,
  serve,
  profileDir,
}) => {
  const first = await start();
  await connectTo(first.page, await serve());
  await first.close();
  writeFileSync(join(profileDir, 'store', 'journal.db'), 'junk'.repeat(3_000));

  const { page } = await start();
  const [members, shell, review] = [membersScreen(page), shellParts(page), reviewScreen(page)];
  await expect(members.row(0)).toHaveAttribute('aria-busy', 'false');
  const banner = page.getByText(/The journal was damaged.*Applying is off/);
  await expect(banner).toBeVisible();
  expect(
    readdirSync(join(profileDir, 'store')).some((name) => name.startsWith('journal.db.quarantine-')),
  ).toBe(true);
  const hands = createHands(page);
  await hands.click(members.row(3));
  await stageByKeys(page, hands, 'add', 'auditor');
  await expect(shell.summary).toContainText('1 person');
  await hands.click(shell.review);
  await expect(review.screen).toContainText('Applying is off. The journal is why');
  await expect(review.screen).not.toContainText(/The journal was damaged/);
  await page.screenshot({ path: test.info().outputPath('damaged.png') });
  await sayYes(page, () => hands.click(page.getByRole('button', { name: 'I have looked: allow applying' })));
  await expect(banner).toHaveCount(0);
  await expect(review.screen).not.toContainText('Applying is off');
});

test('a profile whose files are gone says so on the first screen', async ({ start, serve, profileDir }) => {
  const first = await start();
  await connectTo(first.page, await serve());
  await first.close();
  rmSync(join(profileDir, 'store'), { recursive: true });
  const { page } = await start();
  await expect(page.getByText(/The journal is gone, and there is no copy of it/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('gone.png') });
  await sayYes(page, () => page.getByRole('button', { name: 'I have looked: allow applying' }).click());
  await expect(page.getByText(/The journal is gone/)).toHaveCount(0);
});

/** Makes a folder unwritable; gives what makes it writable again. */
const freeze = (folder: string): (() => void) => {
  const kept = mkdtempSync(join(tmpdir(), 'rollcall-kept-'));
  cpSync(folder, kept, { recursive: true });
  const disk = mountSmallDisk(48, folder);
  if (disk === null) {
    const setModes = (folderMode: number, fileMode: number): void => {
      chmodSync(folder, 0o700);
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isFile()) chmodSync(join(folder, entry.name), fileMode);
      chmodSync(folder, folderMode);
    };
    setModes(0o500, 0o400);
    return () => setModes(0o700, 0o600);
  }
  cpSync(kept, folder, { recursive: true });
  rmSync(kept, { recursive: true });
  disk.setReadOnly();
  return disk.release;
};

test('on a read-only disk the copy can be looked at, applying is off, and a second start is the same', async ({
  start,
  serve,
  profileDir,
}) => {
  const first = await start();
  await connectTo(first.page, await serve());
  await first.close();
  const thaw = freeze(join(profileDir, 'store'));
  for (const round of [1, 2]) {
    const again = await start();
    const members = membersScreen(again.page);
    await expect(members.row(0)).toHaveAttribute('aria-busy', 'false');
    await expect(again.page.getByText(/The journal cannot be written/)).toBeVisible();
    // One cause, one banner: the copy is on the same disk.
    await expect(again.page.getByText(/cannot be written/)).toHaveCount(1);
    await expect(again.page.getByRole('button', { name: 'I have looked: allow applying' })).toHaveCount(0);
    await again.page.screenshot({ path: test.info().outputPath(`read-only-${round}.png`) });
    await again.close();
  }
  thaw();
});
