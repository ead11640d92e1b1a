import { joinSql, LATER, nameSql, type Sql, type SqlValue, sql } from './sql.ts';

/**
 * How a field of a record is kept in a column: what it is called there, and the way in and out. Out is a promise about
 * who wrote it: a column has one writer, and what that wrote is not checked again.
 */
export type Column<Value, Stored extends SqlValue = SqlValue> = {
  readonly name: string;
  readonly isNullable: boolean;
  toStored(value: Value): Stored;
  toValue(stored: Stored): Value;
};

/** A column for every field of a record: one that is left out does not compile. */
export type ColumnsOf<T> = { readonly [K in keyof T]-?: Column<T[K]> };
type Columns = Readonly<Record<string, Column<unknown>>>;

/** A record as its columns have it, by the names of its fields. */
export type StoredOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer _, infer Stored> ? Stored : never;
};
type ValuesOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer Value, infer _> ? Value : never;
};

const asItIs = <Value extends SqlValue>(name: string): Column<Value, Value> => ({
  name,
  isNullable: false,
  toStored: (value) => value,
  toValue: (stored) => stored,
});

export const text = <Value extends string>(name: string): Column<Value, Value> => asItIs(name);

export const integer = (name: string): Column<number, number> => asItIs(name);

/** True is 1, false is 0. */
export const flag = (name: string): Column<boolean, number> => ({
  name,
  isNullable: false,
  toStored: (value) => (value ? 1 : 0),
  toValue: (stored) => stored === 1,
});

/** Any value that JSON has, as its text. */
export const json = <Value>(name: string): Column<Value, string> => ({
  name,
  isNullable: false,
  toStored: (value) => JSON.stringify(value),
  toValue: (stored) => JSON.parse(stored) as Value,
});

const NO_NAMES: readonly string[] = [];

/** The names in a column of `names`. */
export const toNames = (stored: string): readonly string[] =>
  stored === '[]' ? NO_NAMES : (JSON.parse(stored) as readonly string[]);

/** Names of roles, or words of a subject, as a JSON array. */
export const names = (name: string): Column<readonly string[], string> => ({
  ...json<readonly string[]>(name),
  toValue: toNames,
});

/** The same column, where null says that it is not told or not so. */
export const orNull = <Value, Stored extends SqlValue>({
  name,
  toStored,
  toValue,
}: Column<Value, Stored>): Column<Value | null, Stored | null> => ({
  name,
  isNullable: true,
  toStored: (value) => (value === null ? null : toStored(value)),
  toValue: (stored) => (stored === null ? null : toValue(stored)),
});

const COMMA = sql`, `;
const SEPARATOR = '\u001f';
const NULL = '\u001e';

/**
 * A table, or the part of one that comes from a record: every list of its columns is made of `columns`, in their order, so
 * that each is named once. `of` narrows a list to some fields; left out: all of them.
 */
export const describeTable = <C extends Columns>(columns: C) => {
  type Field = keyof C & string;
  const fields: readonly Field[] = Object.keys(columns);
  const entries = Object.entries(columns);
  const each = (of: readonly Field[], toSql: (field: Field, name: Sql) => Sql): Sql =>
    joinSql(
      of.map((field) => toSql(field, nameSql(columns[field]?.name ?? ''))),
      COMMA,
    );
  return {
    fields,
    /** The columns by their names in the table: `user_id, username`. */
    names: (of = fields): Sql => each(of, (_, name) => name),
    /** One column of an alias: `m.user_id`. */
    column: (alias: string, field: Field): Sql => {
      const of = nameSql(alias);
      return each([field], (_, name) => sql`${of}.${name}`);
    },
    /** What a SELECT from an alias asks for, under the names of the fields: a row is a `StoredOf`. */
    select: (alias: string, of = fields): Sql => {
      const from = nameSql(alias);
      return each(of, (field, name) => sql`${from}.${name} AS ${nameSql(field)}`);
    },
    /** What an UPDATE of an upsert sets: `name = excluded.name`. */
    excluded: (of = fields): Sql => each(of, (_, name) => sql`${name} = excluded.${name}`),
    /** The same for a prepared UPDATE: `name = ?`. */
    assigned: (of = fields): Sql => each(of, (_, name) => sql`${name} = ${LATER}`),
    /** A `?` for each column. */
    marks: (of = fields): Sql => each(of, () => LATER),
    /** The values of a row in the order of the lists above. */
    values: (stored: StoredOf<C>, of = fields): readonly SqlValue[] => of.map((field) => stored[field]),
    /** The same of a record, bound into a statement. */
    bound: (record: ValuesOf<C>): Sql =>
      joinSql(
        entries.map(([field, column]) => sql`${column.toStored(record[field])}`),
        COMMA,
      ),
    toStored: (values: ValuesOf<C>): StoredOf<C> => {
      const stored: Record<string, SqlValue> = {};
      for (const [field, column] of entries) stored[field] = column.toStored(values[field]);
      return stored as StoredOf<C>;
    },
    toValues: (stored: StoredOf<C>): ValuesOf<C> => {
      const values: Record<string, unknown> = {};
      for (const [field, column] of entries) values[field] = column.toValue(stored[field] as SqlValue);
      return values as ValuesOf<C>;
    },
    /**
     * One text for `before` and all columns `of`, to compare rows by: equal prints mean equal rows. `toPrint` makes the
     * same of a row that is not in the table.
     */
    print: (before: Sql, of: readonly Field[]): Sql =>
      sql`concat_ws(char(31), ${before}, ${each(of, (field, name) =>
        columns[field]?.isNullable === true ? sql`coalesce(${name}, char(30))` : name,
      )})`,
    toPrint: (before: SqlValue, stored: StoredOf<C>, of: readonly Field[]): string => {
      let print = String(before);
      for (const field of of) print += SEPARATOR + (stored[field] ?? NULL);
      return print;
    },
  };
};

/** A row as a description reads and writes it. */
export type RowOf<Table extends { readonly toValues: (row: never) => unknown }> = Parameters<
  Table['toValues']
>[0];
