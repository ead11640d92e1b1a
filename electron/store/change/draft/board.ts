import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { mapInSlices, type Slices } from '#shared/base/slices.ts';
import { subjectOf, toSubjectKey } from '#shared/core/plan/subject.ts';
import { isPerson } from '#shared/kinds/index.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { PersonKind, Subject } from '#shared/model/subject.ts';
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
  /** Counts what was added and taken. */
  let version = 0;

  const toWish = (subject: Subject, said: readonly Saying[]): Wish | null => {
    const folded = foldSayings(said);
    return folded === null ? null : { ...subjectOf(subject), ...folded };
  };

  const put = (subject: Subject, key: string, wish: Wish | null): void => {
    if (wish === null) wishes.delete(key);
    else wishes.set(key, wish);
    if (!isPerson(subject)) return;
    const place = `${subject.kind} ${subject.organizationId}`;
    const there = people.get(place) ?? new Map<UserId, Wish>();
    people.set(place, there);
    if (wish === null) there.delete(subject.userId);
    else there.set(subject.userId, wish);
  };

  const say = (key: string, saying: Saying): readonly Saying[] => {
    const said = sayings.get(key) ?? [];
    sayings.set(key, said);
    said.push(saying);
    weight += weigh(saying);
    return said;
  };

  const toSaying = (stepId: number, { intent, base, rebased = false }: DraftPerson): Saying => ({
    stepId,
    intent,
    base,
    rebased,
  });

  const add = (stepId: number, persons: Iterable<DraftPerson>): void => {
    version += 1;
    for (const person of persons) {
      const key = toSubjectKey(person);
      put(person, key, toWish(person, say(key, toSaying(stepId, person))));
    }
  };

  /**
   * What `add` would make of a step, put together in slices. The answer adds it at once, for which no more is left to do
   * than to put it there: ask `version` first, since it counts on the board as it was.
   */
  function* prepare(persons: readonly DraftPerson[]): Slices<(stepId: number) => void> {
    const ready = yield* mapInSlices(persons, (person) => {
      const key = toSubjectKey(person);
      const said = sayings.get(key) ?? [];
      return { key, person, wish: toWish(person, [...said, toSaying(0, person)]) };
    });
    return (stepId) => {
      version += 1;
      for (const { key, person, wish } of ready) {
        say(key, toSaying(stepId, person));
        put(person, key, wish);
      }
    };
  }

  /** The same for a step that is taken back: what is left of each subject, put together in slices. */
  function* prepareTake(stepId: number, persons: readonly DraftPerson[]): Slices<() => void> {
    const ready = yield* mapInSlices(persons, (person) => {
      const key = toSubjectKey(person);
      const left = sayings.get(key)?.filter((saying) => saying.stepId !== stepId) ?? [];
      return { key, person, left, wish: toWish(person, left) };
    });
    return () => {
      version += 1;
      for (const { key, person, left, wish } of ready) {
        if (left.length > 0) sayings.set(key, left);
        else sayings.delete(key);
        weight -= weigh(person);
        put(person, key, wish);
      }
    };
  }

  for (const step of steps) if (!step.undone) add(step.id, iteratePeople(journal, step.id));

  return {
    steps: (): readonly DraftStep[] => steps,
    /** The sum of `weigh` over the steps that are not undone. */
    weight: (): number => weight,
    rereadSteps: (): void => {
      steps = listSteps(journal, deploymentId);
    },
    /** Changes whenever the board does. */
    version: (): number => version,
    add,
    prepare,
    prepareTake,
    findWish: (subject: Subject): Wish | null => wishes.get(toSubjectKey(subject)) ?? null,
    /** What is staged of one kind in one organization (`SITE_ORGANIZATION_ID` for the site), by person. */
    listPeople: (organizationId: OrganizationId, kind: PersonKind): ReadonlyMap<UserId, Wish> =>
      people.get(`${kind} ${organizationId}`) ?? NOBODY,
    listWishes: (): readonly Wish[] => [...wishes.values()],
  };
};

export type Board = ReturnType<typeof readBoard>;
