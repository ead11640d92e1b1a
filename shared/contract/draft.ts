import { z } from 'zod';
import { deploymentIdSchema, userIdSchema } from '../model/deployment.ts';
import { intentSchema } from '../model/intent.ts';
import { organizationIdSchema } from '../model/organization.ts';
import { command, query } from './define.ts';

const target = z.strictObject({ deploymentId: deploymentIdSchema });

const roleCounts = z.array(z.object({ role: z.string(), count: z.number().int() })).readonly();

const summary = z.object({
  /** People for whom staged work would change something. */
  people: z.number().int(),
  /** People that staged work mentions, though it would change nothing for them now. */
  unchanged: z.number().int(),
  added: roleCounts,
  removed: roleCounts,
  undoLabel: z.string().nullable(),
  redoLabel: z.string().nullable(),
  /** When the oldest staged step was made, ISO 8601; null: nothing is staged. */
  since: z.string().nullable(),
});

/**
 * Staged work: intents in the journal, durable before a call returns. One draft per deployment; every call that
 * changes it is one step that undo takes back. Nothing here talks to a server.
 */
export const draft = {
  'draft.stage': command({
    input: target.extend({
      organizationId: organizationIdSchema,
      who: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('selection') }),
        z.strictObject({
          kind: z.literal('people'),
          userIds: z.array(userIdSchema).min(1).max(200).readonly(),
        }),
      ]),
      intent: intentSchema,
    }),
    output: z.object({ people: z.number().int(), changing: z.number().int() }),
    fails: ['unknown-deployment', 'nobody-selected', 'empty-intent', 'journal-unavailable'],
    topics: ['draft'],
  }),
  'draft.undo': command({
    input: target,
    output: summary,
    fails: ['nothing-to-undo', 'journal-unavailable'],
    topics: ['draft'],
  }),
  'draft.redo': command({
    input: target,
    output: summary,
    fails: ['nothing-to-redo', 'journal-unavailable'],
    topics: ['draft'],
  }),
  /** Takes people, or everybody, out of the draft; itself a step that undo brings back. */
  'draft.discard': command({
    input: target.extend({
      organizationId: organizationIdSchema.nullable(),
      who: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('everybody') }),
        z.strictObject({
          kind: z.literal('people'),
          userIds: z.array(userIdSchema).min(1).max(200).readonly(),
        }),
      ]),
    }),
    output: summary,
    fails: ['journal-unavailable'],
    topics: ['draft'],
  }),
  'draft.getSummary': query({ input: target, output: summary, fails: [], topics: ['draft', 'members'] }),
};
