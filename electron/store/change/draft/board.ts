import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { type DraftPerson, type DraftStep, iteratePeople, listSteps } from '../../db/journal/draft.ts';
import { foldSayings, type Saying, type Wish } from './fold.ts';

type PerOrganization = Map<UserId, Saying[]>;

/**
 * A deployment's draft in memory: the steps, and for each person what they add up to. The journal is the truth;
 * this is read from it once and then kept in step, since folding 100,000 people for every click would not do.
 */
export const readBoard = (journal: ReadHandle, deploymentId: DeploymentId) => {
  const sayings = new Map<OrganizationId, PerOrganization>();
  const wishes = new Map<OrganizationId, Map<UserId, Wish>>();
  let steps: readonly DraftStep[] = listSteps(journal, deploymentId);

  const refold = (organizationId: OrganizationId, userId: UserId): void => {
    const folded = foldSayings(sayings.get(organizationId)?.get(userId) ?? []);
    const people = wishes.get(organizationId) ?? new Map<UserId, Wish>();
    wishes.set(organizationId, people);
    if (folded === null) people.delete(userId);
    else people.set(userId, { organizationId, userId, ...folded });
  };

  const add = (stepId: number, people: Iterable<DraftPerson>): void => {
    for (const person of people) {
      const organization = sayings.get(person.organizationId) ?? new Map<UserId, Saying[]>();
      sayings.set(person.organizationId, organization);
      const said = organization.get(person.userId) ?? [];
      said.push({ stepId, intent: person.intent, base: person.base });
      organization.set(person.userId, said);
      refold(person.organizationId, person.userId);
    }
  };

  const take = (stepId: number, people: Iterable<DraftPerson>): void => {
    for (const person of people) {
      const organization = sayings.get(person.organizationId);
      const said = organization?.get(person.userId)?.filter((saying) => saying.stepId !== stepId) ?? [];
      organization?.set(person.userId, said);
      refold(person.organizationId, person.userId);
    }
  };

  for (const step of steps) if (!step.undone) add(step.id, iteratePeople(journal, step.id));

  return {
    steps: (): readonly DraftStep[] => steps,
    rereadSteps: (): void => {
      steps = listSteps(journal, deploymentId);
    },
    add,
    take,
    findWish: (organizationId: OrganizationId, userId: UserId): Wish | null =>
      wishes.get(organizationId)?.get(userId) ?? null,
    listPeople: (organizationId: OrganizationId): ReadonlyMap<UserId, Wish> =>
      wishes.get(organizationId) ?? new Map<UserId, Wish>(),
    listWishes: (): readonly Wish[] => [...wishes.values()].flatMap((people) => [...people.values()]),
  };
};

export type Board = ReturnType<typeof readBoard>;
