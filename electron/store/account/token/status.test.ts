import { describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import type { KeyFact } from '../../db/journal/key-fact.ts';
import type { ServerTime } from '../server-clocks.ts';
import { toTokenStatus } from './status.ts';

const END = Date.UTC(2026, 6, 31);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const RECORD: DeploymentRecord = {
  id: 'd' as DeploymentId,
  name: 'Acme',
  url: 'https://coder.example.com',
  kind: 'remote',
  demo: null,
  environment: 'other',
  environmentFirst: 'other',
  colour: 'teal',
  serverId: null,
  version: null,
  actorId: '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e02',
  actorName: 'admin',
  hasSecret: true,
  secretBackend: 'memory',
  keyId: 'aB3dE5gH7j',
  readOnly: false,
  idleMinutes: null,
  proxyMode: 'system',
  proxyUrl: null,
  hasProxySecret: false,
  createdAt: '2026-07-01T00:00:00.000Z',
};
const FACT: KeyFact = {
  keyId: 'aB3dE5gH7j',
  name: 'console',
  createdAt: '2026-07-01T00:00:00.000Z',
  expiresAt: new Date(END).toISOString(),
  lastUsedAt: null,
  maxLifetimeDays: 7,
  checkedAt: '2026-07-01T00:00:00.000Z',
};

const at = (nowMs: number, over: Partial<ServerTime> = {}): ServerTime => ({
  nowMs,
  skewMs: 0,
  takenMs: null,
  ...over,
});

describe('the warning of a token', () => {
  it.each([
    ['none', 7 * DAY + 1, ''],
    ['week', 7 * DAY, 'in 7 days'],
    ['week', DAY + 1, 'in 2 days'],
    ['day', DAY, 'within a day'],
    ['day', 1, 'within a day'],
    ['expired', 0, 'has run out'],
    ['expired', -DAY, 'has run out'],
  ])('is %s with %d ms left', (warning, leftMs, words) => {
    const status = toTokenStatus(RECORD, FACT, at(END - leftMs));
    expect(status.warning).toBe(warning);
    expect(status.message).toContain(words);
  });

  it('is unknown for a key that nobody asked about, and facts of another key do not count', () => {
    expect(toTokenStatus(RECORD, null, at(END)).warning).toBe('unknown');
    const other = toTokenStatus({ ...RECORD, keyId: 'zzzzzzzzzz' }, FACT, at(END - 1));
    expect(other).toMatchObject({ warning: 'unknown', name: null, expiresAt: null, keyId: 'zzzzzzzzzz' });
  });

  it('is none where there is no token to look after', () => {
    expect(toTokenStatus({ ...RECORD, keyId: null }, FACT, at(END)).warning).toBe('none');
    expect(toTokenStatus({ ...RECORD, kind: 'demo', keyId: null }, null, at(END)).warning).toBe('none');
  });
});

describe('the clock of the server', () => {
  it.each([
    [-10 * DAY, '10 days ahead of'],
    [10 * DAY + 3 * HOUR, '10 days behind'],
    [-5 * HOUR, '5 hours ahead of'],
    [125_000, '2 minutes behind'],
    [90 * 60_000, '90 minutes behind'],
  ])('is told where it is %d ms from ours', (skewMs, words) => {
    const { clockMessage } = toTokenStatus(RECORD, FACT, at(END - DAY, { skewMs }));
    expect(clockMessage).toContain(`The clock of this computer is ${words} the server’s.`);
  });

  it('is not told where nobody would notice, nor where there is no token to count for', () => {
    for (const skewMs of [0, 119_000, -119_000])
      expect(toTokenStatus(RECORD, FACT, at(END, { skewMs })).clockMessage).toBeNull();
    const signedOut = { ...RECORD, keyId: null };
    expect(toTokenStatus(signedOut, FACT, at(END, { skewMs: 10 * DAY })).clockMessage).toBeNull();
  });

  it('has a token that is taken after its end go on: when it ends is not known', () => {
    const taken = toTokenStatus(RECORD, FACT, at(END + DAY, { takenMs: END }));
    expect(taken).toMatchObject({ warning: 'unknown', expiresAt: null });
    expect(taken.message).not.toContain('run out');
    const before = toTokenStatus(RECORD, FACT, at(END + DAY, { takenMs: END - 1 }));
    expect(before.warning).toBe('expired');
  });
});
