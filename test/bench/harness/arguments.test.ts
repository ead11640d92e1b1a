import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

const names = ['sync', 'apply'];

describe('the arguments of the benchmarks', () => {
  it('measure everything at every size when there are none', () => {
    expect(readArguments([], names)).toEqual({
      sizes: [5_000, 100_000],
      only: [],
      jsonFile: null,
      isStrict: false,
      builds: true,
    });
  });

  it('choose a size, some benchmarks and a file', () => {
    const args = [
      '--size',
      '5000',
      '--only',
      'sync',
      '--only',
      'apply',
      '--json',
      'f',
      '--strict',
      '--no-build',
    ];
    expect(readArguments(args, names)).toEqual({
      sizes: [5_000],
      only: ['sync', 'apply'],
      jsonFile: 'f',
      isStrict: true,
      builds: false,
    });
  });

  it.each([
    [['--size', '7'], '--size must be'],
    [['--only', 'nothing'], 'There are: sync, apply'],
    [['--nonsense'], '--nonsense'],
  ])('say what is wrong with %j', (args, words) => {
    expect(() => readArguments(args, names)).toThrow(words);
  });
});
