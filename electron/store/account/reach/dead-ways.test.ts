import { describe, expect, it } from 'vitest';
import type { NetworkWay } from '../../remote/wire/ways.ts';
import { createDeadWays, createDeadWaysByServer } from './dead-ways.ts';

const proxy = (origin: string): NetworkWay => ({ kind: 'proxy', hop: { origin, authorization: null } });
const [a, b, direct]: readonly [NetworkWay, NetworkWay, NetworkWay] = [
  proxy('http://a:1'),
  proxy('http://b:2'),
  { kind: 'direct' },
];

describe('a way that failed while a later one worked', () => {
  it('goes last for five minutes, and is there all the same', () => {
    let ms = 0;
    const dead = createDeadWays(() => ms);
    expect(dead.order([a, b, direct])).toEqual([a, b, direct]);
    dead.note(b, [a]);
    expect(dead.order([a, b, direct])).toEqual([b, direct, a]);
    ms += 5 * 60_000 - 1;
    expect(dead.order([a, b, direct])).toEqual([b, direct, a]);
    ms += 1;
    expect(dead.order([a, b, direct])).toEqual([a, b, direct]);
  });

  it('is alive again as soon as it worked', () => {
    const dead = createDeadWays(() => 0);
    dead.order([a, b]);
    dead.note(b, [a]);
    dead.note(a, [b]);
    expect(dead.order([a, b])).toEqual([a, b]);
  });

  it('is forgotten when the settings name other ways', () => {
    const dead = createDeadWays(() => 0);
    dead.order([a, b]);
    dead.note(b, [a]);
    expect(dead.order([a, direct])).toEqual([a, direct]);
    expect(dead.order([a, b])).toEqual([a, b]);
  });

  it('is known to all clients of one server and to no other, of so many servers at most', () => {
    const deadWaysTo = createDeadWaysByServer(() => 0);
    deadWaysTo('one').order([a, b]);
    deadWaysTo('one').note(b, [a]);
    expect(deadWaysTo('one').order([a, b])).toEqual([b, a]);
    expect(deadWaysTo('two').order([a, b])).toEqual([a, b]);
    for (let n = 0; n < 200; n += 1) deadWaysTo(`server-${n}`);
    expect(deadWaysTo('one').order([a, b])).toEqual([a, b]);
  });
});
