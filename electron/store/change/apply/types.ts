import type { DeploymentId, PlanId, UserId } from '#shared/base/brand.ts';
import type { Clock, Ids, Log } from '#shared/base/ports.ts';
import type { Result } from '#shared/base/result.ts';
import type { Topic } from '#shared/contract/define.ts';
import type { CredentialFailure, RemoteFailure } from '#shared/contract/failures.ts';
import type { GuardReasons } from '#shared/model/guard.ts';
import type { EngineLock } from '../../db/engine-lock.ts';
import type { PlannedChange } from '../../db/journal/change.ts';
import type { Journal } from '../../db/journal.ts';
import type { Emergency } from '../../db/keep/emergency.ts';
import type { CoderApi } from '../../remote/port.ts';
import type { FailPoint } from './fail-points.ts';
import type { PlanStatus } from './reports.ts';

/** An open connection; the engine uses it and never closes it. `serverId` null: the server does not tell. */
export type OpenedApi = { readonly api: CoderApi; readonly serverId: string | null };

/** An approved plan as it comes in. `hash` names the review the person approved. */
export type PlanInput = {
  readonly deploymentId: DeploymentId;
  readonly serverId: string | null;
  readonly actorId: UserId;
  readonly hash: string;
  readonly changes: readonly PlannedChange[];
  readonly undoes: PlanId | null;
  /** How many changes the first waves hold; null: in one go. */
  readonly waves: readonly number[] | null;
  readonly appVersion: string;
  /** Why guards were overridden; left out: none stopped it. */
  readonly reasons?: GuardReasons;
  /** Why a person was asked, as keys of `plan/approval.ts`; empty, or left out: nobody was. */
  readonly confirmed?: readonly string[];
  /** The server's version that the verdicts were made for; left out: not told. */
  readonly serverVersion?: string | null;
};

/** Times in milliseconds. The defaults are for people and real servers; tests shorten them. */
export type Limits = {
  /** Changes handled at the same time; the client's limiter paces them further. */
  readonly workers: number;
  /** Wait before a read is believed, after a PUT of unknown fate: the connection broke, or we died. */
  readonly settleMs: number;
  /** The same after a time-out: a proxy may still hold the request. */
  readonly settleAfterTimeoutMs: number;
  /** Between the two reads that must agree before "not applied" is believed. */
  readonly secondReadMs: number;
  /** The longest a PUT may wait for its turn after the read it rests on was heard. */
  readonly freshMs: number;
  /** The longest from the first byte of a question to its answer that a PUT may rest on: together they bound what it cannot see. */
  readonly slowestReadMs: number;
  /** How old a look at the roles that are being given may be: the list of an organization is read again after that. */
  readonly rolesFreshMs: number;
  /** To how many people roles are given, at most, by one look at them, however short it is ago. */
  readonly rolesFreshPeople: number;
  /** PUTs of unknown fate per change, all shown to have done nothing, before it counts as failed. */
  readonly attempts: number;
  readonly announceMs: number;
  /** Between two words that lists of people are to be asked again; a list of 100,000 is asked by its pages. */
  readonly announceListsMs: number;
  readonly stopMs: number;
  readonly pageSize: number;
};

export const DEFAULT_LIMITS: Limits = {
  workers: 8,
  settleMs: 10_000,
  settleAfterTimeoutMs: 60_000,
  secondReadMs: 2_000,
  freshMs: 2_000,
  slowestReadMs: 10_000,
  rolesFreshMs: 5_000,
  rolesFreshPeople: 25,
  attempts: 3,
  announceMs: 250,
  announceListsMs: 2_000,
  stopMs: 5_000,
  pageSize: 500,
};

export type EngineDeps = {
  readonly journal: Journal;
  readonly openApi: (id: DeploymentId) => Promise<Result<OpenedApi, CredentialFailure | RemoteFailure>>;
  /** Keeps a second engine off this journal; left out, nothing does (tests of one engine). */
  readonly takeLock?: () => Result<EngineLock, 'engine-locked'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly bootId: string;
  readonly announce: (topics: readonly Topic[]) => void;
  /** From 0 to 1 while a plan runs, null when none does. */
  readonly setProgress: (value: number | null) => void;
  /** Called when a run has ended or stands still, with what became of it. */
  readonly stopped?: (status: PlanStatus) => void;
  /** Fetches the deployment again once a plan has ended. */
  readonly refresh?: (id: DeploymentId) => Promise<void>;
  /** Takes the results that the journal cannot; left out, they are found out by reading the server again. */
  readonly emergency?: Emergency;
  /** Copies the journal to a second place. Never rejects; `none`: there is no copy, and none could be made. */
  readonly backUp?: () => Promise<'made' | 'older' | 'none'>;
  readonly limits?: Partial<Limits>;
  /** Only tests give one: called at each named point; what it throws or never returns is the fault. */
  readonly atPoint?: (point: FailPoint, n: number | null) => void | Promise<void>;
};
