/** SQL text with its values beside it. Values are bound, never spliced; only this file builds the text. */
export type Sql = { readonly text: string; readonly values: readonly SqlValue[] };
/** What can be bound into a statement. */
export type SqlValue = string | number | bigint | null | Uint8Array;

const isSql = (part: SqlValue | Sql): part is Sql =>
  typeof part === 'object' && part !== null && 'text' in part && 'values' in part;

/** Tag for SQL: `${value}` becomes a bound parameter, `${sql`…`}` is put in as it is. */
export const sql = (parts: TemplateStringsArray, ...inserts: readonly (SqlValue | Sql)[]): Sql => {
  let text = parts[0] ?? '';
  const values: SqlValue[] = [];
  inserts.forEach((insert, at) => {
    if (isSql(insert)) {
      text += insert.text;
      values.push(...insert.values);
    } else {
      text += '?';
      values.push(insert);
    }
    text += parts[at + 1] ?? '';
  });
  return { text, values };
};

/** A name of a table, a column or an alias, put in as it is. Throws for a text that could be anything else. */
export const nameSql = (name: string): Sql => {
  if (!/^[a-z][a-z0-9_]*$/i.test(name)) throw new Error('That is no name of the schema.');
  return { text: name, values: [] };
};

/** A `?` whose value comes later, for a statement that is prepared once. */
export const LATER: Sql = { text: '?', values: [] };

/** Puts `between` between the parts; no parts give empty SQL. */
export const joinSql = (parts: readonly Sql[], between: Sql): Sql => {
  const text = parts.map((part) => part.text).join(between.text);
  return {
    text,
    values: parts.flatMap((part, at) => (at === 0 ? part.values : [...between.values, ...part.values])),
  };
};

/** `(?, ?, …)` for an IN list. An empty list matches nothing. */
export const inList = (values: readonly SqlValue[]): Sql => ({
  text: values.length === 0 ? '(NULL)' : `(${values.map(() => '?').join(', ')})`,
  values,
});
