import { z } from 'zod';
import { deploymentIdSchema } from '../model/deployment.ts';
import { tokenStatusSchema } from '../model/token.ts';
import { command, query } from './define.ts';
import { CREDENTIAL_FAILURES, DECISION_FAILURES, REMOTE_FAILURES } from './failures.ts';
import { lifetimeDays } from './sign-in.ts';

const id = z.strictObject({ id: deploymentIdSchema });

/** The token of a deployment: its age and end, and replacing it. The token itself never passes here. */
export const token = {
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
