import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically } from './write-file.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-write-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('writeFileAtomically', () => {
  it('writes a private file, in place of one that was open to others', async () => {
    const path = join(dir, 'a.csv');
    writeFileSync(path, 'old', { mode: 0o644 });
    expect(await writeFileAtomically(path, 'new')).toEqual({ ok: true, value: { fileName: 'a.csv' } });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(['a.csv']);
  });

  it.each(['link', 'folder'])('refuses a %s and leaves what it leads to', async (kind) => {
    writeFileSync(join(dir, 'target'), 'old');
    if (kind === 'link') symlinkSync(join(dir, 'target'), join(dir, 'x'));
    else mkdirSync(join(dir, 'x'));
    expect(await writeFileAtomically(join(dir, 'x'), 'new')).toMatchObject({
      failure: { code: 'not-saved' },
    });
    expect(readFileSync(join(dir, 'target'), 'utf8')).toBe('old');
    expect(readdirSync(dir).toSorted()).toEqual(['target', 'x']);
  });

  it('refuses a device', async () => {
    expect(await writeFileAtomically('/dev/null', 'new')).toMatchObject({ failure: { code: 'not-saved' } });
  });

  it('says so when the folder is gone, without naming it', async () => {
    const result = await writeFileAtomically(join(dir, 'gone', 'a.csv'), 'new');
    expect(result).toMatchObject({ ok: false, failure: { code: 'not-saved', detail: 'ENOENT' } });
    expect(JSON.stringify(result)).not.toContain(dir);
  });
});
