import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { Subject } from '#shared/model/subject.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

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

/** The subjects of a step, one at a time. */
export function* iteratePeople(journal: ReadHandle, stepId: number): IterableIterator<DraftPerson> {
  const rows = journal.iterate<
    Subject & { readonly intent: string | null; readonly base: string | null; readonly rebased: number }
  >(
    sql`SELECT kind, organization_id AS organizationId, user_id AS userId, role_name AS roleName, intent, base,
      rebased FROM draft_person WHERE step_id = ${stepId}`,
  );
  for (const row of rows)
    yield {
      kind: row.kind,
      organizationId: row.organizationId,
      userId: row.userId,
      roleName: row.roleName,
      // Both were written by `addStep` below, from values that were checked at the door.
      intent: row.intent === null ? null : (JSON.parse(row.intent) as Intent),
      base: row.base === null ? [] : (JSON.parse(row.base) as string[]),
      rebased: row.rebased === 1,
    };
}

/** Adds a step and drops the undone ones after which it comes: a new edit ends the chance to redo. */
export const addStep = (
  journal: WriteHandle,
  step: {
    readonly deploymentId: DeploymentId;
    readonly label: string;
    readonly kind: 'stage' | 'discard';
    readonly undoesPlan: PlanId | null;
    readonly at: string;
  },
  people: Iterable<DraftPerson>,
): number =>
  journal.transaction(() => {
    journal.run(sql`DELETE FROM draft_step WHERE deployment_id = ${step.deploymentId} AND undone = 1`);
    const { id } = journal.run(
      sql`INSERT INTO draft_step (deployment_id, label, kind, undoes_plan, at)
        VALUES (${step.deploymentId}, ${step.label}, ${step.kind}, ${step.undoesPlan}, ${step.at})`,
    );
    const insert = journal.prepare(
      `INSERT INTO draft_person (step_id, kind, organization_id, user_id, role_name, intent, base, rebased)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const person of people)
      insert(
        id,
        person.kind,
        person.organizationId,
        person.userId,
        person.roleName,
        person.intent === null ? null : JSON.stringify(person.intent),
        JSON.stringify(person.base),
        person.rebased === true ? 1 : 0,
      );
    return id;
  });

/** Marks a step as taken back, or as done again. */
export const setUndone = (journal: WriteHandle, stepId: number, undone: boolean): void => {
  journal.run(sql`UPDATE draft_step SET undone = ${undone ? 1 : 0} WHERE id = ${stepId}`);
};

/** Empties a deployment's draft, because a plan took it over or the deployment is forgotten. */
export const clearDraft = (journal: WriteHandle, deploymentId: DeploymentId): void => {
  journal.run(sql`DELETE FROM draft_step WHERE deployment_id = ${deploymentId}`);
};
