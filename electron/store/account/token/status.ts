import type { UserId } from '#shared/base/brand.ts';
import type { TokenStanding, TokenStatus, TokenWarning } from '#shared/model/token.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import type { KeyFact } from '../../db/journal/key-fact.ts';
import type { ServerTime } from '../server-clocks.ts';

const DAY_MS = 86_400_000;
/** How long before its end a token is warned of. */
export const WARNING_MS = { week: 7 * DAY_MS, day: DAY_MS } as const;

/** Whoever is answered has not run out, whatever was told of the end before. */
const isTakenSince = (expiresAt: string, { takenMs }: ServerTime): boolean =>
  takenMs !== null && takenMs >= Date.parse(expiresAt);

const findWarning = (expiresAt: string | null, time: ServerTime): TokenWarning => {
  if (expiresAt === null || isTakenSince(expiresAt, time)) return 'unknown';
  const leftMs = Date.parse(expiresAt) - time.nowMs;
  if (leftMs <= 0) return 'expired';
  if (leftMs <= WARNING_MS.day) return 'day';
  return leftMs <= WARNING_MS.week ? 'week' : 'none';
};

const describe = (warning: TokenWarning, leftMs: number): string => {
  switch (warning) {
    case 'none':
      return '';
    case 'unknown':
      return 'When this token ends is not known. Ask the server, or sign in again.';
    case 'refused':
      return 'The server refuses the token: it is wrong, expired or revoked. Sign in again; everything stays staged.';
    case 'expired':
      return 'The token has run out. Sign in again; everything stays staged.';
    case 'day':
      return 'The token runs out within a day. Replace it now.';
    case 'week': {
      const days = Math.ceil(leftMs / DAY_MS);
      return `The token runs out in ${days} days. Replace it.`;
    }
  }
};

/** From here on a difference of clocks is more than anybody's drift. */
const OFF_MS = 2 * 60_000;

const UNITS = [
  ['day', DAY_MS],
  ['hour', DAY_MS / 24],
  ['minute', 60_000],
] as const;

const sayAmount = (ms: number): string => {
  const [name, unitMs] = UNITS.find(([, size]) => ms >= 2 * size) ?? ['minute', 60_000];
  return `${Math.round(ms / unitMs)} ${name}s`;
};

/** A clock that is wrong, in a sentence; null: the clocks agree, as far as anybody knows. */
const describeClock = (skewMs: number): string | null =>
  Math.abs(skewMs) < OFF_MS
    ? null
    : `The clock of this computer is ${sayAmount(Math.abs(skewMs))} ${skewMs > 0 ? 'behind' : 'ahead of'} the server’s. Ends of tokens are counted by the server’s clock; set the date and time of this computer right.`;

/**
 * What is known of the token of a deployment, by the clock of its server. Facts about another key than the one in use
 * do not count.
 */
export const toTokenStatus = (
  record: DeploymentRecord,
  kept: KeyFact | null,
  time: ServerTime,
  standing: TokenStanding = 'untried',
): TokenStatus => {
  const fact = kept !== null && kept.keyId === record.keyId ? kept : null;
  const expiresAt = fact?.expiresAt ?? null;
  // A demo makes its own token at every start; somebody signed out has none to warn of.
  const hasToken = record.kind === 'remote' && record.keyId !== null;
  const isRefused = record.kind === 'remote' && standing === 'refused';
  const due = hasToken ? findWarning(expiresAt, time) : 'none';
  const warning = isRefused ? 'refused' : due;
  const clockMessage = hasToken ? describeClock(time.skewMs) : null;
  return {
    keyId: record.keyId,
    name: fact?.name ?? null,
    owner:
      record.actorId === null ? null : { userId: record.actorId as UserId, username: record.actorName ?? '' },
    createdAt: fact?.createdAt ?? null,
    expiresAt: warning === 'unknown' ? null : expiresAt,
    lastUsedAt: fact?.lastUsedAt ?? null,
    maxLifetimeDays: fact?.maxLifetimeDays ?? null,
    checkedAt: fact?.checkedAt ?? null,
    standing,
    warning,
    message: describe(warning, expiresAt === null ? 0 : Date.parse(expiresAt) - time.nowMs),
    skewMs: time.skewMs,
    clockMessage,
  };
};
