import { expect, test } from '@playwright/test';
import { launchApp, type RunningApp } from './harness/launch-app.ts';

let running: RunningApp;
test.beforeAll(async () => {
  running = await launchApp();
});
test.afterAll(() => running.close());

/** Asks for addresses through the very session that our pages have. */
const ask = (requests: readonly { readonly url: string; readonly method?: string }[]) =>
  running.app.evaluate(async ({ session }, wanted) => {
    const pages = session.fromPartition('rollcall');
    const answers: { status: number; headers: Record<string, string> }[] = [];
    for (const { url, method } of wanted) {
      const answer = await pages.fetch(url, { method: method ?? 'GET' }).catch(() => null);
      answers.push({ status: answer?.status ?? 0, headers: Object.fromEntries(answer?.headers ?? []) });
    }
    return answers;
  }, requests);

const nothing = [
  'app://bundle/',
  'app://bundle/../package.json',
  'app://bundle/..%2f..%2fpackage.json',
  'app://bundle/..%5c..%5cpackage.json',
  'app://bundle/%2e%2e/%2e%2e/package.json',
  'app://bundle/%252e%252e%252fpackage.json',
  'app://bundle/index.html%00',
  'app://bundle/index.html?x=1',
  'app://bundle/index.html/',
  'app://bundle/README.md',
  'app://bundle//etc/passwd',
  'app://bundle/etc/passwd',
  'app://evil/index.html',
  'app://bundle.evil/index.html',
  `app://bundle/${'a'.repeat(10_000)}`,
];

test('NAV-5: nothing but files of the bundle is served', async () => {
  const answers = await ask(nothing.map((url) => ({ url })));
  // Zero: Chromium itself takes it for no address at all.
  for (const [index, { status }] of answers.entries()) expect([0, 404], nothing[index]).toContain(status);
});

test('NAV-5: only reading is possible, and types are not guessed', async () => {
  const url = 'app://bundle/index.html';
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'];
  const answers = await ask(methods.map((method) => ({ url, method })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 405, 405, 405, 405]);
  expect(answers[0]?.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  const [script] = await ask([{ url: 'app://bundle/page.js' }]);
  expect(script?.headers['content-type']).toBe('text/javascript; charset=utf-8');
});

test('CSP-1: every page comes with exactly this policy', async () => {
  const [page, approval] = await ask([
    { url: 'app://bundle/index.html' },
    { url: 'app://bundle/approve.html' },
  ]);
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'none'; worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  expect(page?.headers['content-security-policy']).toBe(policy);
  expect(approval?.headers['content-security-policy']).toBe(policy);
});

test('CSP-1: inline code, eval, markup, and anything remote are blocked in the page', async () => {
  const outcome = await running.page.evaluate(async () => {
    const seen = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => seen.add(event.effectiveDirective));
    const attempt = async (work: () => unknown): Promise<string> => {
      try {
        await work();
        return 'ran';
      } catch {
        return 'blocked';
      }
    };
    const load = (tag: string, attributes: Record<string, string>) =>
      new Promise<void>((resolve, reject) => {
        const element = document.createElement(tag);
        element.addEventListener('load', () => resolve());
        element.addEventListener('error', () => reject(new Error('blocked')));
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.head.append(element);
      });
    /** Away from the test's own call, which is allowed more than a page is. */
    const later = (work: () => unknown) =>
      new Promise((resolve, reject) => {
        setTimeout(() => {
          try {
            resolve(work());
          } catch (error) {
            reject(error);
          }
        });
      });
    const results = {
      eval: await attempt(() => later(() => Reflect.get(window, 'eval')('1'))),
      function: await attempt(() => later(() => new Function('return 1')())),
      timer: await attempt(() => {
        // By name and as text: the types know only functions, and text is what the attack is about.
        Reflect.get(window, 'setTimeout')('window.ran = true', 0);
      }),
      markup: await attempt(() => {
        document.body.innerHTML = '<b>x</b>';
      }),
      script: await attempt(() => load('script', { src: 'https://evil.example/x.js' })),
      image: await attempt(() => load('img', { src: 'https://evil.example/x.png' })),
      style: await attempt(() => load('link', { rel: 'stylesheet', href: 'https://evil.example/x.css' })),
      fetch: await attempt(() => fetch('https://evil.example/')),
      ownFetch: await attempt(() => fetch('app://bundle/index.html')),
      beacon: await attempt(() => {
        if (!navigator.sendBeacon('https://evil.example/')) throw new Error('blocked');
      }),
      worker: await attempt(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
      policy: await attempt(() =>
        Reflect.get(window, 'trustedTypes').createPolicy('p', { createHTML: (s: string) => s }),
      ),
    };
    const inline = document.createElement('script');
    await attempt(() => inline.append('window.inlineRan = true'));
    await attempt(() => document.head.append(inline));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const ran = Reflect.get(window, 'inlineRan') === true || Reflect.get(window, 'ran') === true;
    return { results, ran, seen: [...seen].toSorted() };
  });
  // A beacon says yes and is then dropped by the policy, which the list of violations shows.
  const { beacon: _beacon, ...results } = outcome.results;
  expect(Object.values(results), JSON.stringify(results)).toEqual(
    Object.values(results).map(() => 'blocked'),
  );
  expect(outcome.ran).toBe(false);
  for (const directive of ['connect-src', 'img-src', 'style-src-elem', 'require-trusted-types-for']) {
    expect(outcome.seen).toContain(directive);
  }
});
