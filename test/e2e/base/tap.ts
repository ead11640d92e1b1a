import type { Page } from '@playwright/test';

type Tapped = { readonly sent: readonly string[]; readonly received: readonly string[] };

/** Runs in the page before its own scripts: notes everything that passes over the ports it is given. */
const install = (): void => {
  const tap: { sent: string[]; received: string[] } = { sent: [], received: [] };
  Object.assign(window, { tapped: tap });
  window.addEventListener('message', ({ ports }) => {
    for (const port of ports) {
      const post = port.postMessage.bind(port);
      port.addEventListener('message', ({ data }) => tap.received.push(JSON.stringify(data)));
      Object.assign(port, {
        postMessage: (message: unknown) => {
          tap.sent.push(JSON.stringify(message));
          post(message);
        },
      });
    }
  });
};

/** Loads the page anew with a tap on its line to the store. */
export const tapMessages = async (page: Page): Promise<void> => {
  await page.addInitScript(install);
  await page.reload();
};

/** Everything that passed so far, each message as JSON. */
export const readTap = (page: Page): Promise<Tapped> =>
  page.evaluate(() => (window as Window & { tapped?: Tapped }).tapped ?? { sent: [], received: [] });
