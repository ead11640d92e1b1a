import { isFields, WrongField } from './fields.ts';
import { type MemberRow, readMemberRow } from './member-row.ts';
import type { Shape } from './shape.ts';

/** The most rows one page may bring. */
export const PAGE_ROWS = 1000;
/** More people than any deployment has. A larger count is a lie, and following it page by page would never end. */
export const MAX_COUNT = 1_000_000;

export type MemberPage = { readonly members: readonly MemberRow[]; readonly count: number };

/** How many there are in all. */
export const readCount = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MAX_COUNT)
    throw new WrongField('count');
  return value;
};

const readPage = (value: unknown, isLoose: boolean): MemberPage => {
  const members = isFields(value) ? value.members : null;
  if (!isFields(value) || !Array.isArray(members) || members.length > PAGE_ROWS)
    throw new WrongField('members');
  return { members: members.map((row) => readMemberRow(row, isLoose)), count: readCount(value.count) };
};

/**
 * An object with the count; the docs promise an array of such pages (coder-api 3.2), and one in an array is taken.
 * `isLoose` as in `PageOf`.
 */
export const memberPage = (isLoose: boolean): Shape<MemberPage> => ({
  safeParse: (value) => {
    try {
      const page: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
      return { success: true, data: readPage(page, isLoose) };
    } catch (error) {
      if (!(error instanceof WrongField)) throw error;
      return { success: false, error: { issues: [{ path: ['members', error.message], code: 'wrong' }] } };
    }
  },
});
