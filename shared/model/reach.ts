import { z } from 'zod';

const count = z.number().int();

/**
 * Whom staged work or a plan concerns: its changes, the custom roles among them that are written and deleted, and the
 * people, each once, with everybody who holds a role whose permissions change. `isKnown` false: the copy does not know
 * who is in the organization of such a role, so there may be more. `things`: every change is about one of these, whoever
 * has it, and so they are what is counted.
 */
export const reachSchema = z.object({
  changes: count,
  written: count,
  deleted: count,
  people: count,
  isKnown: z.boolean(),
  things: z.object({ verb: z.string(), one: z.string(), many: z.string() }).optional(),
});
export type Reach = z.output<typeof reachSchema>;
