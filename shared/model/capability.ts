import { z } from 'zod';
import { organizationIdSchema } from './organization-schema.ts';

/** Which of the three studied API shapes a server speaks: up to 2.27, 2.28 to 2.31, from 2.32. */
export const GENERATIONS = ['2.24', '2.31', '2.35'] as const;
export type Generation = (typeof GENERATIONS)[number];

/** One thing that may be possible. `why` says what would bring it when it is not; null while it is. */
export const abilitySchema = z.object({
  key: z.string(),
  label: z.string(),
  has: z.boolean(),
  why: z.string().nullable(),
});
export type Ability = z.output<typeof abilitySchema>;

/** What a deployment and the token in use can do, as of `detectedAt` (ISO 8601). */
export const capabilitiesSchema = z.object({
  detectedAt: z.string(),
  version: z.string(),
  generation: z.enum(GENERATIONS),
  /** `agpl`: the build without licensed features; `unknown`: the server did not tell. */
  licence: z.enum(['licensed', 'trial', 'none', 'agpl', 'unknown']),
  /** Licensed features that matter to members and roles. */
  features: z.array(abilitySchema).readonly(),
  /** What this version of the API brings. */
  api: z.array(abilitySchema).readonly(),
  /** Names of the experiments switched on; null: not told. */
  experiments: z.array(z.string()).readonly().nullable(),
  /** What the token may do on the whole server. */
  site: z.array(abilitySchema).readonly(),
  /** What the token may do in each organization that it sees, sorted by name. */
  organizations: z
    .array(
      z.object({
        organizationId: organizationIdSchema,
        name: z.string(),
        may: z.array(abilitySchema).readonly(),
      }),
    )
    .readonly(),
  /** The whole report as plain text, for support. Names no person and no address. */
  text: z.string(),
});
export type Capabilities = z.output<typeof capabilitiesSchema>;
