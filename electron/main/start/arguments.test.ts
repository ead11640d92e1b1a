import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

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
