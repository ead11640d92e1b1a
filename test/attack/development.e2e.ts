import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { startElectron } from '#test/kit/app.ts';

/** A server of this machine that answers everything with a page, and counts. */
const listen = async (): Promise<{ readonly server: Server; readonly url: string; hits: number }> => {
  const server = createServer((_request, response) => {
    told.hits += 1;
    response.setHeader('content-type', 'text/html');
    response.end('<title>Development</title><p>served</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port of IP has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const told = { server, url: `http://127.0.0.1:${port}`, hits: 0 };
  return told;
};

test('in development the page comes from its server, and reaches no other port of this machine', async () => {
  const [development, other] = [await listen(), await listen()];
  const running = await startElectron({ env: { ELECTRON_RENDERER_URL: development.url } });
  try {
    await expect(running.page.getByText('served')).toBeVisible();
    const reached = await running.page.evaluate(
      (url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
      other.url,
    );
    expect([reached, other.hits]).toEqual([false, 0]);
    expect(development.hits).toBeGreaterThan(0);
  } finally {
    await running.close();
    for (const { server } of [development, other]) server.close();
  }
});
