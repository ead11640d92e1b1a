import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock, Log } from '#shared/base/ports.ts';
import type { Result } from '#shared/base/result.ts';
import type { Topic } from '#shared/contract/define.ts';
import type { CredentialFailure, RemoteFailure } from '#shared/contract/failures.ts';
import type { Copies, Copy } from '../db/copies.ts';
import type { CoderApi } from '../remote/port.ts';
import type { Incoming } from './incoming.ts';

export type SyncFailure = 'busy' | 'sync-cancelled' | 'suspicious-empty' | CredentialFailure | RemoteFailure;

/** `changed`: people who joined, left, or are not as they were in the copy before. */
export type SyncSummary = { readonly members: number; readonly changed: number; readonly durationMs: number };

export type SyncProgress = { readonly step: string; readonly done: number; readonly total: number | null };

export type SyncDeps = {
  readonly openApi: (
    deploymentId: DeploymentId,
  ) => Promise<Result<{ readonly api: CoderApi }, CredentialFailure | RemoteFailure>>;
  readonly copies: Pick<Copies, 'of'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: (topics: readonly Topic[]) => void;
  /** Rows per page, 2 to 1,000; the default is 1,000. */
  readonly pageRows?: number;
};

/** What one pass works with. */
export type PassContext = {
  readonly deploymentId: DeploymentId;
  readonly api: CoderApi;
  readonly cache: Copy;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly pageRows: number;
  readonly tell: (progress: SyncProgress) => void;
  /** Where a first copy is written while it is read; null when there is a copy to compare with. */
  readonly incoming: Incoming | null;
};
