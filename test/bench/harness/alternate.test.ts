import { describe, expect, it } from 'vitest';
import { alternate } from './alternate.ts';

describe('two things in turn', () => {
  it('change places every round, and the first round does not count', async () => {
    const order: string[] = [];
    const compared = await alternate(
      2,
      async (round) => order.push(`ours ${round}`) && (round === 0 ? 1_000 : 30),
      async (round) => order.push(`bare ${round}`) && (round === 0 ? 1 : 20),
    );
    expect(order).toEqual(['ours 0', 'bare 0', 'bare 1', 'ours 1', 'ours 2', 'bare 2']);
    expect(compared).toEqual({ ours: 30, bare: 20, ratio: 1.5 });
  });

  it('are compared round by round, so a slow spell that hits both in a round cancels out', async () => {
    const slow = [1, 1, 10, 1];
    const compared = await alternate(
      3,
      async (round) => 12 * (slow[round] ?? 1),
      async (round) => 10 * (slow[round] ?? 1),
    );
    expect(compared.ratio).toBeCloseTo(1.2);
  });
});
