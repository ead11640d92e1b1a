import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { capture } from '#build/base/command.ts';
import { toToolEnv } from '#build/node/env.mjs';
import type { Outcome } from './outcome.ts';

/** The longest that the tests of one mutant may take: one that never ends has said nothing. */
const LONGEST_MS = 5 * 60_000;

type Spec = {
  readonly title: string;
  readonly ok: boolean;
  readonly tests?: readonly {
    readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
  }[];
};
type Suite = { readonly suites?: readonly Suite[]; readonly specs?: readonly Spec[] };
const listSpecs = ({ suites = [], specs = [] }: Suite): readonly Spec[] => [
  ...specs,
  ...suites.flatMap(listSpecs),
];

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
  if (failed !== undefined) {
    const [error] = failed.tests?.flatMap(({ results }) => results.flatMap(({ errors }) => errors)) ?? [];
    const why = stripVTControlCharacters(error?.message ?? '')
      .replace(/\s+/g, ' ')
      .slice(0, 240);
    return { kind: 'failed', detail: `${failed.title} (${why})` };
  }
  return specs.length === 0
    ? { kind: 'broken', detail: 'not one test ran' }
    : { kind: 'passed', detail: `${specs.length} tests` };
};

/** True for a file of tests that needs Electron. */
export const isForElectron = (file: string): boolean => file.endsWith('.e2e.ts');

/** Asks a process for one run. One that dies or does not answer in time says nothing about the mutant. */
const askForRun = (child: ChildProcess, files: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      child.off('message', settle);
      child.off('exit', onExit);
      resolve(outcome);
    };
    const onExit = (): void => settle({ kind: 'broken', detail: 'Vitest died, or did not end in time' });
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    child.on('message', settle).on('exit', onExit);
    child.send(files);
  });

/** Runs tests in a folder, one run after another, in a process that is kept from run to run. */
export const openTests = (dir: string) => {
  let child: ChildProcess | null = null;
  const open = (): ChildProcess => {
    const env = { ...toToolEnv(), NODE_ENV: 'test', VITEST: 'true', TEST: 'true' };
    return fork(join(import.meta.dirname, 'vitest-worker.ts'), { cwd: dir, env, stdio: 'ignore' });
  };
  const runQuick = (files: readonly string[]): Promise<Outcome> => {
    child = child?.connected === true ? child : open();
    return askForRun(child, files);
  };
  return {
    /** Until the first test fails: those of Vitest first, then those that need Electron. */
    run: async (files: readonly string[]): Promise<Outcome> => {
      const [slow, quick] = [files.filter(isForElectron), files.filter((file) => !isForElectron(file))];
      const outcome = quick.length === 0 ? null : await runQuick(quick);
      if (slow.length === 0 || (outcome !== null && outcome.kind !== 'passed'))
        return outcome ?? { kind: 'broken', detail: 'no test is named' };
      return runInElectron(dir, slow);
    },
    close: (): void => void child?.kill('SIGKILL'),
  };
};
