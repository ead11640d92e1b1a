import { z } from 'zod';

/** One part of a path, however long. `.` and `..` would change the path, the rest is encoded. */
export const pathPart = z
  .string()
  .min(1)
  .refine((value) => value !== '.' && value !== '..', 'would change the path');
const segment = pathPart.max(128);

/** An organization by id or name; `default` is the default one. */
export const organization = segment;

/** A user by id, or `me`. A username works too, but some collide with routes (coder-api 1.5): prefer ids. */
export const user = segment;

export const keyId = segment;

export const ofOrganization = { organization } as const;
export const ofUser = { user } as const;
export const ofMember = { organization, user } as const;

const whole = z.number().int();

/** `limit` 0 or absent asks for everything at once; there is no greatest (coder-api 3.1). */
export const paging = {
  q: z.string().optional(),
  limit: whole.optional(),
  offset: whole.optional(),
} as const;

export const roles = z.array(z.string());

export const permission = z.object({
  negate: z.boolean(),
  resource_type: z.string(),
  action: z.string(),
});
