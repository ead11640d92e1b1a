/**
 * Runs test files of the folder it is started in, until the first test fails, as often as it is told to. One process
 * for many runs: to start Vitest costs a second of a core, and a new instance in a running process 50 ms.
 */
import { createVitest, type TestModule } from 'vitest/node';
import type { Outcome } from './outcome.ts';

/** What a text that is no program fails with, whatever it was to protect. */
const NO_PROGRAM = /^(ReferenceError|SyntaxError)\b|\bis not defined$/;

const toLine = (error: unknown): string => {
  const { name = 'Error', message = String(error) } = (error ?? {}) as { name?: string; message?: string };
  return `${name}: ${message}`.split('\n')[0]?.slice(0, 160) ?? '';
};
const toFailure = (what: string, error: unknown): Outcome => {
  const why = toLine(error);
  return { kind: NO_PROGRAM.test(why) ? 'broken' : 'failed', detail: `${what} (${why})` };
};

const toOutcome = (modules: readonly TestModule[], unhandled: readonly unknown[]): Outcome => {
  const tests = modules.flatMap((one) => [...one.children.allTests()]);
  const failed = tests.find((test) => test.result().state === 'failed');
  if (failed !== undefined) return toFailure(failed.fullName, failed.result().errors?.[0]);
  const [trouble] = modules.flatMap((one) => one.errors());
  if (trouble !== undefined) return { kind: 'broken', detail: toLine(trouble) };
  // Vitest ends with 1 for these, and so does `npm test`.
  if (unhandled.length > 0) return toFailure('nobody handled', unhandled[0]);
  const passed = tests.filter((test) => test.result().state === 'passed').length;
  return passed === 0
    ? { kind: 'broken', detail: 'not one test ran' }
    : { kind: 'passed', detail: `${passed} tests` };
};

const runFiles = async (files: readonly string[]): Promise<Outcome> => {
  const root = process.cwd();
  const vitest = await createVitest('test', { watch: false, bail: 1, maxWorkers: 1, root, reporters: [{}] });
  try {
    const specifications = await vitest.globTestSpecifications([...files]);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, true);
    return toOutcome(testModules, unhandledErrors);
  } finally {
    await vitest.close();
  }
};

process.on('message', (files: readonly string[]) => {
  void runFiles(files)
    .catch((error: unknown): Outcome => ({ kind: 'broken', detail: String(error).slice(0, 500) }))
    .then((outcome) => process.send?.(outcome));
});
