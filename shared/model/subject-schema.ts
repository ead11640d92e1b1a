import { z } from 'zod';
import { userIdSchema } from './deployment.ts';
import { organizationIdSchema } from './organization-schema.ts';
import { PERSON_KINDS, ROLE_KINDS, type Subject, TOKEN_KINDS } from './subject.ts';

/** Every subject is somewhere: `SITE_ORGANIZATION_ID` for what is on the whole site. */
const somewhere = { organizationId: organizationIdSchema };

/** What a change is about, as it comes in: told by the ids of its kind, and by no others. */
export const subjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(PERSON_KINDS), ...somewhere, userId: userIdSchema }),
  z.object({ kind: z.enum(ROLE_KINDS), ...somewhere, roleName: z.string().min(1).max(256) }),
  z.object({
    kind: z.enum(TOKEN_KINDS),
    ...somewhere,
    userId: userIdSchema,
    tokenId: z.string().min(1).max(64),
  }),
]) satisfies z.ZodType<Subject>;
