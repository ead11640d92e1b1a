import { describe, expect, it } from 'vitest';
import { organizationNumber, userNumber } from '#test/kit/role-arbitraries.ts';
import { createRandom, mutateText } from '../../testing/mutate-text.ts';
import { toSha256 } from '../sha256.ts';
import { type PlanContent, writePlanFile } from './format.ts';
import { readPlanFile } from './read.ts';

const CONTENT: PlanContent = {
  deployment: { serverId: 'server-1', url: 'https://coder.acme.example', name: 'Acme "North", ⟨x⟩' },
  actor: { userId: userNumber(9), username: 'dana' },
  asOf: '2026-11-01T10:00:00Z',
  createdAt: '2026-11-01T11:00:00Z',
  appVersion: '0.1.0',
  note: 'Ticket 42',
  reasons: {},
  intents: [1, 2, 3].map((user) => ({
    kind: 'member-roles' as const,
    organizationId: organizationNumber(1),
    userId: userNumber(user),
    roleName: '',
    name: `member-${user}`,
    organization: 'Acme',
    intent: { kind: 'delta' as const, add: ['auditor'], remove: [] },
    base: ['deploy'],
  })),
};

describe('ten thousand plan files that somebody has broken', () => {
  it('are each refused with words, or say exactly what was saved', () => {
    const random = createRandom(42);
    const whole = writePlanFile(CONTENT, toSha256);
    const codes = new Set<string>();
    for (let round = 0; round < 10_000; round += 1) {
      const read = readPlanFile(mutateText(whole, random), toSha256);
      // What says the same in other letters (a blank more, a key twice) still has to say the same.
      if (read.ok) expect({ round, value: read.value }).toEqual({ round, value: CONTENT });
      else {
        codes.add(read.failure.code);
        expect(read.failure.message.length).toBeGreaterThan(20);
      }
    }
    expect([...codes].toSorted()).toEqual(['not-a-plan', 'plan-damaged']);
  });
});
