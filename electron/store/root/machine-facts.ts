import { arch, availableParallelism, release, totalmem } from 'node:os';
import { toSafeVersion } from '#shared/core/text/diagnostics.ts';

/** What a diagnostics file says of the machine: a kind of machine, never which one. Memory in GB. */
export const readMachineFacts = (): Readonly<Record<string, string | number>> => ({
  platform: process.platform,
  arch: arch(),
  system: toSafeVersion(release()) ?? '',
  processors: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  electron: toSafeVersion(process.versions.electron ?? null) ?? 'none',
  node: toSafeVersion(process.versions.node) ?? '',
});
