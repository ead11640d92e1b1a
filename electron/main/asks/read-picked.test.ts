import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPickedFile } from './read-picked.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-pick-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const LIMIT = { limitMb: 1, tooLarge: 'Choose another.' };
const refused = { ok: false, failure: { code: 'not-read' } };

describe('readPickedFile', () => {
  it('answers the text and the last part of the path, through a link too', async () => {
    writeFileSync(join(dir, 'acme.pem'), 'text of it');
    symlinkSync(join(dir, 'acme.pem'), join(dir, 'link.pem'));
    const found = await readPickedFile(join(dir, 'acme.pem'), LIMIT);
    expect(found).toEqual({ ok: true, value: { fileName: 'acme.pem', content: 'text of it' } });
    expect(await readPickedFile(join(dir, 'link.pem'), LIMIT)).toMatchObject({
      value: { content: 'text of it' },
    });
  });

  it('reads 1 MB and not a byte more', async () => {
    writeFileSync(join(dir, 'full'), 'x'.repeat(1024 * 1024));
    writeFileSync(join(dir, 'over'), 'x'.repeat(1024 * 1024 + 1));
    expect((await readPickedFile(join(dir, 'full'), LIMIT)).ok).toBe(true);
    expect(await readPickedFile(join(dir, 'over'), LIMIT)).toMatchObject(refused);
  });

  it('refuses a folder, a device, a pipe that nobody writes to, and what is not there, without naming it', async () => {
    mkdirSync(join(dir, 'folder'));
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    for (const path of [
      join(dir, 'folder'),
      join(dir, 'pipe'),
      '/dev/zero',
      '/dev/null',
      join(dir, 'gone'),
    ]) {
      const read = await readPickedFile(path, LIMIT);
      expect(read).toMatchObject(refused);
      expect(JSON.stringify(read)).not.toContain(dir);
    }
  });
});
