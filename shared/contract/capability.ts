import { z } from 'zod';
import { capabilitiesSchema } from '../model/capability.ts';
import { deploymentIdSchema } from '../model/deployment.ts';
import { command, query } from './define.ts';
import { CREDENTIAL_FAILURES, REMOTE_FAILURES } from './failures.ts';

const id = z.strictObject({ id: deploymentIdSchema });

/** What a deployment and its token can do. Detected once per connection and kept in memory. */
export const capability = {
  /** What was detected since the last sign-in; null: nothing yet. Asks nobody. */
  'capability.get': query({
    input: id,
    output: capabilitiesSchema.nullable(),
    fails: ['unknown-deployment'],
  }),
  /** Asks the server; with `again`, also when it was asked before on this connection. */
  'capability.detect': command({
    input: id.extend({ again: z.boolean().optional() }),
    output: capabilitiesSchema,
    fails: [...CREDENTIAL_FAILURES, ...REMOTE_FAILURES],
    topics: ['capability'],
  }),
};
