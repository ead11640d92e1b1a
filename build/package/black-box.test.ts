import { describe, expect, it } from 'vitest';
import { judgeTrick, type Seen } from './black-box.ts';
import type { Trick } from './tricks.ts';

const ended: Trick = { name: 'a', outcome: { kind: 'refused', code: 64 } };
const runs: Trick = { name: 'b', outcome: { kind: 'runs' } };
const sentence =
  'Rollcall was not started because the switch "a" can hand it to another program; start it without.\n';
const seen = (more: Partial<Seen>): Seen => ({
  code: 0,
  stdout: '',
  stderr: '',
  ports: [],
  isWhole: true,
  isLogWhole: false,
  ...more,
});
const refusal = seen({ code: 64, stderr: sentence });
const report = seen({ stdout: '{"smoke":"ok"}\n' });

describe('judgeTrick', () => {
  it('is content with a refusal and with a start, each where it was meant', () => {
    expect(judgeTrick(ended, refusal, false)).toEqual([]);
    expect(judgeTrick(runs, report, false)).toEqual([]);
    expect(judgeTrick({ ...runs, signal: 'SIGUSR1' }, seen({}), false)).toEqual([]);
  });

  it.each<[string, Trick, Seen]>([
    ['started', ended, report],
    ['ended without a sentence', ended, seen({ code: 64 })],
    ['ended with another code', ended, seen({ code: 1, stderr: sentence })],
    ['ended by a signal', ended, seen({ code: null, stderr: sentence })],
    ['was refused', runs, refusal],
    ['started without rows', runs, seen({})],
    ['lost a process to a signal', { ...runs, signal: 'SIGUSR1' }, seen({ isWhole: false })],
  ])('finds fault with an app that %s', (_, trick, what) => {
    expect(judgeTrick(trick, what, false)).toHaveLength(1);
  });

  it('asks the log of an app whose streams nobody reads', () => {
    const mute: Trick = { ...runs, streams: 'broken' };
    expect(judgeTrick(mute, seen({ isLogWhole: true }), false)).toEqual([]);
    expect(judgeTrick(mute, seen({ isLogWhole: false }), false)).toHaveLength(1);
    expect(judgeTrick(mute, seen({ code: 1, isLogWhole: true }), false)).toHaveLength(1);
  });

  it('finds a port and code that ran, whatever else was right', () => {
    expect(judgeTrick(ended, { ...refusal, ports: ['0100007F:2475'] }, true)).toEqual([
      'a: it listened on 0100007F:2475',
      'a: code that was brought along ran, or a file was written',
    ]);
  });
});
