import { describe, expect, it } from 'vitest';
import { runSteps } from './run-steps.ts';
import type { Step } from './step.ts';

const run = async (
  steps: readonly Step[],
): Promise<{ readonly code: number; readonly lines: readonly string[] }> => {
  const lines: string[] = [];
  const code = await runSteps(steps, (line) => lines.push(line));
  return { code, lines };
};

const step = (name: string, code: number, passed?: number, failed = 0): Step => ({
  name,
  run: () =>
    Promise.resolve(passed === undefined ? { code } : { code, counts: { passed, failed, notRun: 0 } }),
});

describe('the steps of npm test', () => {
  it('ends with the sum of all tests', async () => {
    const { code, lines } = await run([step('lint', 0), step('unit', 0, 40), step('e2e', 0, 2)]);
    expect(code).toBe(0);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toBe('42 passed, 0 failed');
  });

  it('stops at the first failure with its exit code', async () => {
    const { code, lines } = await run([step('unit', 3, 40, 2), step('e2e', 0, 2)]);
    expect(code).toBe(3);
    expect(lines.join('\n')).not.toContain('e2e');
    expect(lines.at(-1)).toBe('40 passed, 2 failed');
  });

  it('never ends with zero failed when a step without tests failed', async () => {
    const { lines } = await run([step('types', 1)]);
    expect(lines).toEqual([expect.stringMatching(/^FAILED types/), '0 passed, 1 failed']);
  });
});
