import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';
import { resolveRuntime } from '#build/runtime/resolve.ts';
import { findStubStore } from './harness/stub-store.ts';

/** Somebody without rights, as whom root starts the app: Chromium refuses its sandbox to root. */
const nobody = 65534;

let dir = '';
test.beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-sandbox-'));
});
test.afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** The runtime and the app where nobody may read them: root's home is closed to others. */
const copyForNobody = (distPath: string): { readonly electron: string; readonly root: string } => {
  const dist = join(dir, 'dist');
  const root = join(dir, 'app');
  mkdirSync(root);
  execFileSync('cp', ['-r', distPath, dist]);
  execFileSync('cp', ['-r', inRoot('out'), inRoot('package.json'), root]);
  const electron = join(dir, 'electron.sh');
  const run = `exec setpriv --reuid ${nobody} --regid ${nobody} --clear-groups "${dist}/electron" "$@"`;
  writeFileSync(
    electron,
    `#!/bin/sh\nexport HOME="${dir}/home"\n${process.getuid?.() === 0 ? run : `exec "${dist}/electron" "$@"`}\n`,
  );
  mkdirSync(join(dir, 'home'), { mode: 0o777 });
  // Sticky, as /tmp is: a folder that anybody may change is no place for a profile.
  for (const path of [dir, join(dir, 'home'), electron]) chmodSync(path, 0o1777);
  execFileSync('chmod', ['-R', 'a+rX', dist, root]);
  return { electron, root };
};

const readStatus = (pid: number): string => readFileSync(`/proc/${pid}/status`, 'utf8');
const isRendererOf = (dist: string, pid: string): boolean => {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.startsWith(dist) && command.includes('--type=renderer');
  } catch {
    // Ended while we looked.
    return false;
  }
};

test('REN-2: every renderer runs in the sandbox of the operating system', async () => {
  test.setTimeout(90_000);
  expect(process.platform, 'This row is checked on Linux.').toBe('linux');
  const { electron, root } = copyForNobody((await resolveRuntime()).distPath);
  const stub = join(dir, 'store.cjs');
  const pages = join(dir, 'pages');
  execFileSync('cp', [await findStubStore(), stub]);
  execFileSync('cp', ['-r', inRoot('test', 'attack', 'stub', 'pages'), pages]);
  execFileSync('chmod', ['-R', 'a+rX', stub, pages]);
  const app = await _electron.launch({
    executablePath: electron,
    chromiumSandbox: true,
    args: [
      '--disable-gpu',
      root,
      '--profile',
      join(dir, 'home', 'p'),
      '--store-launcher',
      'utility-process',
      '--store-entry',
      stub,
      '--renderer-dir',
      pages,
    ],
    env: { PATH: process.env.PATH ?? '', DISPLAY: process.env.DISPLAY ?? '' },
  });
  const page = await app.firstWindow();
  await expect(page.locator('#state')).toHaveText('ready');
  const renderers = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && isRendererOf(dir, pid));
  expect(renderers.length).toBeGreaterThan(0);
  for (const pid of renderers) {
    expect(readStatus(Number(pid))).toMatch(/^NoNewPrivs:\s+1$/m);
    expect(readStatus(Number(pid))).toMatch(/^Seccomp:\s+2$/m);
  }
  await app.close();
});
