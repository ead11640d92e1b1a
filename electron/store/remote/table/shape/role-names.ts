import { z } from 'zod';

import { isReasonable, MAX_ROLES } from '#shared/core/roles/role-set.ts';
import { toWellFormed } from '../../outcome/answer.ts';

export const MAX_ROLE_LENGTH = 256;
/**
 * False for text with half a character in it: SQLite would keep another name than the server has, and two such names
 * would become one.
 */
export const isWhole = (name: string): boolean => toWellFormed(name) === name;
export const roleName = z.string().min(1).max(MAX_ROLE_LENGTH).refine(isWhole);

/** Sorted by code unit and unique: two equal sets always look the same. */
export const normaliseRoles = (names: readonly string[]): readonly string[] =>
  names.length < 2 ? names : [...new Set(names)].sort();

/** Role names as a plain list of strings, as GET /users/{user}/roles sends them. */
export const roleNameList = z
  .array(roleName)
  .max(MAX_ROLES)
  .refine(isReasonable, 'names that are too long')
  .transform(normaliseRoles);

/**
 * Role names from a list of `{name}`. Never guessed: a missing list of organization roles makes the answer bad,
 * since reading it as "no roles" could wipe a person's roles later.
 */
export const roleNames = z
  .array(z.object({ name: roleName }).transform((row) => row.name))
  .max(MAX_ROLES)
  .refine(isReasonable, 'names that are too long')
  .transform(normaliseRoles);
