import { z } from 'zod';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { toWellFormed } from '../outcome/answer.ts';

const NIL_ID = '00000000-0000-0000-0000-000000000000';
const TEXT_LENGTH = 4096;

/** An id as the server writes it, lower-cased; the nil id names nobody and is refused. */
const id = z
  .guid()
  .transform((text) => text.toLowerCase())
  .refine((text) => text !== NIL_ID, 'the nil id');
export const userId = id.transform((text) => text as UserId);
export const organizationId = id.transform((text) => text as OrganizationId);

/** Free text: made well-formed and cut at 4,096 characters with a mark, so that one value cannot fill a screen. */
export const text = z
  .string()
  .transform((value) =>
    toWellFormed(value.length <= TEXT_LENGTH ? value : `${value.slice(0, TEXT_LENGTH - 1)}…`),
  );
/** Text that some generations leave out or send as null. */
export const optionalText = text.nullish().transform((value) => value ?? '');
/** A word of an open set (status, login type); null where the server does not tell it. */
export const word = z
  .string()
  .max(64)
  .nullish()
  .transform((value) => value || null);

/** A point in time in one spelling (`2026-07-08T21:03:55.018Z`), so that text order is time order. */
export const lastSeen = z
  .string()
  .nullish()
  .transform((value) => {
    const ms = Date.parse(value ?? '');
    // Year 1 is how Coder says "never" (coder-api 1.7); nothing real is older than the epoch.
    return Number.isNaN(ms) || ms <= 0 ? null : new Date(ms).toISOString();
  });
