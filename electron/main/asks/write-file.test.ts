import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeFileAtomically, writePair } from './write-file.ts';

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  return { ...real, rename: vi.fn(real.rename) };
});

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

  it('puts the content on the disk before the name, and the name before it says that it is done', async () => {
    const path = join(dir, 'a.csv');
    writeFileSync(path, 'old');
    const probe = await open(path, 'r');
    // What the name leads to each time that something is brought to the disk.
    const seen: string[] = [];
    const spy = vi
      .spyOn(Object.getPrototypeOf(probe), 'sync')
      .mockImplementation(async () => void seen.push(readFileSync(path, 'utf8')));
    await probe.close();
    await writeFileAtomically(path, 'new');
    spy.mockRestore();
    expect(seen).toEqual(process.platform === 'win32' ? ['old'] : ['old', 'new']);
  });

  it('leaves the old file as it was, and nothing beside it, when the disk does not take the new one', async () => {
    const path = join(dir, 'a.csv');
    writeFileSync(path, 'old');
    const probe = await open(path, 'r');
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const spy = vi.spyOn(Object.getPrototypeOf(probe), 'sync').mockRejectedValue(full);
    await probe.close();
    expect(await writeFileAtomically(path, 'new')).toMatchObject({ failure: { detail: 'ENOSPC' } });
    spy.mockRestore();
    expect(readFileSync(path, 'utf8')).toBe('old');
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

  it.each(['ENOENT', 'EIO'])(
    'is saved when the disk did it and said %s, as network disks do',
    async (code) => {
      const path = join(dir, 'a.csv');
      writeFileSync(path, 'old');
      const error = Object.assign(new Error(code), { code });
      vi.mocked(rename).mockImplementationOnce(async (from, to) => {
        renameSync(from, to);
        throw error;
      });
      expect(await writeFileAtomically(path, 'new')).toEqual({ ok: true, value: { fileName: 'a.csv' } });
      expect([readFileSync(path, 'utf8'), readdirSync(dir)]).toEqual(['new', ['a.csv']]);
      vi.mocked(rename).mockRejectedValueOnce(error);
      expect(await writeFileAtomically(path, 'newer')).toMatchObject({
        ok: false,
        failure: { code: 'not-saved' },
      });
      expect([readFileSync(path, 'utf8'), readdirSync(dir)]).toEqual(['new', ['a.csv']]);
    },
  );

  it('refuses a device', async () => {
    expect(await writeFileAtomically('/dev/null', 'new')).toMatchObject({ failure: { code: 'not-saved' } });
  });

  it('says so when the folder is gone, without naming it', async () => {
    const result = await writeFileAtomically(join(dir, 'gone', 'a.csv'), 'new');
    expect(result).toMatchObject({ ok: false, failure: { code: 'not-saved', detail: 'ENOENT' } });
    expect(JSON.stringify(result)).not.toContain(dir);
  });

  it.each(['EACCES', 'EPERM', 'EINVAL', 'ENOTSUP', 'EIO'])(
    'says that it is saved when only the folder cannot be flushed (%s)',
    async (code) => {
      const path = join(dir, 'a.csv');
      writeFileSync(path, 'old');
      const probe = await open(path, 'r');
      let times = 0;
      const spy = vi.spyOn(Object.getPrototypeOf(probe), 'sync').mockImplementation(async () => {
        times += 1;
        if (times === 2) throw Object.assign(new Error('no'), { code });
      });
      await probe.close();
      expect(await writeFileAtomically(path, 'new')).toMatchObject({ ok: true });
      spy.mockRestore();
      expect(readFileSync(path, 'utf8')).toBe('new');
    },
  );
});

describe.runIf(process.platform !== 'win32')('a folder that may be written and not read', () => {
  const isRoot = process.getuid?.() === 0;
  it('takes a file, and one beside it, and both over the old ones', () => {
    const folder = join(dir, 'drop');
    mkdirSync(folder);
    chmodSync(folder, 0o733);
    if (isRoot) chmodSync(dir, 0o755);
    const module = JSON.stringify(join(import.meta.dirname, 'write-file.ts'));
    const load = `const { writePair } = await import(${module});`;
    const run = `const write = (text) => writePair(${JSON.stringify(join(folder, 'a.csv'))}, text, { kind: 'md', content: text });
      console.log(JSON.stringify([await write('old'), await write('new')]));`;
    // Root may read every folder: somebody else has to write.
    const leave = isRoot ? 'process.setgid(65534); process.setuid(65534);' : '';
    const args = ['--input-type=module', '-e', `${load} ${leave} ${run}`];
    const child = spawnSync(process.execPath, args, { env: {}, encoding: 'utf8' });
    const both = { ok: true, value: { fileName: 'a.csv', besideName: 'a.csv.md' } };
    expect(JSON.parse(child.stdout || JSON.stringify(child.stderr))).toEqual([both, both]);
    chmodSync(folder, 0o700);
    expect(readdirSync(folder).toSorted()).toEqual(['a.csv', 'a.csv.md']);
    expect(readFileSync(join(folder, 'a.csv.md'), 'utf8')).toBe('new');
  });
});

describe('writePair', () => {
  const beside = { kind: 'md', content: '# result' };
  const write = (path: string) => writePair(path, 'a,b', beside);

  it('writes both, and both again over the same pair', async () => {
    const path = join(dir, 'a.csv');
    for (let round = 0; round < 2; round += 1)
      expect(await write(path)).toEqual({ ok: true, value: { fileName: 'a.csv', besideName: 'a.csv.md' } });
    expect(readdirSync(dir).toSorted()).toEqual(['a.csv', 'a.csv.md']);
  });

  it('takes the place of nothing that the person was not asked about', async () => {
    writeFileSync(join(dir, 'a.csv.md'), 'my notes');
    expect(await write(join(dir, 'a.csv'))).toMatchObject({
      failure: { code: 'not-saved', message: expect.stringMatching(/^a\.csv was saved, but .*left alone/) },
    });
    expect(readFileSync(join(dir, 'a.csv.md'), 'utf8')).toBe('my notes');
    expect(readFileSync(join(dir, 'a.csv'), 'utf8')).toBe('a,b');
  });

  it('says what was written when the name beside it is too long, or something else is there', async () => {
    const long = `${'a'.repeat(249)}.csv`;
    expect(await write(join(dir, long))).toMatchObject({
      failure: { message: expect.stringMatching(/was saved, but .*could not be written/) },
    });
    writeFileSync(join(dir, 'b.csv'), 'old');
    symlinkSync(join(dir, 'target'), join(dir, 'b.csv.md'));
    expect(await write(join(dir, 'b.csv'))).toMatchObject({ failure: { code: 'not-saved' } });
    expect(readFileSync(join(dir, 'b.csv'), 'utf8')).toBe('a,b');
    expect(readdirSync(dir)).not.toContain('target');
  });
});
