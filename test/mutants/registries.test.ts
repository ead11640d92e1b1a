import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toToolPath } from '#build/base/tool.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What is taken out of a registry, by its line. */
const OUT = [
  { file: 'shared/kinds/index.ts', line: "  'user-status': userStatus," },
  { file: 'shared/kinds/index.ts', line: '  ...membership.rules,' },
  { file: 'electron/store/change/kinds/index.ts', line: '  membership,' },
  { file: 'shared/model/reason.ts', line: '  ...REJECTION_SENTENCES,' },
] as const;

/** A member that is not there. */
const MISSING = /error TS27\d\d: .*(is missing in type|is missing the following properties)/;

/** Sentences that kinds and the engine name by their codes: one that is left out is missed where it is named. */
const SENTENCES = [
  {
    file: 'shared/model/refusal.ts',
    code: 'idp-managed',
    text: /\n {2}'idp-managed': \{[^}]*\},/,
    missedIn: 'shared/kinds/member-roles.ts',
  },
  {
    file: 'shared/model/reason.ts',
    code: 'roles-unread',
    text: /\n {2}'roles-unread':\s*'[^']*',/,
    missedIn: 'electron/store/change/apply/check-change.ts',
  },
] as const;

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-registries-'));
  for (const name of ['shared', 'electron', 'package.json', 'tsconfig.json', 'tsconfig.electron.json'])
    cpSync(join(ROOT, name), join(dir, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'), 'dir');
  writeFileSync(
    join(dir, 'registries.json'),
    JSON.stringify({
      extends: './tsconfig.electron.json',
      include: [],
      exclude: [],
      files: ['electron/store/change/kinds/index.ts', 'electron/store/change/apply/check-change.ts'],
    }),
  );
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** What the type checker finds in the registries and in all that they lead to, a line each. */
const check = async (): Promise<readonly string[]> => {
  const args = [toToolPath('tsc'), '--noEmit', '--pretty', 'false', '-p', join(dir, 'registries.json')];
  const found = await promisify(execFile)(process.execPath, args, { cwd: dir }).catch(
    // It ends with a number when it finds something, and tells it all the same.
    ({ stdout }: { readonly stdout: string }) => ({ stdout }),
  );
  return found.stdout.split('\n').filter((line) => /^\S+\(\d+,\d+\): error/.test(line));
};

const takeOut = (file: string, text: string | RegExp): void => {
  const path = join(dir, file);
  const source = readFileSync(path, 'utf8');
  const without = source.replace(text, '');
  expect(without, `${file} has no ${text}`).not.toBe(source);
  writeFileSync(path, without);
};
const restore = (file: string): void => cpSync(join(ROOT, file), join(dir, file));

describe('a registry', () => {
  it('compiles whole', async () => {
    expect(await check()).toEqual([]);
  });

  it.each(OUT)('$file does not compile without $line', async ({ file, line }) => {
    takeOut(file, `${line}\n`);
    const found = await check();
    restore(file);
    expect(found.filter((error) => error.startsWith(file)).join('\n')).toMatch(MISSING);
  });

  it.each(SENTENCES)(
    '$file does not compile without the sentence of $code',
    async ({ file, code, text, missedIn }) => {
      takeOut(file, text);
      const found = await check();
      restore(file);
      expect(found.filter((error) => error.startsWith(missedIn)).join('\n')).toContain(code);
    },
  );
});
