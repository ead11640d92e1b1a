import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '../base/command.ts';
import { toPlainEnv } from '../node/env.mjs';
import { withDisplay } from '../system/display.ts';
import { toSwitches } from '../system/switches.ts';

const limitMs = 60_000;

/** What the started app reported about itself. */
export type Smoke = { readonly isOk: boolean; readonly report: string };

/** The line of a program's output that is the smoke report, if there is one. */
export const findReport = (stdout: string): string | null =>
  stdout.split('\n').find((line) => line.startsWith('{"smoke":')) ?? null;

/** Starts a packaged app with an empty profile, waits for its first rows, and reads what it says about them. */
export const smokeTest = async (executablePath: string): Promise<Smoke> => {
  const profile = mkdtempSync(join(tmpdir(), 'rollcall-smoke-'));
  try {
    return await withDisplay(async (display) => {
      const args = [...toSwitches(display), '--smoke', `--profile=${profile}`];
      const env = { ...toPlainEnv(), ...display.env };
      const { code, stdout, stderr } = await capture(executablePath, args, { env, timeoutMs: limitMs });
      const report = findReport(stdout) ?? `no report, exit code ${code}: ${stderr.trim().slice(-600)}`;
      return { isOk: code === 0 && report.startsWith('{"smoke":"ok"'), report };
    });
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
};
