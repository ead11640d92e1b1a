import { expect, test } from '@playwright/test';
import { MOST_CLIPBOARD_CHARACTERS } from '#shared/contract/channels.ts';
import { launchApp, type RunningApp } from './harness/launch-app.ts';

let running: RunningApp;
test.beforeEach(async () => {
  running = await launchApp();
  // What starts the app also looks into its page, as if a person had pressed something: a new page knows of none.
  await running.page.reload();
  await running.app.evaluate(({ clipboard }) => clipboard.writeText('before'));
});
test.afterEach(() => running.close());

const read = () => running.app.evaluate(({ clipboard }) => clipboard.readText());

/** Runs a script the way that a page does, without a person: Playwright's own way stands in for one. */
const run = async (body: string): Promise<unknown> => {
  const session = await running.page.context().newCDPSession(running.page);
  const expression = `(async () => { ${body} })().catch((error) => 'refused: ' + error.message)`;
  const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true });
  await session.detach();
  return result.value;
};
const copy = (text: string): Promise<unknown> => run(`return window.rollcall.copyText('${text}')`);

const field = (doc: string): string =>
  `const t = ${doc}.createElement('textarea'); t.value = 'evil'; ${doc}.body.append(t); t.select();`;
const onCopy = `document.addEventListener('copy', (e) => { e.clipboardData.setData('text/plain', 'evil'); e.preventDefault(); });`;
const frame = `const f = document.createElement('iframe'); document.body.append(f); const d = f.contentDocument;`;

const reads = {
  text: `return navigator.clipboard.readText()`,
  items: `const [item] = await navigator.clipboard.read(); return (await item.getType('text/plain')).text()`,
  'a field': `${field('document')} document.execCommand('paste'); return t.value.replace('evil', '')`,
  'an event': `let got = ''; document.addEventListener('paste', (e) => { got += e.clipboardData.getData('text/plain'); });
    ${field('document')} document.execCommand('paste'); return got`,
  'a frame': `${frame} ${field('d')} d.execCommand('paste'); return t.value.replace('evil', '')`,
  'an editable page': `document.designMode = 'on'; document.body.focus(); document.execCommand('paste'); return document.body.textContent`,
};

for (const [what, body] of Object.entries(reads))
  test(`SEC-11: a script reads nothing, not even after a press, by way of: ${what}`, async () => {
    await running.app.evaluate(({ clipboard }) => clipboard.writeText('a secret of somebody'));
    expect(String(await run(body))).not.toContain('secret');
    await running.page.click('body');
    expect(String(await run(body))).not.toContain('secret');
  });

const writes = {
  bridge: `await window.rollcall.copyText('evil')`,
  'a selection': `document.body.append('evil'); getSelection().selectAllChildren(document.body); document.execCommand('copy')`,
  'an event': `${onCopy} document.execCommand('copy')`,
  'a field': `${field('document')} document.execCommand('copy')`,
  cut: `${field('document')} document.execCommand('cut')`,
  'a frame': `${frame} ${field('d')} d.execCommand('copy')`,
  'a frame that cuts': `${frame} ${field('d')} d.execCommand('cut')`,
  text: `await navigator.clipboard.writeText('evil')`,
  item: `await navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob(['evil'], { type: 'text/plain' }) })])`,
  'the text of a frame': `${frame} await f.contentWindow.navigator.clipboard.writeText('evil')`,
  // What looks like a person to the page is none to main.
  'a click of its own': `${onCopy} document.body.addEventListener('click', () => { window.rollcall.copyText('evil'); document.execCommand('copy'); });
    for (const type of ['mousedown', 'mouseup', 'click']) document.body.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    document.body.click()`,
  'a key of its own': `${onCopy} document.addEventListener('keydown', () => { window.rollcall.copyText('evil'); document.execCommand('copy'); });
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', code: 'KeyC', ctrlKey: true, bubbles: true }))`,
};

for (const [what, body] of Object.entries(writes))
  test(`a script copies nothing while nobody does anything, by way of: ${what}`, async () => {
    expect(await run(`${body}; return 'tried'`)).toMatch(/^(tried|refused)/);
    expect(await read()).toBe('before');
  });

test('moving the pointer and turning the wheel are no wish', async () => {
  await running.page.mouse.move(50, 50);
  await running.page.mouse.wheel(0, 100);
  expect(await copy('evil')).toBe(false);
  expect(await read()).toBe('before');
});

test('a press is good for one text', async () => {
  await running.page.click('#state');
  expect([await copy('mine'), await copy('evil')]).toEqual([true, false]);
  expect(await read()).toBe('mine');
  await running.page.keyboard.press('a');
  expect([await copy('again'), await copy('evil')]).toEqual([true, false]);
  expect(await read()).toBe('again');
});

test('a command from the menu bar is an act as well', async () => {
  await run(`window.rollcall.setEnabledCommands(['help.about'])`);
  await running.app.evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('help.about');
    item?.click();
  });
  expect([await copy('from the menu'), await copy('evil')]).toEqual([true, false]);
  expect(await read()).toBe('from the menu');
});

test('a text that is too long is refused, and the clipboard keeps what it had', async () => {
  await running.page.click('#state');
  expect(await run(`return window.rollcall.copyText('x'.repeat(${MOST_CLIPBOARD_CHARACTERS + 1}))`)).toBe(
    false,
  );
  expect(await read()).toBe('before');
});
