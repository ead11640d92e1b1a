import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { Slices } from '#shared/base/slices.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { Subject, SubjectIds } from '#shared/model/subject.ts';
import {
  type Column,
  type ColumnsOf,
  describeTable,
  flag,
  integer,
  json,
  omitColumns,
  orNull,
  type RowOf,
  text,
  toNames,
} from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { LATER, type SqlValue, sql } from '../sql.ts';
import { NOBODYS } from './plan.ts';
import { SUBJECT, SUBJECT_COLUMNS, withIds, withSubject } from './subject.ts';

/** One thing that a person staged or discarded; `undoesPlan`: the plan that it takes back. `at` is ISO 8601. */
export type DraftStep = {
  readonly id: number;
  readonly label: string;
  readonly kind: 'stage' | 'discard';
  readonly undoesPlan: PlanId | null;
  readonly undone: boolean;
  readonly at: string;
};

/**
 * One subject in a step. `intent` null: the step takes it out of the draft. `rebased`: the person saw `base` when
 * they settled a conflict, and earlier bases count no more.
 */
export type DraftPerson = Subject & Said;

type Said = {
  readonly intent: Intent | null;
  readonly base: readonly string[];
  readonly rebased?: boolean;
};

const STEP_COLUMNS = {
  id: integer('id'),
  label: text('label'),
  kind: text<DraftStep['kind']>('kind'),
  undoesPlan: orNull(text<PlanId>('undoes_plan')),
  undone: flag('undone'),
  at: text('at'),
} satisfies ColumnsOf<DraftStep>;
const STEP = describeTable(STEP_COLUMNS);

/** What of a step is written with it: its number comes of the table, and it is not undone. */
const NEW_STEP = describeTable(omitColumns(STEP_COLUMNS, ['id', 'undone']));

/** What was seen of a subject; none in a discard of an earlier version. */
const BASE: Column<readonly string[], string | null> = {
  name: 'base',
  isNullable: true,
  toStored: (base) => JSON.stringify(base),
  toValue: (stored) => (stored === null ? [] : toNames(stored)),
};

const PERSON = describeTable({
  ...SUBJECT_COLUMNS,
  intent: orNull(json<Intent>('intent')),
  base: BASE,
  rebased: flag('rebased'),
} satisfies ColumnsOf<SubjectIds & Said>);
type StoredPerson = RowOf<typeof PERSON>;
const toPerson = (row: StoredPerson): DraftPerson => withSubject(PERSON.toValues(row));

/** All steps of a deployment's draft, undone ones included, oldest first. */
export const listSteps = (journal: ReadHandle, deploymentId: DeploymentId): readonly DraftStep[] =>
  journal
    .all<RowOf<typeof STEP>>(
      sql`SELECT ${STEP.select()} FROM draft_step WHERE deployment_id = ${deploymentId} ORDER BY id`,
    )
    .map(STEP.toValues);

/** The subjects of a step, one at a time. */
export function* iteratePeople(journal: ReadHandle, stepId: number): IterableIterator<DraftPerson> {
  const rows = journal.iterate<StoredPerson>(
    sql`SELECT ${PERSON.select()} FROM draft_person WHERE step_id = ${stepId}`,
  );
  for (const row of rows) yield toPerson(row);
}

const PEOPLE_A_SLICE = 500;
const NEXT_PEOPLE = sql`SELECT ${PERSON.select()} FROM draft_person
  WHERE step_id = ${LATER} AND (${SUBJECT.names()}) > (${SUBJECT.marks()})
  ORDER BY ${SUBJECT.names()} LIMIT ${LATER}`.text;

/** All subjects of a step, read in slices. */
export function* readPeople(journal: ReadHandle, stepId: number): Slices<readonly DraftPerson[]> {
  const people: DraftPerson[] = [];
  for (let after: readonly SqlValue[] = ['', '', '', '']; ; ) {
    const rows = journal.all<StoredPerson>({ text: NEXT_PEOPLE, values: [stepId, ...after, PEOPLE_A_SLICE] });
    for (const row of rows) people.push(toPerson(row));
    yield;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PEOPLE_A_SLICE) return people;
    after = SUBJECT.values(last);
  }
}

type NewStep = {
  readonly deploymentId: DeploymentId;
  readonly label: string;
  readonly kind: 'stage' | 'discard';
  readonly undoesPlan: PlanId | null;
  readonly at: string;
};

const PEOPLE = PERSON.names().text;
const SUBJECTS = SUBJECT.names().text;
const MARKS = PERSON.marks().text;

const toRow = (person: DraftPerson): readonly SqlValue[] =>
  PERSON.boundValues({ ...withIds(person), rebased: person.rebased === true });

