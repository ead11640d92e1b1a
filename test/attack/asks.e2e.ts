import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from './harness/launch-app.ts';
import { callStore, openPort } from './harness/page-port.ts';

let running: RunningApp;
test.beforeEach(async () => {
  running = await launchApp();
  await openPort(running.page);
});
test.afterEach(() => running.close());

const ask = (input: unknown) => callStore(running.page, 'stub.ask', input, 20_000);

test('a file that the person chose is read as text, and its path stays in main', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rollcall-pick-'));
  writeFileSync(join(dir, 'acme.pem'), 'text of it');
  writeFileSync(join(dir, 'large.pem'), 'x'.repeat(1024 * 1024 + 1));
  const pick = async (chosen: string | null) => {
    await running.app.evaluate(({ dialog }, filePath) => {
      Object.assign(dialog, {
        showOpenDialog: async () => ({
          canceled: filePath === null,
          filePaths: filePath === null ? [] : [filePath],
        }),
      });
    }, chosen);
    return ask({ ask: 'pick-file', kind: 'certificate' });
  };
  const file = { fileName: 'acme.pem', content: 'text of it' };
  expect(await pick(join(dir, 'acme.pem'))).toEqual({ ok: true, value: { ok: true, value: { file } } });
  expect(await pick(null)).toEqual({ ok: true, value: { ok: true, value: { file: null } } });
  for (const refused of ['large.pem', 'gone.pem', '.']) {
    const answer = await pick(join(dir, refused));
    expect(answer).toMatchObject({ value: { ok: false, failure: { code: 'not-read' } } });
    expect(JSON.stringify(answer)).not.toContain(dir);
  }
  rmSync(dir, { recursive: true });
});

test('the proxy of an address is what the system’s settings say, and nothing is fetched for it', async () => {
  const resolve = (url: string) => ask({ ask: 'resolve-proxy', url });
  const setRules = (proxyRules: string) =>
    running.app.evaluate(
      ({ session }, rules) => session.fromPartition('system-proxy').setProxy({ proxyRules: rules }),
      proxyRules,
    );
  // From the first question on there is a session that follows the system's settings; here it is told others.
  expect(await resolve('https://coder.acme.example')).toMatchObject({ value: { ok: true } });
  await setRules('https=proxy.acme.example:3128');
  expect(await resolve('https://coder.acme.example')).toMatchObject({
    value: { ok: true, value: { rules: 'PROXY proxy.acme.example:3128' } },
  });
  await setRules('direct://');
  expect(await resolve('https://coder.acme.example')).toMatchObject({
    value: { value: { rules: 'DIRECT' } },
  });
  for (const url of ['file:///etc/passwd', 'http://coder.acme.example', 'https://ada@coder.acme.example'])
    expect(await resolve(url)).toMatchObject({ value: { ok: false, failure: { code: 'not-resolved' } } });
});
