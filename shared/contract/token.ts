import { z } from 'zod';
import { deploymentIdSchema } from '../model/deployment.ts';
import { tokenStatusSchema } from '../model/token.ts';
import { tokenFilterSchema, tokenSchema, tokenSortSchema } from '../model/token-list-schema.ts';
import { command, query } from './define.ts';
import { CREDENTIAL_FAILURES, DECISION_FAILURES, REMOTE_FAILURES } from './failures.ts';
import { lifetimeDays } from './sign-in.ts';

const id = z.strictObject({ id: deploymentIdSchema });

/** The token of a deployment: its age and end, and replacing it. The token itself never passes here. */
export const token = {
  /**
   * The tokens of the copy that the sign-in may see, from the copy alone. `own`: those of everybody were too many, or may
   * not be read, so that these are its own. `told`: of how many the server told, where the copy keeps fewer.
   */
  'token.list': query({
    input: z.strictObject({
      deploymentId: deploymentIdSchema,
      filter: tokenFilterSchema,
      sort: tokenSortSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      matching: z.number().int(),
      all: z.number().int(),
      expired: z.number().int(),
      told: z.number().int(),
      /** Rows of the server's list that could not be read, and are not here. */
      unreadable: z.number().int(),
      /** As whom they were read, where that is somebody else than who is signed in now: a name, or an id. */
      readAs: z.string().nullable(),
      /** When they were read, ISO 8601; null: never. */
      asOf: z.string().nullable(),
      whose: z.enum(['all', 'own']),
      /** Why the last refresh could not read them; null: it could. */
      problem: z.string().nullable(),
      /** Whether the sign-in is an owner's, who sees those of everybody; null: not known. */
      seesAll: z.boolean().nullable(),
      rows: z.array(tokenSchema.extend({ isExpired: z.boolean(), isStaged: z.boolean() })).readonly(),
    }),
    fails: [],
  }),
  /** From what was kept of the last look; asks nobody, so it works offline. Warnings follow the clock. */
  'token.getStatus': query({
    input: id,
    output: tokenStatusSchema,
    fails: ['unknown-deployment'],
  }),
  /** Asks the server about the token in use and keeps the answer. */
  'token.refresh': command({
    input: id,
    output: tokenStatusSchema,
    fails: [...CREDENTIAL_FAILURES, ...REMOTE_FAILURES],
    topics: ['token'],
  }),
  /**
   * Replaces the token: a new one is made, proved with the server and kept (read back from the keychain) before the
   * old one is deleted. Every failure leaves the old one in use and working.
   */
  'token.rotate': command({
    input: id.extend({ lifetimeDays }),
    output: z.object({
      status: tokenStatusSchema,
      /** `kept`: the server did not delete the old token; `message` says where to do it. */
      old: z.enum(['deleted', 'kept']),
      message: z.string(),
    }),
    fails: [
      ...DECISION_FAILURES,
      'lifetime-too-long',
      'not-kept',
      ...CREDENTIAL_FAILURES,
      ...REMOTE_FAILURES,
    ],
    topics: ['token', 'deployments'],
  }),
};
