import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from './harness/launch-app.ts';

let running: RunningApp;
test.beforeEach(async () => {
  running = await launchApp();
  await running.app.evaluate(({ clipboard }) => clipboard.writeText('before'));
});
test.afterEach(() => running.close());

const read = () => running.app.evaluate(({ clipboard }) => clipboard.readText());
const copy = (text: string): Promise<unknown> =>
  running.page.evaluate((it) => Reflect.get(window, 'rollcall').copyText(it), text);

test('M1: a script copies nothing while nobody does anything, however it tries', async () => {
  expect(await copy('evil')).toBe(false);
  await running.page.evaluate(async () => {
    const target = document.querySelector<HTMLElement>('#state') ?? document.body;
    // What looks like a person to the page is none to main.
    for (const type of ['mousedown', 'mouseup', 'click'])
      target.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    for (const type of ['keydown', 'keyup'])
      document.dispatchEvent(new KeyboardEvent(type, { key: 'c', ctrlKey: true, bubbles: true }));
    target.click();
    await Reflect.get(window, 'rollcall').copyText('evil');
    await navigator.clipboard.writeText('evil').catch(() => undefined);
    const item = new ClipboardItem({ 'text/plain': new Blob(['evil'], { type: 'text/plain' }) });
    await navigator.clipboard.write([item]).catch(() => undefined);
    target.textContent = 'evil';
    getSelection()?.selectAllChildren(target);
    document.execCommand('copy');
    document.addEventListener('copy', (event) => event.clipboardData?.setData('text/plain', 'evil'));
    document.execCommand('copy');
  });
  expect(await read()).toBe('before');
});

test('M1: moving the pointer and turning the wheel are no wish', async () => {
  await running.page.mouse.move(50, 50);
  await running.page.mouse.wheel(0, 100);
  expect(await copy('evil')).toBe(false);
  expect(await read()).toBe('before');
});

test('M1: a press is good for one text', async () => {
  await running.page.click('#state');
  expect([await copy('mine'), await copy('evil')]).toEqual([true, false]);
  expect(await read()).toBe('mine');
  await running.page.keyboard.press('a');
  expect([await copy('again'), await copy('evil')]).toEqual([true, false]);
  expect(await read()).toBe('again');
});

test('M1: a command from the menu bar is an act as well', async () => {
  await running.page.evaluate(() => Reflect.get(window, 'rollcall').setEnabledCommands(['help.about']));
  await running.app.evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('help.about');
    item?.click();
  });
  expect([await copy('from the menu'), await copy('evil')]).toEqual([true, false]);
  expect(await read()).toBe('from the menu');
});

test('M1: a text that is too long is refused, and the clipboard keeps what it had', async () => {
  await running.page.click('#state');
  const said = await running.page.evaluate(() =>
    Reflect.get(window, 'rollcall').copyText('x'.repeat(4_000_001)),
  );
  expect([said, await read()]).toEqual([false, 'before']);
});

test('SEC-11: nothing reads the clipboard by itself, not even after a press', async () => {
  await running.app.evaluate(({ clipboard }) => clipboard.writeText('a secret of somebody'));
  await running.page.click('#state');
  const seen = await running.page.evaluate(async () => {
    const got: string[] = [];
    document.addEventListener('paste', (event) => got.push(event.clipboardData?.getData('text/plain') ?? ''));
    const field = document.body.appendChild(document.createElement('textarea'));
    field.focus();
    document.execCommand('paste');
    got.push(field.value);
    got.push(await navigator.clipboard.readText().catch(() => ''));
    got.push(
      await navigator.clipboard
        .read()
        .then(([item]) => item?.getType('text/plain'))
        .then((blob) => blob?.text() ?? '')
        .catch(() => ''),
    );
    return got.join('');
  });
  expect(seen).toBe('');
});
