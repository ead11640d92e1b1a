import type { DeploymentId, OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { applyIntent, isEmptyIntent } from '#shared/core/intent.ts';
import { hasSameRoles } from '#shared/core/roles.ts';
import type { Intent } from '#shared/model/intent.ts';
import {
  addStep,
  clearDraft,
  type DraftPerson,
  type DraftStep,
  iteratePeople,
  setUndone,
} from '../../db/journal/draft.ts';
import type { Journal } from '../../db/journal.ts';
import { type Board, readBoard } from './board.ts';
import type { Wish } from './fold.ts';

/** Somebody as the copy shows them at the moment of staging. */
export type Seen = { readonly userId: UserId; readonly roles: readonly string[] };

export type StageInput = {
  readonly deploymentId: DeploymentId;
  readonly organizationId: OrganizationId;
  readonly people: readonly Seen[];
  readonly intent: Intent;
  /** Said by the undo button, such as "Add auditor to 412 people". */
  readonly label: string;
};

/**
 * Staged work of every deployment. Each call that changes it is one step, written to the journal before the call
 * returns, and taken back by `undo`. Nothing here reads the cache or talks to a server.
 */
export const createDraft = (deps: { readonly journal: Journal; readonly clock: Clock }) => {
  const boards = new Map<DeploymentId, Board>();
  const { read, write } = deps.journal;

  const getBoard = (deploymentId: DeploymentId): Board => {
    const found = boards.get(deploymentId) ?? readBoard(read, deploymentId);
    boards.set(deploymentId, found);
    return found;
  };

  const addToBoard = (
    step: Pick<DraftStep, 'label' | 'kind' | 'undoesPlan'> & { readonly deploymentId: DeploymentId },
    people: readonly DraftPerson[],
  ): void => {
    const board = getBoard(step.deploymentId);
    const id = addStep(write, { ...step, at: new Date(deps.clock.nowMs()).toISOString() }, people);
    board.add(id, people);
    board.rereadSteps();
  };

  const stage = (
    input: StageInput,
  ): Result<{ people: number; changing: number }, 'nobody-selected' | 'empty-intent'> => {
    if (isEmptyIntent(input.intent)) return fail('empty-intent', 'Choose at least one role.');
    if (input.people.length === 0) return fail('nobody-selected', 'Nobody is selected. Select people first.');
    const board = getBoard(input.deploymentId);
    const changing = input.people.filter(({ userId, roles }) => {
      const wish = board.findWish(input.organizationId, userId);
      const now = wish === null ? roles : applyIntent(wish.intent, roles);
      return !hasSameRoles(now, applyIntent(input.intent, now));
    }).length;
    if (changing > 0)
      addToBoard(
        { deploymentId: input.deploymentId, label: input.label, kind: 'stage', undoesPlan: null },
        input.people.map(({ userId, roles }) => ({
          organizationId: input.organizationId,
          userId,
          intent: input.intent,
          base: roles,
        })),
      );
    return ok({ people: input.people.length, changing });
  };

  /** Stages one intent per person: the inverse of a plan, or what a plan left undone. */
  const stageEach = (
    deploymentId: DeploymentId,
    label: string,
    undoesPlan: PlanId | null,
    people: readonly DraftPerson[],
  ): void => addToBoard({ deploymentId, label, kind: 'stage', undoesPlan }, people);

  /** Takes people out; those who are not in the draft are passed over. No step when nobody is left to take. */
  const discard = (deploymentId: DeploymentId, label: string, people: readonly Wish[]): void => {
    if (people.length === 0) return;
    const out = people.map(({ organizationId, userId, base }) => ({
      organizationId,
      userId,
      base,
      intent: null,
    }));
    addToBoard({ deploymentId, label, kind: 'discard', undoesPlan: null }, out);
  };

  const move = (deploymentId: DeploymentId, step: DraftStep, undone: boolean): void => {
    const board = getBoard(deploymentId);
    const people = [...iteratePeople(read, step.id)];
    setUndone(write, step.id, undone);
    if (undone) board.take(step.id, people);
    else board.add(step.id, people);
    board.rereadSteps();
  };

  const findUndo = (deploymentId: DeploymentId): DraftStep | null =>
    getBoard(deploymentId)
      .steps()
      .findLast((step) => !step.undone) ?? null;
  const findRedo = (deploymentId: DeploymentId): DraftStep | null =>
    getBoard(deploymentId)
      .steps()
      .find((step) => step.undone) ?? null;

  const undo = (deploymentId: DeploymentId): Result<null, 'nothing-to-undo'> => {
    const step = findUndo(deploymentId);
    if (step === null) return fail('nothing-to-undo', 'Nothing is staged that could be undone.');
    move(deploymentId, step, true);
    return ok(null);
  };

  const redo = (deploymentId: DeploymentId): Result<null, 'nothing-to-redo'> => {
    const step = findRedo(deploymentId);
    if (step === null) return fail('nothing-to-redo', 'Nothing was undone that could be done again.');
    move(deploymentId, step, false);
    return ok(null);
  };

  /** Empties the draft for good: a plan took it over, or its deployment is forgotten. */
  const clear = (deploymentId: DeploymentId): void => {
    clearDraft(write, deploymentId);
    boards.delete(deploymentId);
  };

  return {
    stage,
    stageEach,
    discard,
    undo,
    redo,
    clear,
    findUndo,
    findRedo,
    findWish: (deploymentId: DeploymentId, organizationId: OrganizationId, userId: UserId) =>
      getBoard(deploymentId).findWish(organizationId, userId),
    listPeople: (deploymentId: DeploymentId, organizationId: OrganizationId) =>
      getBoard(deploymentId).listPeople(organizationId),
    listWishes: (deploymentId: DeploymentId) => getBoard(deploymentId).listWishes(),
    listSteps: (deploymentId: DeploymentId) => getBoard(deploymentId).steps(),
  };
};

export type Draft = ReturnType<typeof createDraft>;
