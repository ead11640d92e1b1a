import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { capture } from '../base/command.ts';

/** A known vulnerability that is lived with for a while, and why. Dates as `2026-11-28`; at most 30 days. */
export const waiverSchema = z.strictObject({
  advisory: z.string().min(1),
  package: z.string().min(1),
  since: z.iso.date(),
  until: z.iso.date(),
  reason: z.string().min(20),
});
export type Waiver = z.infer<typeof waiverSchema>;

const longestWaiverDays = 30;
const dayMs = 86_400_000;
const auditLimitMs = 60_000;

const advisory = z.object({
  url: z.string().default(''),
  title: z.string().default('no title'),
  severity: z.string().default('unknown'),
  source: z.union([z.string(), z.number()]).optional(),
});
const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), advisory])) })),
});
const trouble = z.object({
  message: z.string().optional(),
  error: z.object({ summary: z.string() }).optional(),
});

/** What a gate found. `not-checked` is no pass: nothing is known then. */
export type Verdict = {
  readonly state: 'passed' | 'failed' | 'not-checked';
  readonly lines: readonly string[];
};

const toId = (found: z.infer<typeof advisory>): string =>
  found.url.split('/').at(-1) || String(found.source ?? '?');

const toWaiverProblem = ({ since, until, advisory: id }: Waiver, today: string): string | null => {
  const days = (Date.parse(until) - Date.parse(since)) / dayMs;
  if (days > longestWaiverDays || days < 0)
    return `The waiver of ${id} is for ${days} days: ${longestWaiverDays} at most.`;
  if (since > today) return `The waiver of ${id} begins in the future.`;
  return today > until ? `The waiver of ${id} ended on ${until}.` : null;
};

/** Judges npm's own report about the whole lockfile: every known vulnerability counts that no valid waiver names. */
export const judgeAudit = (stdout: string, waivers: readonly Waiver[], today: string): Verdict => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(stdout);
  } catch {
    // Not even a report of its trouble.
    return { state: 'not-checked', lines: ['Known vulnerabilities: not checked: npm gave no report.'] };
  }
  const read = report.safeParse(parsed);
  if (!read.success) {
    const said = trouble.safeParse(parsed);
    const why = said.success ? said.data.error?.summary || said.data.message : undefined;
    return {
      state: 'not-checked',
      lines: [
        `Known vulnerabilities: not checked: ${(why || 'npm gave no report that we can read').split('\n')[0]}`,
      ],
    };
  }
  const problems = waivers.map((waiver) => toWaiverProblem(waiver, today)).filter((line) => line !== null);
  const named = Object.entries(read.data.vulnerabilities);
  const found = named.flatMap(([name, { via }]) =>
    via.filter((one) => typeof one !== 'string').map((one) => ({ name, id: toId(one), ...one })),
  );
  // A package is vulnerable by an advisory of its own or of one that it needs, and one of both must be there.
  const isExplained = ({ via }: { readonly via: readonly unknown[] }): boolean =>
    via.length > 0 &&
    via.every((one) => typeof one !== 'string' || Object.hasOwn(read.data.vulnerabilities, one));
  const vague = named.filter(([, entry]) => found.length === 0 || !isExplained(entry)).map(([name]) => name);
  const isWaived = ({ name, id }: { readonly name: string; readonly id: string }): boolean =>
    waivers.some(
      (waiver) =>
        waiver.advisory === id && waiver.package === name && toWaiverProblem(waiver, today) === null,
    );
  const open = found.filter((one) => !isWaived(one));
  const lines = [
    ...problems,
    ...vague.map((name) => `unknown: ${name}: it is called vulnerable, and no advisory says why`),
    ...open.map(({ name, id, severity, title }) => `${severity}: ${name}: ${title} (${id})`),
  ];
  if (lines.length > 0) return { state: 'failed', lines };
  const waived = found.length === 0 ? '' : `, but ${found.length} that waivers name`;
  return { state: 'passed', lines: [`The registry's advisories know of nothing in the lockfile${waived}.`] };
};

const notChecked = (why: string): Verdict => ({
  state: 'not-checked',
  lines: [`Known vulnerabilities: not checked: ${why}`],
});

const ask = async (cwd: string, waivers: readonly Waiver[], today: string): Promise<Verdict> => {
  const own = process.env.npm_execpath;
  const args = ['audit', '--json', '--package-lock-only'];
  const options = { cwd, timeoutMs: auditLimitMs };
  const { code, stdout, stderr } =
    own === undefined
      ? await capture('npm', args, options)
      : await capture(process.execPath, [own, ...args], options);
  if (code === 124 || code === 127) return notChecked(code === 124 ? 'no answer in time' : stderr);
  return judgeAudit(stdout, waivers, today);
};

/** A version that every list of advisories has held for years. Nothing of it is fetched but what is said of it. */
export const KNOWN_BAD = { name: 'minimist', version: '0.0.8' } as const;

/** Whether the registry knows of something that is known everywhere; an empty answer of one that keeps no list is none. */
const askAboutKnownBad = async (cwd: string, today: string): Promise<Verdict> => {
  const { name, version } = KNOWN_BAD;
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-advisories-'));
  try {
    const top = { name: 'asks', version: '1.0.0', dependencies: { [name]: version } };
    const integrity = `sha512-${'A'.repeat(86)}==`;
    const packages = { '': top, [`node_modules/${name}`]: { version, integrity } };
    await writeFile(join(folder, 'package.json'), JSON.stringify(top));
    await writeFile(
      join(folder, 'package-lock.json'),
      JSON.stringify({ ...top, lockfileVersion: 3, packages }),
    );
    if (existsSync(join(cwd, '.npmrc'))) await copyFile(join(cwd, '.npmrc'), join(folder, '.npmrc'));
    return await ask(folder, [], today);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/**
 * Asks the registry about the lockfile in `cwd`, with the npm that runs us or the one on the path. It is believed only
 * when it knows of what is known everywhere. Never throws for what a registry answers.
 */
export const audit = async (cwd: string, waivers: readonly Waiver[], today: string): Promise<Verdict> => {
  const known = await askAboutKnownBad(cwd, today);
  if (known.state === 'not-checked') return known;
  if (known.state === 'passed')
    return notChecked(
      `the registry knows of nothing in ${KNOWN_BAD.name} ${KNOWN_BAD.version} either, so it keeps no list`,
    );
  return ask(cwd, waivers, today);
};
