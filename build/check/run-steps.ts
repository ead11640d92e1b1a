import { toDuration } from '../base/say.ts';
import { addCounts, type Counts, noTests, toLastLine } from './counts.ts';
import type { Step } from './step.ts';

const announce = (name: string, code: number, ms: number, counts: Counts | undefined): string => {
  const tests = counts === undefined ? '' : `: ${toLastLine(counts)}`;
  const left = counts !== undefined && counts.notRun > 0 ? `, ${counts.notRun} not run here` : '';
  return `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${toDuration(ms)})${tests}${left}`;
};

/**
 * Runs steps in order and stops at the first that fails. Writes one line per step and, last, the sum of all
 * tests; a failed step without tests of its own counts as one failure. Returns the exit code of the run.
 */
export const runSteps = async (steps: readonly Step[], write: (line: string) => void): Promise<number> => {
  let sum = noTests;
  for (const step of steps) {
    const startMs = performance.now();
    const { code, counts } = await step.run();
    write(announce(step.name, code, performance.now() - startMs, counts));
    sum = addCounts(sum, counts ?? (code === 0 ? noTests : { passed: 0, failed: 1, notRun: 0 }));
    if (code !== 0) {
      write(toLastLine(sum));
      return code;
    }
  }
  write(toLastLine(sum));
  return 0;
};
