import { expect, test } from '@playwright/test';
import type { Twin } from '#electron/demo/index.ts';
import { listWrites, type PageScript, startPageScript } from './harness/page-script.ts';

/** A script in the page, on the real store, asks again and again until a tired person says yes. */
let script: PageScript;
let twin: Twin;
let sandbox = '';
let other = '';
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  script = await startPageScript();
  twin = await script.serve({ members: 60 });
  sandbox = await script.keep(twin);
  other = await script.keep(twin, { name: 'Second', url: twin.url.replace('127.0.0.1', 'localhost') });
  const userIds = script
    .people(twin)
    .slice(0, 1)
    .map(({ userId }) => userId);
  await script.stage(sandbox, { organizationId: twin.organizations.coder, userIds, add: ['role-assigner'] });
});
test.afterAll(() => script.close());

const canAskAgain = (): Promise<boolean | undefined> =>
  script.app.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('questions.ask-again')?.enabled,
  );

/** Asks, and tells what came of it: the code and the message, and how many windows there were. */
const tryIt = async (ask: () => ReturnType<PageScript['call']>) => {
  const before = script.shown.length;
  let reply = await ask();
  // What was applied before may still be read back.
  while (!reply.ok && reply.failure.code === 'busy') reply = await ask();
  const windows = script.shown.length - before;
  return reply.ok ? ['ok', '', windows] : [reply.failure.code, reply.failure.message, windows];
};
const apply = () => tryIt(() => script.start(sandbox));

test('after a no the same is not asked again at once, however often a script tries', async () => {
  expect(await canAskAgain()).toBe(false);
  expect(await apply()).toEqual(['not-approved', expect.stringContaining('You did not confirm.'), 1]);
  for (let n = 0; n < 20; n += 1) {
    const [code, message, windows] = await apply();
    expect([code, windows]).toEqual(['not-asked', 0]);
    expect(message).toMatch(
      /^Rollcall did not ask: you said no to this a moment ago\. Nothing was sent, and everything is still staged\. Try again in \d seconds?, or choose “Let Rollcall ask again” in the File menu first\.$/,
    );
  }
  expect(listWrites(twin)).toEqual([]);
});

test('what a person wants all the same they are asked again from the menu bar, and a yes counts', async () => {
  expect(await canAskAgain()).toBe(true);
  await script.askAgain();
  expect(await canAskAgain()).toBe(false);
  expect(await apply()).toEqual(['not-approved', expect.any(String), 1]);
  expect(await apply()).toEqual(['not-asked', expect.any(String), 0]);
  await script.askAgain();
  await script.withYes(async () => script.settle(await script.start(sandbox)));
  expect(listWrites(twin)).toHaveLength(1);
});

test('who asks of one thing after the other is named by main, and can be stopped for good', async () => {
  const orders = [
    () => script.call('deployment.remove', { id: sandbox }),
    () => script.call('deployment.signOut', { id: other }),
    () => script.call('token.rotate', { id: sandbox, lifetimeDays: 3 }),
  ];
  for (const order of orders) expect(await tryIt(order)).toEqual(['not-approved', expect.any(String), 1]);
  expect(script.shown.map(({ request }) => request.declined)).not.toContain(3);

  script.state.person = 'hold';
  const before = script.shown.length;
  const reply = script.call('deployment.remove', { id: other });
  await expect.poll(() => script.shown.length).toBe(before + 1);
  const shown = script.shown.at(-1);
  expect(shown?.request.declined).toBe(3);
  expect(shown?.text).toContain(
    'You said no 3 times in a row. If it was not you who asked, something keeps asking',
  );
  const closed = shown?.window.waitForEvent('close');
  // The window may be gone before Playwright has looked at what the click did, which it reports as an error.
  await shown?.window
    .getByRole('button', { name: 'Stop asking for this session' })
    .click()
    .catch(() => undefined);
  await closed;
  expect(script.codeOf(await reply)).toBe('not-approved');

  script.state.person = 'yes';
  const more = [...orders, () => script.call('deployment.openInBrowser', { url: twin.url, page: 'home' })];
  for (const order of more)
    expect(await tryIt(order)).toEqual(['not-asked', expect.stringContaining('asked nothing more'), 0]);
  script.state.person = 'no';
  expect(await canAskAgain()).toBe(true);
  await script.askAgain();
  expect(await tryIt(() => script.call('deployment.remove', { id: other }))).toEqual([
    'not-approved',
    expect.any(String),
    1,
  ]);
});
