import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import type { Clock, Log } from '#shared/base/ports.ts';
import type { Result } from '#shared/base/result.ts';
import type { Topic } from '#shared/contract/define.ts';
import type { CredentialFailure, ReaderFailure, RemoteFailure } from '#shared/contract/failures.ts';
import type { Copies, Copy } from '../db/copies.ts';
import type { Reader, ReaderListener, ReadingApi } from '../remote/apart/types.ts';
import type { PassBudget } from './budget.ts';
import type { Incoming, IncomingRoles } from './incoming.ts';
import type { DiskSpace, Meter } from './meter.ts';

/** Why a refresh did not end well. */
export type SyncFailure =
  | 'busy'
  | 'sync-cancelled'
  | 'suspicious-empty'
  | ReaderFailure
  | CredentialFailure
  | RemoteFailure;

/** `changed`: people who joined, left, or are not as they were in the copy before. */
export type SyncSummary = { readonly members: number; readonly changed: number; readonly durationMs: number };

/** How far a refresh is; `total` null: not known. */
export type SyncProgress = { readonly step: string; readonly done: number; readonly total: number | null };

export type SyncDeps = {
  /** Opens what reads the deployment for one run; closed at the end of it. */
  readonly openReader: (
    deploymentId: DeploymentId,
    listener: ReaderListener,
  ) => Promise<Result<Reader, CredentialFailure | RemoteFailure>>;
  /** Whether the server that is kept still answers, asked before anything of a pass is kept. Left out: it does. */
  readonly meet?: ((deploymentId: DeploymentId) => Promise<Result<unknown, SyncFailure>>) | undefined;
  readonly copies: Pick<Copies, 'of' | 'open'>;
  readonly clock: Clock;
  /** Now by the clock of a deployment's server. Left out: this machine's. */
  readonly serverNowMs?: ((deploymentId: DeploymentId) => number) | undefined;
  readonly log: Log;
  readonly announce: (topics: readonly Topic[]) => void;
  /** Told how each run ended: with null or the code of its failure. Runs have a client, and answers, of their own. */
  readonly ended?: ((deploymentId: DeploymentId, code: SyncFailure | null) => void) | undefined;
  /** Who the deployment's token acts as; null, or left out: not known. */
  readonly findActor?: ((deploymentId: DeploymentId) => UserId | null) | undefined;
  /** So long a server has at least for what is read besides people; the default is `PARTS_MS`. */
  readonly partsMs?: number | undefined;
  /** Rows per page, 2 to 1,000; the default is 1,000. */
  readonly pageRows?: number;
  /** The default is `PASS_BUDGET`. */
  readonly budget?: PassBudget | undefined;
  /** Room on the disk of the copies. */
  readonly diskSpace?: (() => DiskSpace) | undefined;
};

/** What one pass works with. */
export type PassContext = {
  readonly deploymentId: DeploymentId;
  readonly api: ReadingApi;
  readonly cache: Copy;
  readonly clock: Clock;
  /** As whom it is read; null: not known. */
  readonly actorId: UserId | null;
  readonly partsMs: number;
  /** Now by the server's clock, as far as it is known. */
  readonly serverNowMs: () => number;
  readonly signal: AbortSignal;
  readonly meter: Meter;
  readonly pageRows: number;
  readonly tell: (progress: SyncProgress) => void;
  /** Where a first copy is written while it is read; null when there is a copy to compare with. */
  readonly incoming: Incoming | null;
  /** Where the roles are written while they are read. */
  readonly incomingRoles: IncomingRoles;
  readonly diskSpace: () => DiskSpace;
  readonly meet: () => Promise<Result<unknown, SyncFailure>>;
};
