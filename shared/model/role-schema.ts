import { z } from 'zod';

/**
 * A role as the server lists it. `organizationId` null means a site role. `assignable` is the server's own answer
 * for the token in use: may this actor grant it or take it away (coder-api 4.3).
 */
export const roleSchema = z.object({
  name: z.string(),
  displayName: z.string(),
  organizationId: z.string().nullable(),
  builtIn: z.boolean(),
  assignable: z.boolean(),
  /** Members that hold it explicitly, in the cached copy. */
  holders: z.number().int(),
});
export type Role = z.output<typeof roleSchema>;
