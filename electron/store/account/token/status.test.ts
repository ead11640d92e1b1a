import { describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import type { KeyFact } from '../../db/journal/key-fact.ts';
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
    const status = toTokenStatus(RECORD, FACT, END - leftMs);
    expect(status.warning).toBe(warning);
    expect(status.message).toContain(words);
  });

  it('is unknown for a key that nobody asked about, and facts of another key do not count', () => {
    expect(toTokenStatus(RECORD, null, END).warning).toBe('unknown');
    const other = toTokenStatus({ ...RECORD, keyId: 'zzzzzzzzzz' }, FACT, END - 1);
    expect(other).toMatchObject({ warning: 'unknown', name: null, expiresAt: null, keyId: 'zzzzzzzzzz' });
  });

  it('is none where there is no token to look after', () => {
    expect(toTokenStatus({ ...RECORD, keyId: null }, FACT, END).warning).toBe('none');
    expect(toTokenStatus({ ...RECORD, kind: 'demo', keyId: null }, null, END).warning).toBe('none');
  });
});
