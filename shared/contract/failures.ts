import type { Result } from '../base/result.ts';

/**
 * Ways a conversation with a Coder server ends without an answer to the question. One table in `store/remote`
 * maps every HTTP outcome to exactly one of these (reads).
 */
export const REMOTE_FAILURES = [
  'offline',
  'host-not-found',
  'connection-refused',
  'timed-out',
  'tls',
  'proxy-sign-in',
  'proxy-failed',
  'not-coder',
  'redirected',
  'unauthorized',
  'forbidden',
  'not-found',
  'rate-limited',
  'rejected',
  'server-error',
  'bad-response',
  'too-large',
] as const;
export type RemoteFailure = (typeof REMOTE_FAILURES)[number];

/**
 * Ways a refresh ends because of what it costs this computer: the deployment sent more than a refresh may bring, or
 * the thread that reads it could not do its work.
 */
export const READER_FAILURES = ['over-budget', 'reader-failed'] as const;
export type ReaderFailure = (typeof READER_FAILURES)[number];

/** What keeps a call from talking to a deployment at all. */
export const CREDENTIAL_FAILURES = [
  'unknown-deployment',
  'signed-out',
  'secret-unavailable',
  /** Another server answers at the address than the one that the token is for: it gets no token. */
  'other-deployment',
] as const;
export type CredentialFailure = (typeof CREDENTIAL_FAILURES)[number];

/**
 * Nobody said yes: a person was asked and did not (or what it was about moved meanwhile), or was not asked at all,
 * since they said no to the same just before, or another question is open. Nothing was sent and nothing was changed.
 */
export const UNCONFIRMED_FAILURES = ['not-approved', 'not-asked'] as const;
export type Unconfirmed = (typeof UNCONFIRMED_FAILURES)[number];

/**
 * What ends a call that only a person may decide: nobody said yes, or another question about it is open, or something
 * runs there. Nothing was sent and nothing was changed.
 */
export const DECISION_FAILURES = [...UNCONFIRMED_FAILURES, 'busy'] as const;

/** True for an answer that ended with `DECISION_FAILURES`: what a person typed is still theirs to send. */
export const isUndecided = (reply: Result<unknown, string>): boolean =>
  !reply.ok && DECISION_FAILURES.some((code) => code === reply.failure.code);
