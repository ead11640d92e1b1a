import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { Slices } from '#shared/base/slices.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { type SqlValue, sql } from '../sql.ts';
import { toKindColumn } from './kind-column.ts';
import { NOBODYS } from './plan.ts';

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
export type DraftPerson = Subject & {
  readonly intent: Intent | null;
  readonly base: readonly string[];
  readonly rebased?: boolean;
};

type StepRecord = {
  readonly id: number;
  readonly label: string;
  readonly kind: 'stage' | 'discard';
  readonly undoes_plan: string | null;
  readonly undone: number;
  readonly at: string;
};

/** All steps of a deployment's draft, undone ones included, oldest first. */
export const listSteps = (journal: ReadHandle, deploymentId: DeploymentId): readonly DraftStep[] =>
  journal
    .all<StepRecord>(
      sql`SELECT id, label, kind, undoes_plan, undone, at FROM draft_step
        WHERE deployment_id = ${deploymentId} ORDER BY id`,
    )
    .map((row) => ({
      id: row.id,
      label: row.label,
      kind: row.kind,
      undoesPlan: row.undoes_plan as PlanId | null,
      undone: row.undone === 1,
      at: row.at,
    }));

type PersonRecord = Subject & {
  readonly intent: string | null;
  readonly base: string | null;
  readonly rebased: number;
};

const toPerson = (row: PersonRecord): DraftPerson => ({
  kind: row.kind,
  organizationId: row.organizationId,
  userId: row.userId,
  roleName: row.roleName,
  // Both were written by `addStep` below, from values that were checked at the door.
  intent: row.intent === null ? null : (JSON.parse(row.intent) as Intent),
  base: row.base === null ? [] : (JSON.parse(row.base) as string[]),
  rebased: row.rebased === 1,
});

const READ =
  'kind, organization_id AS organizationId, user_id AS userId, role_name AS roleName, intent, base, rebased';

/** The subjects of a step, one at a time. */
export function* iteratePeople(journal: ReadHandle, stepId: number): IterableIterator<DraftPerson> {
  const text = `SELECT ${READ} FROM draft_person WHERE step_id = ?`;
  for (const row of journal.iterate<PersonRecord>({ text, values: [stepId] })) yield toPerson(row);
}

const PEOPLE_A_SLICE = 500;

/** All subjects of a step, read in slices. */
export function* readPeople(journal: ReadHandle, stepId: number): Slices<readonly DraftPerson[]> {
  const text = `SELECT ${READ} FROM draft_person
    WHERE step_id = ? AND (kind, organization_id, user_id, role_name) > (?, ?, ?, ?)
    ORDER BY kind, organization_id, user_id, role_name LIMIT ${PEOPLE_A_SLICE}`;
  const people: DraftPerson[] = [];
  for (let after: readonly SqlValue[] = ['', '', '', '']; ; ) {
    const rows = journal.all<PersonRecord>({ text, values: [stepId, ...after] });
    for (const row of rows) people.push(toPerson(row));
    yield;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PEOPLE_A_SLICE) return people;
    after = [last.kind, last.organizationId, last.userId, last.roleName];
  }
}

type NewStep = {
  readonly deploymentId: DeploymentId;
  readonly label: string;
  readonly kind: 'stage' | 'discard';
  readonly undoesPlan: PlanId | null;
  readonly at: string;
};

const COLUMNS = 'kind, organization_id, user_id, role_name, intent, base, rebased';

const toValues = (person: DraftPerson): readonly SqlValue[] => [
  toKindColumn(person.kind),
  person.organizationId,
  person.userId,
  person.roleName,
  person.intent === null ? null : JSON.stringify(person.intent),
  JSON.stringify(person.base),
  person.rebased === true ? 1 : 0,
];

const insertStep = (journal: WriteHandle, step: NewStep, insertPeople: (stepId: number) => void): number =>
  journal.transaction(() => {
    journal.run(
      sql`UPDATE draft_step SET deployment_id = ${NOBODYS}
        WHERE deployment_id = ${step.deploymentId} AND undone = 1`,
    );
    const { id } = journal.run(
      sql`INSERT INTO draft_step (deployment_id, label, kind, undoes_plan, at)
        VALUES (${step.deploymentId}, ${step.label}, ${step.kind}, ${step.undoesPlan}, ${step.at})`,
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
    const insert = journal.prepare(
      `INSERT INTO draft_person (step_id, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const person of people) insert(id, ...toValues(person));
  });

/** People of a step that is not in the draft yet. `drop` must be called in the end. */
export type WaitingPeople = {
  /** `addStep` with them. */
  readonly addStep: (step: NewStep) => number;
  readonly drop: () => void;
};

let waitingRooms = 0;

/**
 * Writes the people of a step to the side, in slices: into a table in the memory of this connection, which no other
 * question sees and which is gone with the program. From there they go into the draft at once and in its order: 100,000
 * in 160 ms of the thread, where 800 ms went into writing them one by one.
 */
export function* waitWithPeople(journal: WriteHandle, people: readonly DraftPerson[]): Slices<WaitingPeople> {
  waitingRooms += 1;
  const room = `temp.waiting_${waitingRooms}`;
  journal.prepare(`CREATE TABLE ${room} (kind TEXT NOT NULL, organization_id TEXT NOT NULL, user_id TEXT NOT NULL,
    role_name TEXT NOT NULL, intent TEXT, base TEXT, rebased INTEGER NOT NULL,
    PRIMARY KEY (kind, organization_id, user_id, role_name)) STRICT, WITHOUT ROWID`)();
  const drop = (): void => void journal.prepare(`DROP TABLE ${room}`)();
  try {
    const insert = journal.prepare(`INSERT INTO ${room} (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`);
    for (let at = 0; at < people.length; at += PEOPLE_A_SLICE) {
      journal.transaction(() => {
        for (const person of people.slice(at, at + PEOPLE_A_SLICE)) insert(...toValues(person));
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
        journal.prepare(`INSERT INTO draft_person (step_id, ${COLUMNS})
          SELECT ?, ${COLUMNS} FROM ${room} ORDER BY kind, organization_id, user_id, role_name`)(id);
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
    WHERE (step_id, kind, organization_id, user_id, role_name) IN (
      SELECT step_id, kind, organization_id, user_id, role_name FROM draft_person
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
