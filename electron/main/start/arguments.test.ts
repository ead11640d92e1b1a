import { describe, expect, it } from 'vitest';
import { findMisuse, parseArguments } from './arguments.ts';

const argv = [
  'electron',
  '--disable-gpu',
  '.',
  '--profile',
  '/p',
  '--store-launcher=child-process',
  '--store-entry',
  '/s.cjs',
  '--renderer-dir=/r',
  '--smoke',
  '--print-ready',
];

describe('parseArguments', () => {
  it('reads our own flags in both spellings', () => {
    expect(parseArguments(argv, false)).toEqual({
      profileDir: '/p',
      launcher: 'child-process',
      storeEntry: '/s.cjs',
      rendererDir: '/r',
      isSmoke: true,
      printsReady: true,
    });
  });

  it('takes no code from the command line of a packaged app', () => {
    expect(parseArguments(argv, true)).toMatchObject({
      storeEntry: null,
      rendererDir: null,
      launcher: null,
      profileDir: '/p',
    });
  });

  it.each([[['--profile']], [['--profile', '--smoke']], [['--profile=']], [['--profiles', '/p']], [[]]])(
    'has no profile in %j',
    (args) => {
      expect(parseArguments(args, false).profileDir).toBeNull();
    },
  );

  it('knows two launchers', () => {
    expect(parseArguments(['--store-launcher', 'thread'], false).launcher).toBeNull();
  });
});

describe('findMisuse', () => {
  it.each([
    [['rollcall', '--profile'], 'names no folder'],
    [['rollcall', '--profile='], 'names no folder'],
    [['rollcall', '--profile', ''], 'names no folder'],
    [['rollcall', '--profile', '--smoke'], 'names no folder'],
    [['rollcall', '--profile=a', '--profile=b'], 'more than once'],
    [['rollcall', '--profile', 'a', '--profile', 'b'], 'more than once'],
  ])('%j: does not go on with the usual profile', (argv, words) => {
    expect(findMisuse(argv)).toMatchObject({
      message: expect.stringMatching(new RegExp(`^Rollcall was not started because .*${words}.*\\.$`)),
      exitCode: 64,
    });
  });

  it.each([[['rollcall']], [['rollcall', '--profile=a']], [['rollcall', '--smoke', '--profile', 'a b']]])(
    '%j: is understood',
    (argv) => {
      expect(findMisuse(argv)).toBeNull();
    },
  );
});
