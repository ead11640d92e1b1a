import type { DeploymentId, OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import type { Intent } from '#shared/model/intent.ts';
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

/** One person in a step. `intent` null: the step takes the person out of the draft. */
export type DraftPerson = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly intent: Intent | null;
  readonly base: readonly string[];
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

/** The people of a step, one at a time. */
export function* iteratePeople(journal: ReadHandle, stepId: number): IterableIterator<DraftPerson> {
  const rows = journal.iterate<{
    organization_id: OrganizationId;
    user_id: UserId;
    intent: string | null;
    base: string | null;
  }>(sql`SELECT organization_id, user_id, intent, base FROM draft_person WHERE step_id = ${stepId}`);
  for (const row of rows)
    yield {
      organizationId: row.organization_id,
      userId: row.user_id,
      // Both were written by `addStep` below, from values that were checked at the door.
      intent: row.intent === null ? null : (JSON.parse(row.intent) as Intent),
      base: row.base === null ? [] : (JSON.parse(row.base) as string[]),
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
      'INSERT INTO draft_person (step_id, organization_id, user_id, intent, base) VALUES (?, ?, ?, ?, ?)',
    );
    for (const person of people)
      insert(
        id,
        person.organizationId,
        person.userId,
        person.intent === null ? null : JSON.stringify(person.intent),
        JSON.stringify(person.base),
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
