import { z } from 'zod';

import { isReasonable, MAX_ROLES } from '#shared/core/roles/role-set.ts';
import { normaliseRoles, roleName } from './role-names.ts';
import { optionalText, organizationId, text, toTime } from './scalars.ts';

/** False where some generations leave it out. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/** A time in one spelling; null for Coder's "never" (year 1, or the epoch) and for what is no time. */
export const time = z.string().nullish().transform(toTime);

export const count = z.number().int().min(0);

/** The most items of any list: more than any deployment has, since a page without a limit brings everybody. */
export const MAX_ITEMS = 200_000;

/** A list that some answers leave out or send as null when it is empty. */
export const listOf = <Item extends z.ZodType>(item: Item, most = MAX_ITEMS) =>
  z
    .array(item)
    .max(most)
    .nullish()
    .transform((items) => items ?? []);

/** What nothing rests on: an answer in which it cannot be read is not refused for it. */
export const loosely = <Part extends z.ZodType>(part: Part, otherwise: z.output<Part>) =>
  part.catch(otherwise);

/** A short text of an open set: resource types, actions, feature names. */
export const name = z.string().min(1).max(256);

/** The organization of a role; null for one of the site. */
export const ofWhichOrganization = z
  .union([organizationId, z.literal('')])
  .nullish()
  .transform((value) => value || null);

const slimRole = z.object({
  name: roleName,
  display_name: loosely(optionalText, ''),
  organization_id: loosely(ofWhichOrganization, null),
});

/** Roles of somebody; never guessed: a missing list makes the answer bad, since "no roles" could wipe them later. */
export const slimRoles = z
  .array(slimRole)
  .max(MAX_ROLES)
  .refine((roles) => isReasonable(roles.map((role) => role.name)), 'names that are too long');

/** The names of such roles as a set: sorted and unique. */
export const toRoleSet = (roles: readonly { readonly name: string }[]): readonly string[] =>
  normaliseRoles(roles.map((role) => role.name));

/** A message without any content of its own. */
export const message = z.object({ message: text });

/** Answers that say all they have to say by their status. */
export const nothing = z.null();
