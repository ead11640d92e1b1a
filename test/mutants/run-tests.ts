import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '#build/base/command.ts';

/** `broken`: not one test ran, or one failed because the mutant is no program: nothing was said about it. */
export type Outcome = { readonly kind: 'passed' | 'failed' | 'broken'; readonly detail: string };

type Report = {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
};

type Suite = {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
};
const listSpecs = ({ suites = [], specs = [] }: Suite): readonly { title: string; ok: boolean }[] => [
  ...specs,
  ...suites.flatMap(listSpecs),
];

/** The longest that the tests of one mutant may take: one that never ends has said nothing. */
const LONGEST_MS = 5 * 60_000;

/** What a text that is no program fails with, whatever it was to protect. */
const NO_PROGRAM = /^(ReferenceError|SyntaxError)\b|is not a function$|\bis not defined$/;

/** Builds the app of the folder and runs files in its Electron until the first test fails. */
const runInElectron = async (dir: string, files: readonly string[]): Promise<Outcome> => {
  const report = join(dir, 'test-results', 'e2e.json');
  rmSync(report, { force: true });
  const playwright = join(dir, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [
    playwright,
    'test',
    '--config',
    'test/e2e/playwright.config.ts',
    '--max-failures=1',
    ...files,
  ];
  const { stdout, stderr } = await capture(process.execPath, args, { cwd: dir, timeoutMs: LONGEST_MS });
  let found: Suite;
  try {
    found = JSON.parse(readFileSync(report, 'utf8')) as Suite;
  } catch {
    // It did not get as far as a test: the build failed, or there is no Electron.
    return { kind: 'broken', detail: `${stdout}${stderr}`.slice(-500) };
  }
  const specs = listSpecs(found);
  const failed = specs.find(({ ok }) => !ok);
  if (failed !== undefined) return { kind: 'failed', detail: failed.title };
  return specs.length === 0
    ? { kind: 'broken', detail: 'not one test ran' }
    : { kind: 'passed', detail: `${specs.length} tests` };
};

/** True for a file of tests that needs Electron. */
export const isForElectron = (file: string): boolean => file.endsWith('.e2e.ts');

/** Runs test files in a folder until the first test fails: those of Vitest first, then those that need Electron. */
export const runTests = async (dir: string, files: readonly string[]): Promise<Outcome> => {
  const [slow, quick] = [files.filter(isForElectron), files.filter((file) => !isForElectron(file))];
  const outcome = quick.length === 0 ? null : await runQuick(dir, quick);
  if (slow.length === 0 || (outcome !== null && outcome.kind !== 'passed'))
    return outcome ?? { kind: 'broken', detail: 'no test is named' };
  return runInElectron(dir, slow);
};

const runQuick = async (dir: string, files: readonly string[]): Promise<Outcome> => {
  const report = join(dir, 'mutants-report.json');
  rmSync(report, { force: true });
  const vitest = join(dir, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [
    vitest,
    'run',
    ...files,
    '--bail=1',
    '--maxWorkers=1',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { stderr } = await capture(process.execPath, args, { cwd: dir, timeoutMs: LONGEST_MS });
  let found: Report;
  try {
    found = JSON.parse(readFileSync(report, 'utf8')) as Report;
  } catch {
    // Without a report vitest itself did not get going; what it said is all there is.
    return { kind: 'broken', detail: stderr.slice(-500) };
  }
  const all = found.testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = all.find(({ status }) => status === 'failed');
  if (failed !== undefined) {
    const why = (failed.failureMessages?.[0] ?? '').split('\n')[0]?.slice(0, 160) ?? '';
    return { kind: NO_PROGRAM.test(why) ? 'broken' : 'failed', detail: `${failed.fullName} (${why})` };
  }
  const ran = all.filter(({ status }) => status === 'passed').length;
  const trouble = found.testResults.find(({ message }) => message !== '')?.message ?? '';
  return ran === 0 || trouble !== ''
    ? { kind: 'broken', detail: trouble.slice(0, 500) }
    : { kind: 'passed', detail: `${ran} tests` };
};
