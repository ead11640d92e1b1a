import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Column,
  type ColumnsOf,
  describeTable,
  flag,
  integer,
  json,
  names,
  omitColumns,
  orNull,
  text,
} from './columns.ts';
import { toReadHandle, toWriteHandle } from './handles.ts';
import { sql } from './sql.ts';

type Thing = {
  readonly id: string;
  readonly label: string;
  readonly note: string | null;
  readonly size: number;
  readonly isOld: boolean;
  readonly isKnown: boolean | null;
  readonly words: readonly string[];
  readonly more: readonly string[] | null;
  readonly rest: { readonly deep: number } | null;
};

/** One column of every sort, under names that are not those of the fields. */
const COLUMNS = {
  id: text('thing_id'),
  label: text('label'),
  note: orNull(text('note')),
  size: integer('size'),
  isOld: flag('is_old'),
  isKnown: orNull(flag('is_known')),
  words: names('words'),
  more: orNull(names('more')),
  rest: orNull(json<{ readonly deep: number }>('rest')),
} satisfies ColumnsOf<Thing>;
type Fits<C> = C extends ColumnsOf<Thing> ? true : false;

const THING = describeTable(COLUMNS);
const CHANGING = describeTable(omitColumns(COLUMNS, ['id']));

const db = new BetterSqlite3(':memory:');
const [write, read] = [toWriteHandle(db), toReadHandle(db)];

beforeAll(() => {
  db.exec(`CREATE TABLE thing (thing_id TEXT PRIMARY KEY, label TEXT NOT NULL, note TEXT, size INTEGER NOT NULL,
    is_old INTEGER NOT NULL, is_known INTEGER, words TEXT NOT NULL, more TEXT, rest TEXT,
    missed INTEGER NOT NULL DEFAULT 0) STRICT`);
});
afterAll(() => db.close());

const word = fc.string({ unit: 'grapheme', maxLength: 8 });
const things: fc.Arbitrary<Thing> = fc.record({
  id: fc.uuid(),
  label: word,
  note: fc.option(word),
  size: fc.integer(),
  isOld: fc.boolean(),
  isKnown: fc.option(fc.boolean()),
  words: fc.array(word, { maxLength: 3 }),
  more: fc.option(fc.array(word, { maxLength: 3 })),
  rest: fc.option(fc.record({ deep: fc.integer() })),
});

const save = (thing: Thing): void => {
  write.run(sql`INSERT INTO thing (${THING.names()}) VALUES (${THING.bound(thing)})
    ON CONFLICT (thing_id) DO UPDATE SET ${CHANGING.excluded()}`);
};
const find = (id: string): Thing | null => {
  const row = read.get<ReturnType<typeof THING.toStored>>(
    sql`SELECT ${THING.select('t')} FROM thing AS t WHERE t.thing_id = ${id}`,
  );
  return row === undefined ? null : THING.toValues(row);
};
const print = (id: string): string | undefined =>
  read.column<string>(sql`SELECT ${CHANGING.print(sql`missed`)} FROM thing WHERE thing_id = ${id}`)[0];

describe('a table that is described', () => {
  it('gives back what was put in, and the other values after an upsert', () => {
    fc.assert(
      fc.property(things, things, (one, other) => {
        save(one);
        expect(find(one.id)).toEqual(one);
        save({ ...other, id: one.id });
        expect(find(one.id)).toEqual({ ...other, id: one.id });
      }),
    );
  });

  it('prints a row in SQL as it does in TypeScript', () => {
    fc.assert(
      fc.property(things, (thing) => {
        save(thing);
        expect(print(thing.id)).toBe(CHANGING.toPrint(0, THING.toStored(thing)));
      }),
    );
  });

  it('prints two rows alike if and only if they do not differ, whatever the column', () => {
    fc.assert(
      fc.property(things, things, fc.constantFrom(...CHANGING.fields), (one, other, field) => {
        const stored = THING.toStored(one);
        const changed = THING.toStored({ ...one, [field]: other[field] });
        const isOther = stored[field] !== changed[field];
        expect(CHANGING.differs(stored, changed)).toBe(isOther);
        expect(CHANGING.toPrint(0, stored) !== CHANGING.toPrint(0, changed)).toBe(isOther);
      }),
    );
  });

  it('runs a statement that was prepared once with the values of many', () => {
    const insert = write.prepare(sql`INSERT INTO thing (${THING.names()}) VALUES (${THING.marks()})`.text);
    const update = write.prepare(sql`UPDATE thing SET ${CHANGING.assigned()} WHERE thing_id = ?`.text);
    fc.assert(
      fc.property(things, things, (one, other) => {
        db.exec('DELETE FROM thing');
        insert(...THING.values(THING.toStored(one)));
        expect(find(one.id)).toEqual(one);
        update(...CHANGING.values(THING.toStored(other)), one.id);
        expect(find(one.id)).toEqual({ ...other, id: one.id });
      }),
    );
  });

  it('takes the column of another field in the place of one', () => {
    expect(CHANGING.from('t', { label: 'note' }).text).toBe(
      't.note, t.note, t.size, t.is_old, t.is_known, t.words, t.more, t.rest',
    );
  });

  it('does not compile without a column for a field, or with one of another type', () => {
    // The compiler holds these three: a description that fits where it must not is an error here.
    const isWhole: Fits<typeof COLUMNS> = true;
    const isWholeWithoutNote: Fits<Omit<typeof COLUMNS, 'note'>> = false;
    const isNumberAText: Fits<Omit<typeof COLUMNS, 'size'> & { readonly size: Column<string> }> = false;
    expect([isWhole, isWholeWithoutNote, isNumberAText]).toEqual([true, false, false]);
  });
});
