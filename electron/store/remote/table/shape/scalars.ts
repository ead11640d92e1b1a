import { z } from 'zod';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { NEVER_SEEN } from '#shared/model/member.ts';
import { toWellFormed } from '../../outcome/answer.ts';

export const NIL_ID = '00000000-0000-0000-0000-000000000000';
const TEXT_LENGTH = 4096;

/** An id as the server writes it, lower-cased; the nil id names nobody and is refused. */
const id = z
  .guid()
  .transform((text) => text.toLowerCase())
  .refine((text) => text !== NIL_ID, 'the nil id');
export const userId = id.transform((text) => text as UserId);
export const organizationId = id.transform((text) => text as OrganizationId);

/** Made well-formed and cut at 4,096 characters with a mark, so that one value cannot fill a screen. */
export const cutText = (value: string): string =>
  toWellFormed(value.length <= TEXT_LENGTH ? value : `${value.slice(0, TEXT_LENGTH - 1)}…`);
export const text = z.string().transform(cutText);
/** Text that some generations leave out or send as null. */
export const optionalText = text.nullish().transform((value) => value ?? '');
/** A word of an open set (status, login type); null where the server does not tell it. */
export const word = z
  .string()
  .max(64)
  .nullish()
  .transform((value) => (value ? toWellFormed(value) : null));

/** What Coder mostly writes (coder-api 1.7): some decimals, UTC. Cut to three by hand, which is ten times faster. */
const USUAL =
  /^((?:19[7-9]|[2-9]\d\d)\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,9}))?Z$/;

/** Any other time in ISO 8601 with a zone. `Date.parse` alone would read "member 12" as December 2001. */
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,40})?(?:Z|[+-]\d\d:\d\d)$/;

/** False for the 30th of February, which `Date` would quietly move into March. */
const isDay = (value: string): boolean => {
  const [year, month, day] = [value.slice(0, 4), value.slice(5, 7), value.slice(8, 10)];
  return day <= '28' || Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
};

/** The end of the years that are written with four digits: beyond it, the order of texts is not that of times. */
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A time in one spelling (`2026-07-08T21:03:55.018Z`), so that text order is time order; null: never or unreadable. */
export const toTime = (value: string | null | undefined): string | null => {
  if (!value || !isDay(value)) return null;
  const usual = USUAL.exec(value);
  if (usual !== null) return `${usual[1]}.${(usual[2] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
  const ms = ISO.test(value) ? Date.parse(value) : Number.NaN;
  // Year 1 is how Coder says "never"; nothing real is older than the epoch.
  return Number.isNaN(ms) || ms <= 0 ? null : new Date(Math.min(ms, LAST_MS)).toISOString();
};
export const lastSeen = z.string().nullish().transform(toTime);

/** When somebody was seen: a time, `NEVER_SEEN` for the year 1 that Coder writes then, or null: not told. */
export const toLastSeen = (value: string | null | undefined): string | null => {
  const time = toTime(value);
  return time === null && value?.startsWith('0001-') && ISO.test(value) ? NEVER_SEEN : time;
};
