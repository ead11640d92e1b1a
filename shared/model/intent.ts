import { z } from 'zod';

export const roleNameSchema = z.string().min(1).max(256);
const roleNames = z.array(roleNameSchema).max(256).readonly();

/**
 * What an admin wants for one subject (`subject.ts`), in its words: for a person's roles the names of roles. Never a
 * final set taken from a screen. `delta` names the words it speaks about and leaves every other word alone; `exactly`
 * speaks about all of them.
 */
export const intentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delta'), add: roleNames, remove: roleNames }),
  z.strictObject({ kind: z.literal('exactly'), roles: roleNames }),
]);
export type Intent = z.output<typeof intentSchema>;
