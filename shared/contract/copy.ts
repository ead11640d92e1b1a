import { z } from 'zod';
import { deploymentIdSchema } from '../model/deployment.ts';
import { command, query } from './define.ts';
import { DECISION_FAILURES } from './failures.ts';

/** Days without a refresh after which copies are erased. */
export const copyLifeDays = z.number().int().min(1).max(365);

const target = z.strictObject({ deploymentId: deploymentIdSchema });

const status = z.object({
  /** `file`: enciphered on this computer. `memory`: until quit. */
  where: z.enum(['file', 'memory']),
  /**
   * Why it is in memory only. `not-asked`: nothing was fetched yet; `keychain`: it is locked or missing; `key-gone`:
   * it answers, and has no key for the file that is there; null: it is in its file.
   */
  reason: z.enum(['not-asked', 'keychain', 'key-gone', 'disk', 'erased']).nullable(),
  /** The same as a sentence; empty: it is in its file. */
  message: z.string(),
  /** Days without a refresh after which a copy is erased. */
  lifeDays: z.number().int(),
});

const TOUCHED = ['sync', 'organizations', 'roles', 'members', 'deployments', 'selection'] as const;

/** Where the copy of a deployment is, and how it is let go of. */
export const copy = {
  'copy.getStatus': query({
    input: target,
    output: status,
    fails: ['unknown-deployment'],
  }),
  /** Asks the keychain for the key once more, and opens the file that is there, or makes one. */
  'copy.retry': command({
    input: target,
    output: status,
    fails: ['unknown-deployment', 'busy'],
    topics: [...TOUCHED],
  }),
  /** Erases file and key after a yes in the approval window. Staged work, saved lists and the journal stay. */
  'copy.forget': command({
    input: target,
    output: z.object({ message: z.string() }),
    fails: ['unknown-deployment', ...DECISION_FAILURES],
    topics: [...TOUCHED],
  }),
  /** For how many days without a refresh copies are kept, of all deployments; asks in the approval window. */
  'copy.setLife': command({
    input: z.strictObject({ days: copyLifeDays }),
    output: z.object({}),
    fails: ['journal-unavailable', ...DECISION_FAILURES],
    topics: ['sync'],
  }),
};