const insertStep = (journal: WriteHandle, step: NewStep, insertPeople: (stepId: number) => void): number =>
  journal.transaction(() => {
    journal.run(
      sql`UPDATE draft_step SET deployment_id = ${NOBODYS}
        WHERE deployment_id = ${step.deploymentId} AND undone = 1`,
    );
    const { id } = journal.run(
      sql`INSERT INTO draft_step (deployment_id, ${NEW_STEP.names()})
        VALUES (${step.deploymentId}, ${NEW_STEP.bound(step)})`,
    );
    insertPeople(id);
    return id;
  });

/**
 * Adds a step and drops the undone ones after which it comes: a new edit ends the chance to redo. What is dropped stays
 * in the file until `dropNobodys` has taken it out.
 */
export const addStep = (journal: WriteHandle, step: NewStep, people: Iterable<DraftPerson>): number =>
  insertStep(journal, step, (id) => {
    const insert = journal.prepare(`INSERT INTO draft_person (step_id, ${PEOPLE}) VALUES (?, ${MARKS})`);
    for (const person of people) insert(id, ...toRow(person));
  });

/** People of a step that is not in the draft yet. `drop` must be called in the end. */
type PeopleAside = {
  /** `addStep` with them. */
  readonly addStep: (step: NewStep) => number;
  readonly drop: () => void;
};

let tablesAside = 0;

/**
 * Writes the people of a step to the side, in slices: into a table in the memory of this connection, which no other
 * question sees and which is gone with the program. From there they go into the draft at once and in its order: 100,000
 * in 160 ms of the thread, where 800 ms went into writing them one by one.
 */
export function* writePeopleAside(journal: WriteHandle, people: readonly DraftPerson[]): Slices<PeopleAside> {
  tablesAside += 1;
  const aside = `temp.aside_${tablesAside}`;
  journal.prepare(`CREATE TABLE ${aside} (kind TEXT NOT NULL, organization_id TEXT NOT NULL, user_id TEXT NOT NULL,
    item TEXT NOT NULL, intent TEXT, base TEXT, rebased INTEGER NOT NULL,
    PRIMARY KEY (${SUBJECTS})) STRICT, WITHOUT ROWID`)();
  const drop = (): void => void journal.prepare(`DROP TABLE ${aside}`)();
  try {
    const insert = journal.prepare(`INSERT INTO ${aside} (${PEOPLE}) VALUES (${MARKS})`);
    for (let at = 0; at < people.length; at += PEOPLE_A_SLICE) {
      journal.transaction(() => {
        for (const person of people.slice(at, at + PEOPLE_A_SLICE)) insert(...toRow(person));
      });
      yield;
    }
  } catch (error) {
    drop();
    throw error;
  }
  return {
    addStep: (step) =>
      insertStep(journal, step, (id) => {
        journal.prepare(`INSERT INTO draft_person (step_id, ${PEOPLE})
          SELECT ?, ${PEOPLE} FROM ${aside} ORDER BY ${SUBJECTS}`)(id);
      }),
    drop,
  };
}

/** Marks a step as taken back, or as done again. */
export const setUndone = (journal: WriteHandle, stepId: number, undone: boolean): void => {
  journal.run(sql`UPDATE draft_step SET undone = ${undone ? 1 : 0} WHERE id = ${stepId}`);
};

/**
 * Empties a deployment's draft, because a plan took it over or the deployment is forgotten. Its steps are nobody's then:
 * nothing finds them, and `dropNobodys` takes them out of the file.
 */
export const clearDraft = (journal: WriteHandle, deploymentId: DeploymentId): void => {
  journal.run(sql`UPDATE draft_step SET deployment_id = ${NOBODYS} WHERE deployment_id = ${deploymentId}`);
};

/** Takes the steps that are no draft's any more out of the file, in slices: at once, 100,000 people take seconds. */
export function* dropNobodys(journal: WriteHandle): Slices<void> {
  const dropPeople = journal.prepare(`DELETE FROM draft_person
    WHERE (step_id, ${SUBJECTS}) IN (SELECT step_id, ${SUBJECTS} FROM draft_person
      WHERE step_id = ? LIMIT ${PEOPLE_A_SLICE})`);
  for (;;) {
    const step = journal.get<{ id: number }>(
      sql`SELECT id FROM draft_step WHERE deployment_id = ${NOBODYS} LIMIT 1`,
    );
    if (step === undefined) return;
    while (dropPeople(step.id).changes > 0) yield;
    journal.run(sql`DELETE FROM draft_step WHERE id = ${step.id}`);
    yield;
  }
}
