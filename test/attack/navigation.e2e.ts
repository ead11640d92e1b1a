import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from './harness/launch-app.ts';

let running: RunningApp;
test.beforeAll(async () => {
  running = await launchApp();
});
test.afterAll(() => running.close());

const home = 'app://bundle/index.html';
const targets = [
  'https://evil.example/',
  'http://evil.example/',
  'http://127.0.0.1:9/',
  'https://bundle/index.html',
  'app://bundle/missing.html',
  'app://bundle/',
  'app://evil/index.html',
  'app://bundle.evil/index.html',
  'file:///etc/passwd',
  'file:///etc/',
  'data:text/html,<b>x</b>',
  'blob:app://bundle/123',
  'javascript:document.title="gone"',
  'view-source:https://evil.example/',
  'chrome://version',
  'chrome-extension://abc/x.html',
  'devtools://devtools/bundled/inspector.html',
  'ftp://evil.example/',
  'ws://evil.example/',
  'mailto:a@evil.example',
  'ms-msdt:/id',
  'rollcall://connect?url=https://evil.example',
  // Last, so that nothing comes in its way: the one that no other wall would stop.
  'app://bundle/approve.html',
];

const expectHome = async ({ app, page }: RunningApp, what: string): Promise<void> => {
  const seen = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => [contents.getURL(), contents.isLoading()]),
  );
  expect(seen, what).toEqual([[home, false]]);
  expect(await page.evaluate(() => document.querySelector('#state')?.textContent), what).toBe('ready');
};

/** Ways out of a page; each gets the address to leave for. All are tried in the page's own world. */
const ways = {
  location: (target: string) => {
    window.location.href = target;
  },
  replace: (target: string) => window.location.replace(target),
  link: (target: string) => {
    const link = Object.assign(document.createElement('a'), { href: target, textContent: 'x' });
    document.body.append(link);
    link.click();
    link.remove();
  },
  'link to a new window': (target: string) => {
    const link = Object.assign(document.createElement('a'), { href: target, target: '_blank' });
    document.body.append(link);
    link.click();
    link.remove();
  },
  download: (target: string) => {
    const link = Object.assign(document.createElement('a'), { href: target, download: 'x' });
    document.body.append(link);
    link.click();
    link.remove();
  },
  form: (target: string) => {
    const form = Object.assign(document.createElement('form'), { action: target, method: 'post' });
    document.body.append(form);
    form.submit();
    form.remove();
  },
  'meta refresh': (target: string) => {
    const meta = Object.assign(document.createElement('meta'), {
      httpEquiv: 'refresh',
      content: `0;url=${target}`,
    });
    document.head.append(meta);
    meta.remove();
  },
  open: (target: string) => void window.open(target),
  'named open': (target: string) => void window.open(target, 'named', 'nodeIntegration=yes,show=yes'),
};

for (const [way, leave] of Object.entries(ways)) {
  test(`NAV-1: the page goes nowhere by way of: ${way}`, async () => {
    // On the very document: one that left and was brought back would not have it.
    await running.page.evaluate(() => Object.assign(window, { hasStayed: true }).hasStayed);
    for (const target of targets) {
      await running.page.evaluate(leave, target).catch((error: unknown) => {
        // Chromium refuses some by itself, with an exception in the page; staying is what counts.
        expect(String(error)).not.toContain('Target page, context or browser has been closed');
      });
      // The next way out would stop this one before it had a chance.
      await running.page.waitForTimeout(30);
    }
    await running.page.waitForTimeout(200);
    await expectHome(running, way);
    expect(await running.page.evaluate(() => Reflect.get(window, 'hasStayed')), way).toBe(true);
  });
}

for (const address of ['about:blank', 'about:srcdoc'])
  test(`NAV-1: a page that makes itself ${address} is brought back`, async () => {
    const { page, app } = running;
    await page
      .evaluate((target) => {
        document.querySelector('#state')?.remove();
        window.location.href = target;
      }, address)
      .catch(() => undefined); // The page may be gone before it can answer.
    await expect
      .poll(() => app.evaluate(({ webContents }) => webContents.getAllWebContents().map((c) => c.getURL())))
      .toEqual([home]);
    await expect(page.locator('#state')).toHaveText('ready');
  });

test('NAV-1: dropped files and links, a middle click and reload keys lead nowhere', async () => {
  const { page, app } = running;
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/uri-list', 'https://evil.example/');
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    const link = Object.assign(document.createElement('a'), {
      href: 'https://evil.example/',
      id: 'mid',
      textContent: 'm',
    });
    document.body.append(link);
  });
  await page.click('#mid', { button: 'middle' });
  for (const key of ['F5', 'Control+R', 'Alt+ArrowLeft', 'Control+U', 'Control+N', 'Control+T'])
    await page.keyboard.press(key);
  await page.evaluate(() => document.querySelector('#mid')?.remove());
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expectHome(running, 'keys');
});

test('NAV-2: neither a frame nor a webview shows anything', async () => {
  const { page, app } = running;
  const violations = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    const frame = Object.assign(document.createElement('iframe'), { src: 'app://bundle/index.html' });
    const view = Object.assign(document.createElement('webview'), { src: 'https://evil.example/' });
    document.body.append(frame, view);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const bridges = [...Array(window.length).keys()].filter((index) => {
      try {
        return window[index] !== undefined && 'rollcall' in window[index];
      } catch {
        // Of another origin: then it cannot be reached, which is as good.
        return false;
      }
    });
    frame.remove();
    view.remove();
    return { seen, bridges };
  });
  expect(violations).toEqual({ seen: ['frame-src'], bridges: [] });
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});
