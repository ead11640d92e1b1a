import { isReasonable, MAX_ROLES } from '#shared/core/roles/role-set.ts';
import { isWhole, MAX_ROLE_LENGTH, normaliseRoles } from './role-names.ts';
import { cutText, NIL_ID } from './scalars.ts';

/**
 * The fields of people's rows, checked by hand: a full sync reads 200,000 of these, and the same checks as a schema
 * took several times as long as parsing the JSON did. `pages.test.ts` holds them to what the schemas promise.
 */

/** Says which field of a row is wrong; never leaves `people.ts`. */
export class WrongField extends Error {}

/**
 * What one field of a row says, or `otherwise` where it says nothing that can be read. The first field that was wrong
 * is kept as `unreadable`.
 */
export const createFieldReader = () => {
  let unreadable: string | null = null;
  return {
    read: <T>(otherwise: T, read: () => T): T => {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof WrongField)) throw error;
        unreadable ??= error.message;
        return otherwise;
      }
    },
    mark: (): { readonly unreadable?: string } => (unreadable === null ? {} : { unreadable }),
  };
};

/** A JSON object as it is sent or as it was parsed. */
export type Fields = Readonly<Record<string, unknown>>;

/** A JSON object. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id in lower case. */
export const readId = (row: Fields, field: string): string => {
  const value = row[field];
  if (typeof value !== 'string') throw new WrongField(field);
  const id = ID.test(value) ? value : value.toLowerCase();
  if (!ID.test(id) || id === NIL_ID) throw new WrongField(field);
  return id;
};

/** Text, made well-formed and cut. */
export const readText = (row: Fields, field: string): string => {
  const value = row[field];
  if (typeof value !== 'string') throw new WrongField(field);
  return cutText(value);
};

/** The same, empty when the server leaves it out. */
export const readOptionalText = (row: Fields, field: string): string =>
  row[field] === undefined || row[field] === null ? '' : readText(row, field);

/** A word of an open set; null: not told. */
export const readWord = (row: Fields, field: string): string | null => {
  const value = readOptionalText(row, field);
  if (value.length > 64) throw new WrongField(field);
  return value === '' ? null : value;
};

export const NO_ROLES: readonly string[] = [];

/** Names of a list of roles, sorted and unique. */
export const readRoles = (row: Fields, field: string): readonly string[] => {
  const value = row[field];
  if (!Array.isArray(value) || value.length > MAX_ROLES) throw new WrongField(field);
  if (value.length === 0) return NO_ROLES;
  const names = value.map((role: unknown) => {
    const name = isFields(role) ? role.name : null;
    if (typeof name !== 'string' || name === '' || name.length > MAX_ROLE_LENGTH || !isWhole(name))
      throw new WrongField(field);
    return name;
  });
  if (!isReasonable(names)) throw new WrongField(field);
  return normaliseRoles(names);
};

/** False when the server leaves it out. */
export const readFlag = (row: Fields, field: string): boolean => {
  const value = row[field] ?? false;
  if (typeof value !== 'boolean') throw new WrongField(field);
  return value;
};
