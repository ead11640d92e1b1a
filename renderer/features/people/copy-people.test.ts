import { describe, expect, it } from 'vitest';
import type { Client } from '#renderer/client/client.ts';
import { ok } from '#shared/base/result.ts';
import { contract } from '#shared/contract/index.ts';
import { COPY_FIELDS, readSelected, toCopied } from './copy-people.ts';

const [username, email] = COPY_FIELDS;
const scope = { deploymentId: 'acme', organizationId: '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b10' } as never;

const answerWith = (all: readonly string[]) => {
  const asked: number[] = [];
  const call = ((name: string, input: { offset: number; limit: number }) => {
    expect(name).toBe('selection.listField');
    expect(contract['selection.listField'].input.safeParse(input).success).toBe(true);
    asked.push(input.offset);
    return Promise.resolve(
      ok({ selected: all.length, values: all.slice(input.offset, input.offset + input.limit) }),
    );
  }) as unknown as Client['call'];
  return { call, asked };
};

describe('copying people', () => {
  it('takes everybody selected, in pieces, however many there are', async () => {
    const all = Array.from({ length: 100_000 }, (_, n) => `member-${n}`);
    const { call, asked } = answerWith(all);
    const read = await readSelected(call, scope, username);
    expect(read).toEqual(ok({ lines: all, without: 0 }));
    expect(asked).toHaveLength(25);
  });

  it('asks once for a whole piece, and for nobody', async () => {
    const { call, asked } = answerWith(Array.from({ length: 4_000 }, () => 'x'));
    await readSelected(call, scope, username);
    expect(asked).toEqual([0]);
    expect(await readSelected(answerWith([]).call, scope, username)).toEqual(ok({ lines: [], without: 0 }));
  });

  it('counts those who have no such value, and says so', async () => {
    const { call } = answerWith(['a@acme.example', '', 'b@acme.example']);
    const read = await readSelected(call, scope, email);
    expect(read).toEqual(ok({ lines: ['a@acme.example', 'b@acme.example'], without: 1 }));
    expect(toCopied(email, 2, 1)).toBe('Copied 2 e-mail addresses. 1 of the selected have none.');
    expect(toCopied(username, 1, 0)).toBe('Copied 1 username.');
    expect(toCopied(username, 100_000, 0)).toBe('Copied 100,000 usernames.');
  });
});
