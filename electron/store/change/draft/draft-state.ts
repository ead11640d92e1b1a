import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { mapInSlices, type Slices } from '#shared/base/slices.ts';
import { subjectOf, toSubjectKey } from '#shared/core/plan/subject.ts';
import { isPerson } from '#shared/kinds/index.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { PersonKind, Subject } from '#shared/model/subject.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { type DraftPerson, type DraftStep, iteratePeople, listSteps } from '../../db/journal/draft.ts';
import { foldSteps, type StagedIntent, type StepIntent } from './fold.ts';

const wordsOf = (intent: Intent): number =>
  intent.kind === 'exactly' ? intent.roles.length : intent.add.length + intent.remove.length;

const NOBODY: ReadonlyMap<UserId, StagedIntent> = new Map();

/** What one subject in a step takes of the room there is: itself, and each word of its intent and its base. */
export const weigh = ({ intent, base }: Pick<DraftPerson, 'intent' | 'base'>): number => {
  const words = intent === null ? 0 : wordsOf(intent);
  return 1 + words + base.length;
};

/**
 * A deployment's draft in memory: the steps, and for each subject what they add up to. The journal is the truth;
 * this is read from it once and then kept in step, since folding 100,000 people for every click would not do.
 */
export const readDraftState = (journal: ReadHandle, deploymentId: DeploymentId) => {
  const stepIntents = new Map<string, StepIntent[]>();
  const intents = new Map<string, StagedIntent>();
  const people = new Map<string, Map<UserId, StagedIntent>>();
  let steps: readonly DraftStep[] = listSteps(journal, deploymentId);
  let weight = 0;
  /** Counts what was added and taken. */
  let version = 0;

  const toStaged = (subject: Subject, all: readonly StepIntent[]): StagedIntent | null => {
    const folded = foldSteps(all);
    return folded === null ? null : { ...subjectOf(subject), ...folded };
  };

  const put = (subject: Subject, key: string, staged: StagedIntent | null): void => {
    if (staged === null) intents.delete(key);
    else intents.set(key, staged);
    if (!isPerson(subject)) return;
    const place = `${subject.kind} ${subject.organizationId}`;
    const there = people.get(place) ?? new Map<UserId, StagedIntent>();
    people.set(place, there);
    if (staged === null) there.delete(subject.userId);
    else there.set(subject.userId, staged);
  };

  const append = (key: string, one: StepIntent): readonly StepIntent[] => {
    const all = stepIntents.get(key) ?? [];
    stepIntents.set(key, all);
    all.push(one);
    weight += weigh(one);
    return all;
  };

  const toStepIntent = (stepId: number, { intent, base, rebased = false }: DraftPerson): StepIntent => ({
    stepId,
    intent,
    base,
    rebased,
  });

  const add = (stepId: number, persons: Iterable<DraftPerson>): void => {
    version += 1;
    for (const person of persons) {
      const key = toSubjectKey(person);
      put(person, key, toStaged(person, append(key, toStepIntent(stepId, person))));
    }
  };

  /**
   * What `add` would make of a step, put together in slices. The answer adds it at once, for which no more is left to do
   * than to put it there: ask `version` first, since it counts on the draft as it was.
   */
  function* prepare(persons: readonly DraftPerson[]): Slices<(stepId: number) => void> {
    const ready = yield* mapInSlices(persons, (person) => {
      const key = toSubjectKey(person);
      const all = stepIntents.get(key) ?? [];
      return { key, person, staged: toStaged(person, [...all, toStepIntent(0, person)]) };
    });
    return (stepId) => {
      version += 1;
      for (const { key, person, staged } of ready) {
        append(key, toStepIntent(stepId, person));
        put(person, key, staged);
      }
    };
  }

  /** The same for a step that is taken back: what is left of each subject, put together in slices. */
  function* prepareTake(stepId: number, persons: readonly DraftPerson[]): Slices<() => void> {
    const ready = yield* mapInSlices(persons, (person) => {
      const key = toSubjectKey(person);
      const left = stepIntents.get(key)?.filter((one) => one.stepId !== stepId) ?? [];
      return { key, person, left, staged: toStaged(person, left) };
    });
    return () => {
      version += 1;
      for (const { key, person, left, staged } of ready) {
        if (left.length > 0) stepIntents.set(key, left);
        else stepIntents.delete(key);
        weight -= weigh(person);
        put(person, key, staged);
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
    /** Changes whenever the draft does. */
    version: (): number => version,
    add,
    prepare,
    prepareTake,
    findStaged: (subject: Subject): StagedIntent | null => intents.get(toSubjectKey(subject)) ?? null,
    /** What is staged of one kind in one organization (`SITE_ORGANIZATION_ID` for the site), by person. */
    listPeople: (organizationId: OrganizationId, kind: PersonKind): ReadonlyMap<UserId, StagedIntent> =>
      people.get(`${kind} ${organizationId}`) ?? NOBODY,
    listStaged: (): readonly StagedIntent[] => [...intents.values()],
  };
};

export type DraftState = ReturnType<typeof readDraftState>;
