import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** `broken`: not one test ran, so nothing was said about the mutant. */
export type Outcome = { readonly kind: 'passed' | 'failed' | 'broken'; readonly detail: string };

type Report = {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

/** Runs test files in a folder until the first test fails. */
export const runTests = (dir: string, files: readonly string[]): Outcome => {
  const report = join(dir, 'mutants-report.json');
  rmSync(report, { force: true });
  const vitest = join(dir, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', ...files, '--bail=1', '--reporter=json', `--outputFile.json=${report}`];
  const { stderr } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
  let found: Report;
  try {
    found = JSON.parse(readFileSync(report, 'utf8')) as Report;
  } catch {
    // Without a report vitest itself did not get going; what it said is all there is.
    return { kind: 'broken', detail: stderr.slice(-500) };
  }
  const all = found.testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = all.find(({ status }) => status === 'failed');
  if (failed !== undefined) return { kind: 'failed', detail: failed.fullName };
  const ran = all.filter(({ status }) => status === 'passed').length;
  const trouble = found.testResults.find(({ message }) => message !== '')?.message ?? '';
  return ran === 0 || trouble !== ''
    ? { kind: 'broken', detail: trouble.slice(0, 500) }
    : { kind: 'passed', detail: `${ran} tests` };
};
