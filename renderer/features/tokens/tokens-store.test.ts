import { afterEach, describe, expect, it } from 'vitest';
import { useNotice } from '#renderer/window/notice.ts';
import type { UserId } from '#shared/base/brand.ts';
import { MOST_SUBJECTS_IN_MESSAGE } from '#shared/contract/pieces.ts';
import { tickMore, tickOnly, toBoxForAll, toggleToken, useTokens } from './tokens-store.ts';

const token = (id: string, isInUse = false) => ({
  ...{ id, userId: 'u1' as UserId, username: 'ada', name: 'laptop', isInUse },
});
afterEach(() => tickOnly([]));

describe('the ticks', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => token(`t${at}`));
  const readIds = () => [...useTokens.getState().ticked.keys()];

  it.each([
    ['one by one', () => toggleToken(token('more'))],
    ['beside others', () => tickMore([token('more')])],
    ['all at once', () => tickOnly(many(MOST_SUBJECTS_IN_MESSAGE + 1))],
  ])('are never more than one message names, %s, and say so', (_, tick) => {
    const most = many(MOST_SUBJECTS_IN_MESSAGE);
    tickOnly(most);
    useNotice.getState().say('');
    tick();
    expect(readIds()).toEqual(most.map(({ id }) => id));
    expect(useNotice.getState()).toMatchObject({ tone: 'bad' });
    expect(useNotice.getState().text).toMatch(
      /^201 tokens would be selected, and 200 can be at once: .*Search/,
    );
  });

  it('may be as many, and one that is there already is none more', () => {
    tickOnly(many(MOST_SUBJECTS_IN_MESSAGE));
    useNotice.getState().say('');
    tickMore([token('t0')]);
    toggleToken(token('t1'));
    expect(readIds()).toHaveLength(MOST_SUBJECTS_IN_MESSAGE - 1);
    expect(useNotice.getState().text).toBe('');
  });
});

describe('the box for all', () => {
  const [a, b, c] = [token('a'), token('b'), token('c')];
  const read = (shown: readonly { readonly id: string }[] | undefined) => {
    tickOnly([a, b]);
    return toBoxForAll(shown, useTokens.getState().ticked);
  };

  it('is about those that are shown, not about how many are ticked', () => {
    expect([read([a, b]), read([a]), read([a, c]), read([c, token('d')])]).toEqual([
      true,
      true,
      'some',
      false,
    ]);
  });

  it('says that some are where it cannot know, and none where none is', () => {
    expect(read(undefined)).toBe('some');
    expect(toBoxForAll([a], new Map())).toBe(false);
  });
});
