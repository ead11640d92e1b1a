import { z } from 'zod';
import { organizationIdSchema } from '../model/organization-schema.ts';

const words = z.array(z.string()).readonly();

/** An organization that somebody is a member of. */
export const placeSchema = z.object({ organizationId: organizationIdSchema, organization: z.string() });

const places = z.array(placeSchema).readonly();

/**
 * What staged work would do to a person in a list, or null when nothing is staged for them there. `added` and
 * `removed` are roles of the list: of the organization, and in the list of users of the site. A list of members
 * tells of its own organization only; the list of users tells of all of them.
 */
export const stagedMarksSchema = z
  .object({
    added: words,
    removed: words,
    /** Site roles, in a list of members. */
    siteAdded: words,
    siteRemoved: words,
    /** What they will be; null: their status stays. */
    status: z.enum(['suspended', 'active']).nullable(),
    joins: places,
    leaves: places,
    /** Changes of organization roles, in the list of users. */
    roleChanges: z.number().int(),
  })
  .nullable();
export type StagedMarks = NonNullable<z.output<typeof stagedMarksSchema>>;
