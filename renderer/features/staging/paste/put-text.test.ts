import { describe, expect, it } from 'vitest';
import type { Client } from '#renderer/client/client.ts';
import { ok } from '#shared/base/result.ts';
import { contract } from '#shared/contract/index.ts';
import { isWithinWireLimits } from '#shared/contract/wire-limits.ts';
import { putText } from './put-text.ts';

type Put = { readonly at: number; readonly pieces: readonly string[]; readonly isLast: boolean };

const place = {
  deploymentId: 'acme',
  organizationId: '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b10',
  pasteId: 'list-1',
  at: 0,
} as const;

const createStore = (
  held: (at: number, characters: number) => number = (at, characters) => at + characters,
) => {
  const puts: Put[] = [];
  const take = (name: string, input: Put) => {
    expect(contract['paste.putText'].input.safeParse(input).success).toBe(true);
    expect(isWithinWireLimits({ kind: 'call', id: 1, name, input })).toBe(true);
    puts.push(input);
    return Promise.resolve(ok({ held: held(input.at, input.pieces.join('').length) }));
  };
  return { client: { call: take, send: take } as unknown as Client, puts };
};
const run = (client: Client, text: string, from = 0, signal = new AbortController().signal) => {
  const shares: number[] = [];
  const done = putText(client, { ...place, at: from }, text, {
    signal,
    onDone: (share) => shares.push(share),
  });
  return done.then((reply) => ({ reply, shares }));
};

describe('putting a text down', () => {
  const lines = Array.from({ length: 100_000 }, (_, n) => `member-${n}@acme.example`).join('\n');

  it('sends 100,000 lines in messages that the store takes, in order and whole, and ends them', async () => {
    const { client, puts } = createStore();
    const { reply, shares } = await run(client, lines);
    expect(reply).toEqual(ok(lines.length));
    expect(puts.flatMap(({ pieces }) => pieces).join('')).toBe(lines);
    expect(puts.map(({ isLast }) => isLast)).toEqual(puts.map((_, n) => n === puts.length - 1));
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('goes on where the list ends', async () => {
    const { client, puts } = createStore();
    expect((await run(client, 'anna', 10)).reply).toEqual(ok(14));
    expect(puts).toMatchObject([{ at: 10, isLast: true }]);
  });

  it('stops when the store holds something else', async () => {
    const { client, puts } = createStore((at, characters) => (at === 0 ? characters : 7));
    expect((await run(client, lines)).reply).toMatchObject({ failure: { code: 'paste-gone' } });
    expect(puts).toHaveLength(2);
  });

  it('sends nothing more once it was cancelled', async () => {
    const { client, puts } = createStore();
    const stop = new AbortController();
    stop.abort();
    await run(client, lines, 0, stop.signal);
    expect(puts).toHaveLength(1);
  });
});
