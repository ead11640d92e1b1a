import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from './harness/launch-app.ts';

let running: RunningApp;
test.beforeAll(async () => {
  running = await launchApp();
});
test.afterAll(() => running.close());

/** What a page can ask for, each as a body of an async function that returns when it was given. */
const requests = {
  notifications: `if (await Notification.requestPermission() === 'denied') throw new Error('denied')`,
  geolocation: `await new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))`,
  'camera and microphone': `await navigator.mediaDevices.getUserMedia({ video: true, audio: true })`,
  screen: `await navigator.mediaDevices.getDisplayMedia({ video: true })`,
  clipboard: `await navigator.clipboard.readText()`,
  midi: `await navigator.requestMIDIAccess({ sysex: true })`,
  hid: `if ((await navigator.hid.requestDevice({ filters: [] })).length === 0) throw new Error('none')`,
  usb: `await navigator.usb.requestDevice({ filters: [] })`,
  serial: `await navigator.serial.requestPort()`,
  bluetooth: `await navigator.bluetooth.requestDevice({ acceptAllDevices: true })`,
  idle: `if (await IdleDetector.requestPermission() !== 'granted') throw new Error('denied')`,
  fonts: `if ((await queryLocalFonts()).length === 0) throw new Error('none')`,
  'file system': `await showOpenFilePicker()`,
  // A refused request may stay without an answer; what counts is that nothing became full.
  fullscreen: `document.documentElement.requestFullscreen().catch(() => {}); await new Promise((go) => setTimeout(go, 500)); if (document.fullscreenElement === null) throw new Error('none')`,
  'pointer lock': `await Promise.reject(document.body.requestPointerLock() ?? new Error('no promise'))`,
};

for (const [what, request] of Object.entries(requests)) {
  test(`NAV-4: a page is refused: ${what}`, async () => {
    // As text, with a gesture: some requests are refused without one before a handler is asked.
    const expression = `(async () => { ${request} })().then(() => 'granted', (error) => 'refused: ' + error.name)`;
    const session = await running.page.context().newCDPSession(running.page);
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      userGesture: true,
    });
    expect(result.value).toMatch(/^refused/);
  });
}

test('NAV-4: every session answers no to every name, known or not', async () => {
  const granted = await running.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'persistent-storage',
      'screen-wake-lock',
    ];
    const states = await Promise.all(
      names.map(async (name) => {
        const status = await navigator.permissions.query({ name: name as PermissionName });
        return status.state === 'granted' ? name : null;
      }),
    );
    return states.filter((name) => name !== null);
  });
  expect(granted).toEqual([]);
});
