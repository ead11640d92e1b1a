/** How many tests a run held. `notRun` are those that a platform leaves out; they never count as passed. */
export type Counts = { readonly passed: number; readonly failed: number; readonly notRun: number };

export const noTests: Counts = { passed: 0, failed: 0, notRun: 0 };

/** Both runs together. */
export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  notRun: a.notRun + b.notRun,
});

const toNumber = (value: unknown): number => (typeof value === 'number' ? value : 0);

const toRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Counts of vitest's JSON report. */
export const toVitestCounts = (report: unknown): Counts => {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = toRecord(report);
  return {
    passed: toNumber(numPassedTests),
    failed: toNumber(numFailedTests),
    notRun: toNumber(numPendingTests) + toNumber(numTodoTests),
  };
};

/** Counts of Playwright's JSON report. A flaky test failed once, and that is a failure. */
export const toPlaywrightCounts = (report: unknown): Counts => {
  const { expected, unexpected, flaky, skipped } = toRecord(toRecord(report).stats);
  return {
    passed: toNumber(expected),
    failed: toNumber(unexpected) + toNumber(flaky),
    notRun: toNumber(skipped),
  };
};

/** A run that failed without a failed test (a file that did not load, say) still counts as one failure. */
export const withExitCode = (counts: Counts, code: number): Counts =>
  code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

/** The last line of `npm test`, in exactly this form. */
export const toLastLine = ({ passed, failed }: Counts): string => `${passed} passed, ${failed} failed`;
