import type { UserId } from '#shared/base/brand.ts';
import type { TokenStanding, TokenStatus, TokenWarning } from '#shared/model/token.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import type { KeyFact } from '../../db/journal/key-fact.ts';

const DAY_MS = 86_400_000;
/** How long before its end a token is warned of. */
export const WARNING_MS = { week: 7 * DAY_MS, day: DAY_MS } as const;

export const findWarning = (expiresAt: string | null, nowMs: number): TokenWarning => {
  if (expiresAt === null) return 'unknown';
  const leftMs = Date.parse(expiresAt) - nowMs;
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

/** What is known of the token of a deployment. Facts about another key than the one in use do not count. */
export const toTokenStatus = (
  record: DeploymentRecord,
  kept: KeyFact | null,
  nowMs: number,
  standing: TokenStanding = 'untried',
): TokenStatus => {
  const fact = kept !== null && kept.keyId === record.keyId ? kept : null;
  const expiresAt = fact?.expiresAt ?? null;
  // A demo makes its own token at every start; somebody signed out has none to warn of.
  const hasToken = record.kind === 'remote' && record.keyId !== null;
  const isRefused = record.kind === 'remote' && standing === 'refused';
  const due = hasToken ? findWarning(expiresAt, nowMs) : 'none';
  const warning = isRefused ? 'refused' : due;
  return {
    keyId: record.keyId,
    name: fact?.name ?? null,
    owner:
      record.actorId === null ? null : { userId: record.actorId as UserId, username: record.actorName ?? '' },
    createdAt: fact?.createdAt ?? null,
    expiresAt,
    lastUsedAt: fact?.lastUsedAt ?? null,
    maxLifetimeDays: fact?.maxLifetimeDays ?? null,
    checkedAt: fact?.checkedAt ?? null,
    standing,
    warning,
    message: describe(warning, expiresAt === null ? 0 : Date.parse(expiresAt) - nowMs),
  };
};
