import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openJournal } from './journal.ts';

/** Every folder of this file is one of a share. */
vi.mock('./network-disk.ts', () => ({ isOnNetwork: () => true }));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-share-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('no journal is made on a network share, and the person is told where it may lie', () => {
  const opened = openJournal(folder, 1_000);
  expect(opened).toMatchObject({
    ok: false,
    failure: {
      code: 'not-openable',
      message: expect.stringContaining('Move the profile to a disk of this computer'),
    },
  });
  expect(existsSync(join(folder, 'store', 'journal.db'))).toBe(false);
});
