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
type StoredOf<C extends Columns> = {
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

/** A text as it is. */
export const text = <Value extends string>(name: string): Column<Value, Value> => asItIs(name);

/** A number as it is. */
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

/** Some of the columns of a record. */
export const pickColumns = <C extends Columns, const F extends readonly (keyof C & string)[]>(
  columns: C,
  fields: F,
): Pick<C, F[number]> =>
  Object.fromEntries(fields.map((field) => [field, columns[field]])) as Pick<C, F[number]>;

/** The columns of a record but some. */
export const omitColumns = <C extends Columns, const F extends readonly (keyof C & string)[]>(
  columns: C,
  fields: F,
): Pick<C, Exclude<keyof C, F[number]>> =>
  Object.fromEntries(Object.entries(columns).filter(([field]) => !fields.includes(field))) as Pick<
    C,
    Exclude<keyof C, F[number]>
  >;

const SEPARATOR = '\u001f';
const NULL = '\u001e';

/**
 * Every list of the columns of a table, made of one description and in its order, so that each column is named once.
 * What is not a field of a record (a key, a deployment) stands before these lists or behind them.
 */
export const describeTable = <C extends Columns>(columns: C) => {
  const fields: readonly (keyof C & string)[] = Object.keys(columns);
  const entries = Object.entries(columns);
  const each = (toSql: (name: Sql, field: string) => Sql): Sql =>
    joinSql(
      entries.map(([field, { name }]) => toSql(nameSql(name), field)),
      sql`, `,
    );
  const isNullable = (field: keyof C): boolean => columns[field]?.isNullable === true;
  const column = (alias: string, field: string): Sql =>
    sql`${nameSql(alias)}.${nameSql(columns[field]?.name ?? '')}`;
  return {
    fields,
    isNullable,
    /** One column of an alias: `m.user_id`. */
    column: (alias: string, field: keyof C & string): Sql => column(alias, field),
    /** The columns by their names in the table: `user_id, username`. */
    names: (): Sql => each((name) => name),
    /** The columns of an alias: `m.user_id, m.username`; with `instead`, the column of another field for that of one. */
    from: (alias: string, instead: Readonly<Partial<Record<keyof C, keyof C & string>>> | null = null): Sql =>
      each((_, field) => column(alias, instead?.[field] ?? field)),
    /** The same, of an alias or where there is one table only, under the names of the fields: what `toValues` takes. */
    select: (alias: string | null = null): Sql =>
      each((name, field) => sql`${alias === null ? name : column(alias, field)} AS ${nameSql(field)}`),
    /** What an upsert sets: `username = excluded.username`. */
    excluded: (): Sql => each((name) => sql`${name} = excluded.${name}`),
    /** A record, bound into a statement. */
    bound: (record: ValuesOf<C>): Sql =>
      each((_, field) => sql`${columns[field]?.toStored(record[field]) ?? null}`),
    /** A `?` for each column, for a statement that is prepared once and run with `values`. */
    marks: (): Sql => each(() => LATER),
    /** The same for an UPDATE: `username = ?`. */
    assigned: (): Sql => each((name) => sql`${name} = ${LATER}`),
    values: (stored: StoredOf<C>): readonly SqlValue[] => fields.map((field) => stored[field]),
    /** A record for such a statement, without the stored row in between. */
    boundValues: (record: ValuesOf<C>): readonly SqlValue[] =>
      entries.map(([field, one]) => one.toStored(record[field])),
    toStored: (record: ValuesOf<C>): StoredOf<C> => {
      const stored: Record<string, SqlValue> = {};
      for (const [field, one] of entries) stored[field] = one.toStored(record[field]);
      return stored as StoredOf<C>;
    },
    toValues: (stored: StoredOf<C>): ValuesOf<C> => {
      const values: Record<string, unknown> = {};
      for (const [field, one] of entries) values[field] = one.toValue(stored[field] ?? null);
      return values as ValuesOf<C>;
    },
    /** One text for `before` and every column, to compare rows by: equal prints mean equal rows. */
    print: (before: Sql): Sql =>
      sql`concat_ws(char(31), ${before}, ${each((name, field) =>
        isNullable(field) ? sql`coalesce(${name}, char(30))` : name,
      )})`,
    /** What `print` makes of a row, for one that is not in the table. */
    toPrint: (before: SqlValue, stored: StoredOf<C>): string => {
      let print = String(before);
      for (const field of fields) print += SEPARATOR + (stored[field] ?? NULL);
      return print;
    },
    /** True when a column of one is not as in the other. */
    differs: (a: StoredOf<C>, b: StoredOf<C>): boolean => fields.some((field) => a[field] !== b[field]),
  };
};

/** A row as a description reads and writes it. */
export type RowOf<Table extends { readonly toValues: (row: never) => unknown }> = Parameters<
  Table['toValues']
>[0];
