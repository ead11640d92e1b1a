import { CHANGE_KINDS, type ChangeKind, ROLE_KINDS } from '#shared/model/subject.ts';
import { inList, sql } from '../sql.ts';

/** A kind as a table keeps it. Throws for what is none: the schema does not know the kinds, the registry does. */
export const toKindColumn = (kind: ChangeKind): ChangeKind => {
  if (!CHANGE_KINDS.includes(kind)) throw new Error(`There is no kind of change called ${kind}.`);
  return kind;
};

/** True for changes, called `c`, that are about a role. By its name, so that the index of them is used. */
export const IS_ABOUT_ROLE = sql`(c.role_name > '' AND c.kind IN ${inList(ROLE_KINDS)})`;
