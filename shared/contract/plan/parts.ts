import { z } from 'zod';
import { deploymentIdSchema } from '../../model/deployment.ts';
import { subjectSchema } from '../../model/subject-schema.ts';

/** Which deployment's draft. */
export const target = z.strictObject({ deploymentId: deploymentIdSchema });
/** A review is named by its hash. */
export const reviewed = target.extend({ hash: z.string().max(128) });
export const words = z.array(z.string()).readonly();
export const count = z.number().int();
export const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) };

/** A subject with what a person calls it: the username (empty: left the copy) or the role's name. */
export const named = subjectSchema.and(z.object({ name: z.string(), organization: z.string() }));
