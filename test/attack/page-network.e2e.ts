import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from './harness/launch-app.ts';
import { findOwnAddress, openListeners } from './harness/listeners.ts';
import { callStore, openPort } from './harness/page-port.ts';
import { QUESTION } from './harness/question.ts';
import { toScript, WAYS_OUT } from './harness/ways-out.ts';

type Listeners = Awaited<ReturnType<typeof openListeners>>;
const names = WAYS_OUT.map(([name]) => name);
const ownAddress = findOwnAddress();

/** Names lead to this machine, so that what asks for one is heard as well. */
const args = ['--host-resolver-rules=MAP *.example 127.0.0.1'];

let running: RunningApp;
let listeners: Listeners;
test.beforeEach(async () => {
  listeners = await openListeners([...names, 'control']);
  running = await launchApp({ args });
});
test.afterEach(async () => {
  await running.close();
  listeners.close();
});

/** Opens a connection and sends a packet itself, and waits for both: what came before was heard by then. */
const hearMyself = async (): Promise<void> => {
  const { port, heard } = listeners.get('control');
  connect(port, '127.0.0.1').on('error', () => undefined);
  const socket = createSocket('udp4');
  socket.send('x', port, '127.0.0.1');
  await expect.poll(() => heard.toSorted()).toEqual(['connection', 'packet of 1']);
  socket.close();
};

/** Tries every way, with the gesture of a person, many at once but for those that would leave. */
const tryAll = async (page: RunningApp['page'], isWithoutPolicy: boolean): Promise<readonly string[]> => {
  const session = await page.context().newCDPSession(page);
  if (isWithoutPolicy) {
    await session.send('Page.enable');
    await session.send('Page.setBypassCSP', { enabled: true });
    await page.reload();
    await expect(page.locator('#state')).toHaveText('ready');
  }
  const said: string[] = [];
  for (let at = 0; at < WAYS_OUT.length; at += 12)
    await Promise.all(
      WAYS_OUT.slice(at, at + 12).map(async (way) => {
        const expression = toScript(way, listeners.get(way[0]).port, ownAddress);
        const { result, exceptionDetails } = await session
          .send('Runtime.evaluate', { expression, awaitPromise: true, userGesture: true })
          // A page that is about to leave takes its answers with it.
          .catch((error: unknown) => ({ result: { value: String(error) }, exceptionDetails: undefined }));
        said.push(`${way[0]}: ${exceptionDetails?.exception?.description ?? String(result.value)}`);
      }),
    );
  return said;
};

test('none of more than 120 ways out reaches a listener of this machine, by TCP or by UDP', async () => {
  expect(names.length).toBeGreaterThan(120);
  expect(new Set(names).size).toBe(names.length);
  const said = await tryAll(running.page, false);
  // A way that is not even spelt right would prove nothing.
  expect(said.filter((line) => line.includes('SyntaxError'))).toEqual([]);
  await hearMyself();
  expect(listeners.listHeard().filter((line) => !line.startsWith('control: '))).toEqual([]);
});

test('nor does any of them when the page has no content policy at all', async () => {
  const said = await tryAll(running.page, true);
  expect(said.filter((line) => line.startsWith('fetch: '))).toHaveLength(1);
  await hearMyself();
  expect(listeners.listHeard().filter((line) => !line.startsWith('control: '))).toEqual([]);
});

test('the session refuses a request by itself, before any proxy is asked', async () => {
  const { page } = running;
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Network.enable');
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
  const failed = new Promise<string>((resolve) => {
    session.on('Network.loadingFailed', ({ errorText }) => resolve(errorText));
  });
  const url = `http://127.0.0.1:${listeners.get('control').port}/`;
  await page.evaluate((address) => fetch(address).catch(() => undefined), url);
  expect(await failed).toBe('net::ERR_BLOCKED_BY_CLIENT');
});

test('every session has a proxy that leads nowhere and no spell-checker, every page the narrow WebRTC', async () => {
  const { app, page } = running;
  await openPort(page);
  const opened = app.waitForEvent('window');
  const answer = callStore(page, 'stub.ask', QUESTION, 20_000);
  const window = await opened;
  // One that is made later is closed as well, soon after: main makes none for which that is too late.
  await app.evaluate(({ session }) => session.fromPartition('later').resolveProxy('http://127.0.0.1:9/'));
  const seen = await app.evaluate(async ({ session, webContents }) => {
    const sessions = [
      session.defaultSession,
      session.fromPartition('rollcall'),
      session.fromPartition('later'),
    ];
    const addresses = [
      'http://127.0.0.1:9/',
      'https://coder.example/',
      'http://localhost/',
      'ws://192.0.2.1/',
    ];
    return {
      proxies: await Promise.all(
        sessions.flatMap((one) => addresses.map((address) => one.resolveProxy(address))),
      ),
      spelling: sessions.map((one) => [one.isSpellCheckerEnabled(), one.getSpellCheckerLanguages()]),
      webRtc: webContents.getAllWebContents().map((one) => one.getWebRTCIPHandlingPolicy()),
    };
  });
  expect(seen.proxies).toEqual(Array(12).fill('PROXY 127.0.0.1:1'));
  expect(seen.spelling).toEqual(Array(3).fill([false, []]));
  expect(seen.webRtc).toEqual(Array(2).fill('disable_non_proxied_udp'));
  await expect(window.locator('#title')).toHaveText(QUESTION.title);
  await window.close();
  expect(await answer).toMatchObject({ value: { value: { approved: false } } });
});
