import type { Page } from '@playwright/test';
import { z } from 'zod';

const replySchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: z.object({ code: z.string(), message: z.string() }) }),
]);
export type PageReply = z.output<typeof replySchema>;

/** Opens a port to the store from the page, keeps the newest one the page was given, and counts how many came. */
export const openPort = async (page: Page): Promise<void> => {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const state = {
          port: null as MessagePort | null,
          count: 0,
          // Far from the numbers of the page, which has the same port and may still be asking.
          lastId: 1_000_000,
          waiting: new Map<number, (r: unknown) => void>(),
        };
        Object.assign(window, { attack: state });
        window.addEventListener('message', (event) => {
          const port = event.ports[0];
          if (event.data !== 'rollcall:port' || port === undefined) return;
          state.port = port;
          state.count += 1;
          port.onmessage = ({ data }) => state.waiting.get(data.id)?.(data.reply);
          resolve();
        });
        Reflect.get(window, 'rollcall').connect();
      }),
  );
};

/** Calls the store over the newest port, the way that the page does. Rejects after `limitMs` without an answer. */
export const callStore = async (
  page: Page,
  name: string,
  input: unknown,
  limitMs = 5_000,
): Promise<PageReply> => {
  const reply = await page.evaluate(
    ({ name, input, limitMs }) =>
      new Promise<unknown>((resolve, reject) => {
        const state = Reflect.get(window, 'attack');
        state.lastId += 1;
        const id = state.lastId;
        setTimeout(() => reject(new Error(`No answer to ${name}`)), limitMs);
        state.waiting.set(id, resolve);
        state.port.postMessage({ kind: 'call', id, name, input });
      }),
    { name, input, limitMs },
  );
  return replySchema.parse(reply);
};

/** How many ports the page was given so far. */
export const countPorts = (page: Page): Promise<number> =>
  page.evaluate(() => Reflect.get(window, 'attack').count);
