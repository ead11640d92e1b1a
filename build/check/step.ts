import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { capture } from '../base/command.ts';
import { runInForeground } from '../base/foreground.ts';
import { type Tool, toToolPath } from '../base/tool.ts';
import { toToolEnv } from '../node/env.mjs';
import { type Counts, noTests, withExitCode } from './counts.ts';

export type StepResult = { readonly code: number; readonly counts?: Counts };

/** One thing that `npm test` checks. */
export type Step = { readonly name: string; readonly run: () => Promise<StepResult> };

/** A quiet step: what it says is shown only when it fails. */
export const quietly = async (file: string, args: readonly string[]): Promise<StepResult> => {
  const { code, stdout, stderr } = await capture(process.execPath, [file, ...args]);
  if (code !== 0) process.stderr.write(`${stdout}${stderr}\n`);
  return { code };
};

/** A quiet step that runs one of the project's tools. */
export const tool = (name: Tool, ...args: readonly string[]): Promise<StepResult> =>
  quietly(toToolPath(name), args);

const readReport = (path: string): unknown => {
  try {
    const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return report;
  } catch {
    // The run ended before it could report; its exit code says the rest.
    return null;
  }
};

export type TestRun = {
  readonly tool: Tool;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly reportPath: string;
  readonly toCounts: (report: unknown) => Counts;
};

/** A step of many tests, shown as it goes. A report of an earlier run is never counted. */
export const runTests = async (run: TestRun): Promise<StepResult> => {
  rmSync(run.reportPath, { force: true });
  mkdirSync(dirname(run.reportPath), { recursive: true });
  const env = { ...toToolEnv(), ...run.env };
  const code = await runInForeground(process.execPath, [toToolPath(run.tool), ...run.args], { env });
  const counts = run.toCounts(readReport(run.reportPath));
  const isEmpty = counts.passed + counts.failed === 0;
  // A suite without tests must not look like one that passed.
  const honestCode = code === 0 && isEmpty ? 1 : code;
  return { code: honestCode, counts: withExitCode(isEmpty ? noTests : counts, honestCode) };
};
