import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { subjectOf, toSubjectKey } from '#shared/core/subject.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { ChangeKind, Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { type DraftPerson, type DraftStep, iteratePeople, listSteps } from '../../db/journal/draft.ts';
import { foldSayings, type Saying, type Wish } from './fold.ts';

const wordsOf = (intent: Intent): number =>
  intent.kind === 'exactly' ? intent.roles.length : intent.add.length + intent.remove.length;

const NOBODY: ReadonlyMap<UserId, Wish> = new Map();

/** What one subject in a step takes of the room there is: itself, and each word of its intent and its base. */
export const weigh = ({ intent, base }: Pick<DraftPerson, 'intent' | 'base'>): number => {
  const words = intent === null ? 0 : wordsOf(intent);
  return 1 + words + base.length;
};

/**
 * A deployment's draft in memory: the steps, and for each subject what they add up to. The journal is the truth;
 * this is read from it once and then kept in step, since folding 100,000 people for every click would not do.
 */
export const readBoard = (journal: ReadHandle, deploymentId: DeploymentId) => {
  const sayings = new Map<string, Saying[]>();
  const wishes = new Map<string, Wish>();
  const people = new Map<string, Map<UserId, Wish>>();
  let steps: readonly DraftStep[] = listSteps(journal, deploymentId);
  let weight = 0;

  const refold = (subject: Subject, key: string): void => {
    const folded = foldSayings(sayings.get(key) ?? []);
    const place = `${subject.kind} ${subject.organizationId}`;
    const there = people.get(place) ?? new Map<UserId, Wish>();
    people.set(place, there);
    if (folded === null) {
      wishes.delete(key);
      there.delete(subject.userId);
      return;
    }
    const wish = { ...subjectOf(subject), ...folded };
    wishes.set(key, wish);
    there.set(subject.userId, wish);
  };

  const add = (stepId: number, persons: Iterable<DraftPerson>): void => {
    for (const person of persons) {
      const key = toSubjectKey(person);
      const said = sayings.get(key) ?? [];
      sayings.set(key, said);
      const { intent, base, rebased = false } = person;
      said.push({ stepId, intent, base, rebased });
      weight += weigh(person);
      refold(person, key);
    }
  };

  const take = (stepId: number, persons: Iterable<DraftPerson>): void => {
    for (const person of persons) {
      const key = toSubjectKey(person);
      const left = sayings.get(key)?.filter((saying) => saying.stepId !== stepId) ?? [];
      if (left.length > 0) sayings.set(key, left);
      else sayings.delete(key);
      weight -= weigh(person);
      refold(person, key);
    }
  };

  for (const step of steps) if (!step.undone) add(step.id, iteratePeople(journal, step.id));

  return {
    steps: (): readonly DraftStep[] => steps,
    /** The sum of `weigh` over the steps that are not undone. */
    weight: (): number => weight,
    rereadSteps: (): void => {
      steps = listSteps(journal, deploymentId);
    },
    add,
    take,
    findWish: (subject: Subject): Wish | null => wishes.get(toSubjectKey(subject)) ?? null,
    /** What is staged of one kind in one organization (`SITE_ORGANIZATION_ID` for the site), by person. */
    listPeople: (organizationId: OrganizationId, kind: ChangeKind): ReadonlyMap<UserId, Wish> =>
      people.get(`${kind} ${organizationId}`) ?? NOBODY,
    listWishes: (): readonly Wish[] => [...wishes.values()],
  };
};

export type Board = ReturnType<typeof readBoard>;
