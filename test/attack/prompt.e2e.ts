import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';
import { launchApp } from './harness/launch-app.ts';
import { callStore, openPort } from './harness/page-port.ts';
import { needKeyring, startRealKeyring } from './keychain/real-keyring.ts';

test('K14: an unlock prompt that nobody answers costs ten seconds, not the window, and does not stop the app from ending', async () => {
  needKeyring();
  const home = mkdtempSync(join(tmpdir(), 'rollcall-prompt-'));
  mkdirSync(join(home, 'data'), { mode: 0o700 });
  const unlocked = await startRealKeyring(home, 'throw-away');
  const cli = inRoot('test', 'attack', 'keychain', 'cli.ts');
  execFileSync(process.execPath, [cli, 'write', 'one', 'not a token'], { env: unlocked.env });
  await unlocked.stop();
  const locked = await startRealKeyring(home, null);
  const { app, page, profileDir } = await launchApp({ env: locked.env });
  await openPort(page);

  const read = callStore(page, 'stub.ask', { ask: 'secret.read', account: 'one' }, 20_000);
  expect(await callStore(page, 'stub.echo', 'alive', 1_000)).toEqual({ ok: true, value: 'alive' });
  const answer = await read;
  expect(answer).toMatchObject({ ok: true, value: { ok: false } });
  const code = answer.ok ? Reflect.get(Object(Reflect.get(Object(answer.value), 'failure')), 'code') : null;
  expect(['keychain-timeout', 'keychain-locked']).toContain(code);

  const main = app.process();
  const ended = new Promise((resolve) => main.once('exit', resolve));
  const startMs = performance.now();
  await app.evaluate(({ app: electron }) => electron.quit());
  await ended;
  expect(performance.now() - startMs).toBeLessThan(5_000);
  test.info().annotations.push({ type: 'keychain answered', description: String(code) });
  await locked.stop();
  for (const dir of [home, profileDir]) rmSync(dir, { recursive: true, force: true });
});
