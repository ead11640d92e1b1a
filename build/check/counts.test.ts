import { describe, expect, it } from 'vitest';
import { addCounts, toLastLine, toPlaywrightCounts, toVitestCounts, withExitCode } from './counts.ts';

describe('the counts of a run', () => {
  it('reads the report of vitest', () => {
    const report = { numPassedTests: 12, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
    expect(toVitestCounts(report)).toEqual({ passed: 12, failed: 2, notRun: 2 });
  });

  it('reads the report of Playwright and takes a flaky test as failed', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } };
    expect(toPlaywrightCounts(report)).toEqual({ passed: 5, failed: 2, notRun: 3 });
  });

  it('counts a missing report as no tests', () => {
    expect(toVitestCounts(null)).toEqual({ passed: 0, failed: 0, notRun: 0 });
    expect(toPlaywrightCounts('')).toEqual({ passed: 0, failed: 0, notRun: 0 });
  });

  it('counts a run that failed without a failed test as one failure', () => {
    const counts = { passed: 3, failed: 0, notRun: 0 };
    expect(withExitCode(counts, 1).failed).toBe(1);
    expect(withExitCode(counts, 0).failed).toBe(0);
    expect(withExitCode({ ...counts, failed: 4 }, 1).failed).toBe(4);
  });

  it('adds runs and ends with the agreed line', () => {
    const sum = addCounts({ passed: 3, failed: 0, notRun: 1 }, { passed: 4, failed: 1, notRun: 0 });
    expect(toLastLine(sum)).toBe('7 passed, 1 failed');
  });
});
