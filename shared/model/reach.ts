import { z } from 'zod';

const count = z.number().int();

/**
 * Whom staged work or a plan concerns: its changes, the custom roles among them that are written and deleted, and the
 * people, each once, with everybody who holds a role whose permissions change. `isKnown` false: the copy does not know
 * who is in the organization of such a role, so there may be more.
 */
export const reachSchema = z.object({
  changes: count,
  written: count,
  deleted: count,
  people: count,
  isKnown: z.boolean(),
});
export type Reach = z.output<typeof reachSchema>;
