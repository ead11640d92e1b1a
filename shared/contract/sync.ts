import { z } from 'zod';
import { deploymentIdSchema, userIdSchema } from '../model/deployment.ts';
import { organizationIdSchema } from '../model/organization-schema.ts';
import { command, query } from './define.ts';
import { CREDENTIAL_FAILURES, READER_FAILURES, REMOTE_FAILURES } from './failures.ts';

const target = z.strictObject({ deploymentId: deploymentIdSchema });

const personChange = z.enum(['joined', 'left', 'roles', 'profile']);
const roleChange = z.enum(['role-made', 'role-deleted', 'role-changed']);
const organizationChange = z.enum(['organization-new', 'organization-gone']);
const changeKind = z.enum([...personChange.options, ...roleChange.options, ...organizationChange.options]);

/** Copying a deployment into the cache: one run at a time per deployment, cancellable, offline-safe. */
export const sync = {
  /** Ends when the pass is in the cache. A pass that fails or is cancelled leaves the previous copy whole. */
  'sync.start': command({
    input: target,
    output: z.object({ members: z.number().int(), changed: z.number().int(), durationMs: z.number() }),
    fails: [
      'busy',
      'sync-cancelled',
      'suspicious-empty',
      ...READER_FAILURES,
      ...CREDENTIAL_FAILURES,
      ...REMOTE_FAILURES,
    ],
    topics: ['sync', 'organizations', 'roles', 'members', 'deployments'],
  }),
  'sync.cancel': command({ input: target, output: z.object({}), fails: [], topics: ['sync'] }),
  'sync.getStatus': query({
    input: target,
    output: z.object({
      state: z.enum(['idle', 'running']),
      /** When the copy on disk was read from the server, ISO 8601; null: never. */
      asOf: z.string().nullable(),
      progress: z
        .object({ step: z.string(), done: z.number().int(), total: z.number().int().nullable() })
        .nullable(),
      /** How the last run ended, when it did not end well. Cleared by the next good one. */
      problem: z.object({ code: z.string(), message: z.string(), at: z.string() }).nullable(),
    }),
    fails: ['unknown-deployment'],
  }),
  /** What the last pass found different from the one before it, in people, custom roles and organizations, by kind. */
  'sync.getChanges': query({
    input: target,
    output: z.object({
      since: z.string().nullable(),
      until: z.string().nullable(),
      counts: z.array(z.object({ kind: changeKind, count: z.number().int() })).readonly(),
    }),
    fails: ['unknown-deployment'],
  }),
  'sync.listChanges': query({
    input: target.extend({
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      total: z.number().int(),
      rows: z
        .array(
          z.discriminatedUnion('of', [
            z.object({
              of: z.literal('person'),
              organizationId: organizationIdSchema,
              userId: userIdSchema,
              username: z.string(),
              kind: personChange,
              /** Roles. */
              added: z.array(z.string()).readonly(),
              removed: z.array(z.string()).readonly(),
            }),
            z.object({
              of: z.literal('role'),
              organizationId: organizationIdSchema,
              /** Its display name; empty for the site. */
              organization: z.string(),
              kind: roleChange,
              name: z.string(),
              displayName: z.string(),
              /** Words of the role (`core/roles/role-words.ts`). */
              added: z.array(z.string()).readonly(),
              removed: z.array(z.string()).readonly(),
            }),
            z.object({
              of: z.literal('organization'),
              organizationId: organizationIdSchema,
              organization: z.string(),
              kind: organizationChange,
            }),
          ]),
        )
        .readonly(),
    }),
    fails: ['unknown-deployment'],
  }),
};
