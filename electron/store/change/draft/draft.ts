import type { DeploymentId, OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { mapInSlices, runWhole, type Slices } from '#shared/base/slices.ts';
import { applyIntent, isEmptyIntent } from '#shared/core/plan/intent.ts';
import { personSubject, subjectOf } from '#shared/core/plan/subject.ts';
import { hasSameRoles } from '#shared/core/roles/role-set.ts';
import type { Intent } from '#shared/model/intent.ts';
import { DEFAULT_KIND, type PersonKind, type Subject } from '#shared/model/subject.ts';
import {
  addStep,
  clearDraft,
  type DraftPerson,
  type DraftStep,
  dropNobodys,
  readPeople,
  setUndone,
  writePeopleAside,
} from '../../db/journal/draft.ts';
import type { Journal } from '../../db/journal.ts';
import { type DraftState, readDraftState, weigh } from './draft-state.ts';
import type { StagedIntent } from './fold.ts';

/** Somebody as the copy shows them at the moment of staging. */
export type SeenPerson = { readonly userId: UserId; readonly roles: readonly string[] };

/** One intent for the words of several people, which are roles unless `kind` says otherwise. */
export type StageInput = {
  readonly deploymentId: DeploymentId;
  readonly organizationId: OrganizationId;
  readonly kind?: PersonKind;
  readonly people: readonly SeenPerson[];
  readonly intent: Intent;
  /** Said by the undo button, such as "Add auditor to 412 people". */
  readonly label: string;
};

/**
 * What one draft holds. A change of one role of one person with two roles weighs 4, so that everybody of 100,000 may be
 * staged a dozen times over; a person who clicks every ten seconds fills the steps in a working day and a half.
 */
export const DRAFT_LIMITS = { steps: 5_000, weight: 5_000_000 } as const;

/** Drafts in memory; the rest is read from the journal when it is asked for. */
const STATES_KEPT = 100;

/** So few are added at once: to put them aside first would cost more than it saves. */
const PEOPLE_AT_ONCE = 1_000;

const FULL = fail(
  'draft-full',
  'As much is staged here as Rollcall keeps in one draft. Nothing was staged. Apply or discard what is staged, then stage this.',
);

/** What is wanted for one subject, and its words as the copy shows them at the moment of staging. */
export type StagedSubject = Subject & { readonly intent: Intent; readonly seen: readonly string[] };

/** Of how many subjects, how many of those change, and how many would once an apply that is not done has come to them. */
export type Staged = Result<
  { people: number; changing: number; waiting: number },
  'nobody-selected' | 'empty-intent' | 'draft-full'
>;

const runUndisturbed = <T>(work: Slices<T | 'overtaken'>): T => {
  const done = runWhole(work);
  if (done === 'overtaken') throw new Error('Something came between the slices of work done at once.');
  return done;
};

/**
 * Staged work of every deployment. Each call that changes it is one step, written to the journal before the call
 * returns, and taken back by `undo`. Nothing here reads the cache or talks to a server.
 */
export const createDraft = (deps: {
  readonly journal: Journal;
  readonly clock: Clock;
  /** Left out: `DRAFT_LIMITS`. */
  readonly limits?: { readonly steps: number; readonly weight: number };
  /** Does work that nobody waits for; left out: at once. */
  readonly later?: (work: Slices<void>) => void;
}) => {
  const limits = deps.limits ?? DRAFT_LIMITS;
  const states = new Map<DeploymentId, DraftState>();
  const { read, write } = deps.journal;
  const { later = runWhole } = deps;

  let isDropping = false;
  function* dropOnce(): Slices<void> {
    if (isDropping) return;
    isDropping = true;
    try {
      yield* dropNobodys(write);
    } catch {
      // A full or broken disk takes no deletion either. It is nobody's, and the next start tries again.
    } finally {
      isDropping = false;
    }
  }
  /** Takes what no draft holds any more out of the journal, in time. */
  const tidy = (): void => later(dropOnce());

  const getState = (deploymentId: DeploymentId): DraftState => {
    const found = states.get(deploymentId) ?? readDraftState(read, deploymentId);
    states.set(deploymentId, found);
    const [oldest] = states.keys();
    if (states.size > STATES_KEPT && oldest !== undefined) states.delete(oldest);
    return found;
  };

  /** False when so much is staged that one more step would be too much. Undone steps go with the next one. */
  const hasRoom = (deploymentId: DeploymentId, people: readonly DraftPerson[]): boolean => {
    const more = people.reduce((sum, person) => sum + weigh(person), 0);
    const fits = (state: DraftState): boolean =>
      state.steps().filter((step) => !step.undone).length < limits.steps &&
      state.weight() + more <= limits.weight;
    if (fits(getState(deploymentId))) return true;
    if (getState(deploymentId).listStaged().length > 0) return false;
    // Nothing is staged any more: what fills the draft is the past, which only undo would bring back.
    clear(deploymentId);
    return fits(getState(deploymentId));
  };

  type NewStep = Pick<DraftStep, 'label' | 'kind' | 'undoesPlan'> & { readonly deploymentId: DeploymentId };

  const nowIso = (): string => new Date(deps.clock.nowMs()).toISOString();

  const addToState = (step: NewStep, people: readonly DraftPerson[]): void => {
    const state = getState(step.deploymentId);
    const id = addStep(write, { ...step, at: nowIso() }, people);
    state.add(id, people);
    state.rereadSteps();
    tidy();
  };

  /** Says whether the draft is still as it is now. */
  const watch = (deploymentId: DeploymentId): (() => boolean) => {
    const state = getState(deploymentId);
    const before = state.version();
    return () => getState(deploymentId) === state && state.version() === before;
  };

  /**
   * The same in slices, up to the last one, which adds it all: until then nothing of it is in the draft. `isMeant` is
   * asked right before that, and must say no where the draft has changed meanwhile. False: it did; nothing was added.
   */
  function* addInSlices(
    step: NewStep,
    people: readonly DraftPerson[],
    isMeant: () => boolean,
  ): Slices<boolean> {
    if (people.length <= PEOPLE_AT_ONCE) {
      if (!isMeant()) return false;
      addToState(step, people);
      return true;
    }
    const state = getState(step.deploymentId);
    const addAll = yield* state.prepare(people);
    const aside = yield* writePeopleAside(write, people);
    try {
      if (!isMeant()) return false;
      addAll(aside.addStep({ ...step, at: nowIso() }));
      state.rereadSteps();
      return true;
    } finally {
      aside.drop();
      tidy();
    }
  }

  /** Whether staging makes a difference: now, or once an apply that is not done has come to the subject. */
  const toEffect =
    (state: DraftState, toAwaited: (subject: Subject, words: readonly string[]) => readonly string[]) =>
    ({ intent, seen, ...subject }: StagedSubject): 'changes' | 'waits' | 'none' => {
      const staged = state.findStaged(subject);
      const now = staged === null ? seen : applyIntent(staged.intent, seen);
      const changes = (words: readonly string[]): boolean => !hasSameRoles(words, applyIntent(intent, words));
      if (changes(now)) return 'changes';
      return changes(toAwaited(subject, now)) ? 'waits' : 'none';
    };

  /**
   * Stages several subjects as one step, in slices, of which the last does it. Counts the subjects, those for which it
   * changes something, and those for which it would once an apply that is not done has come to them; no step is kept when
   * it changes nothing. `overtaken`: what it was computed from has
   * changed meanwhile (`isMeant` says no, or the draft did), and nothing was staged.
   */
  function* stageInSlices(
    deploymentId: DeploymentId,
    label: string,
    subjects: readonly StagedSubject[],
    how: {
      readonly isMeant?: () => boolean;
      /** As applies that are not done will leave a subject; as it is for all others. */
      readonly toAwaited?: (subject: Subject, words: readonly string[]) => readonly string[];
    } = {},
  ): Slices<Staged | 'overtaken'> {
    const { isMeant = () => true, toAwaited = (_, words) => words } = how;
    if (subjects.length === 0) return fail('nobody-selected', 'Nobody is selected. Select people first.');
    if (subjects.every(({ intent }) => isEmptyIntent(intent)))
      return fail('empty-intent', 'Choose at least one role.');
    const isAsBefore = watch(deploymentId);
    const found = yield* mapInSlices(subjects, toEffect(getState(deploymentId), toAwaited));
    const changing = found.filter((effect) => effect === 'changes').length;
    const waiting = found.filter((effect) => effect === 'waits').length;
    if (changing > 0) {
      const people = yield* mapInSlices(subjects, ({ seen, ...subject }) => ({ ...subject, base: seen }));
      if (!isMeant() || !isAsBefore()) return 'overtaken';
      if (!hasRoom(deploymentId, people)) return FULL;
      // What filled the draft may just have been cleared.
      const isStillSo = watch(deploymentId);
      const step = { deploymentId, label, kind: 'stage', undoesPlan: null } as const;
      if (!(yield* addInSlices(step, people, () => isMeant() && isStillSo()))) return 'overtaken';
    }
    return ok({ people: subjects.length, changing, waiting });
  }

  /** The same at once. */
  const stageSubjects = (
    deploymentId: DeploymentId,
    label: string,
    subjects: readonly StagedSubject[],
  ): Staged => runUndisturbed(stageInSlices(deploymentId, label, subjects));

  const stage = (input: StageInput): ReturnType<typeof stageSubjects> => {
    if (isEmptyIntent(input.intent)) return fail('empty-intent', 'Choose at least one role.');
    const { deploymentId, organizationId, kind = DEFAULT_KIND, intent, label } = input;
    const subjects = input.people.map(({ userId, roles }) => ({
      ...personSubject(kind, organizationId, userId),
      intent,
      seen: roles,
    }));
    return stageSubjects(deploymentId, label, subjects);
  };

  /**
   * Stages one intent per subject as one step: the inverse of a plan, what a plan left undone, or settled conflicts
   * (these with `rebased`, so that the base is what was seen then). In slices, of which the last does it. `overtaken`: the
   * draft changed meanwhile, and nothing was staged.
   */
  function* stageEachInSlices(
    deploymentId: DeploymentId,
    label: string,
    undoesPlan: PlanId | null,
    people: readonly DraftPerson[],
  ): Slices<Result<null, 'draft-full'> | 'overtaken'> {
    if (!hasRoom(deploymentId, people)) return FULL;
    const step = { deploymentId, label, kind: 'stage', undoesPlan } as const;
    return (yield* addInSlices(step, people, watch(deploymentId))) ? ok(null) : 'overtaken';
  }

  /** The same at once. */
  const stageEach = (...step: Parameters<typeof stageEachInSlices>): Result<null, 'draft-full'> =>
    runUndisturbed(stageEachInSlices(...step));

  /** Whether all this could be staged where nothing is. */
  const fitsAlone = (people: readonly DraftPerson[]): boolean =>
    people.reduce((sum, person) => sum + weigh(person), 0) <= limits.weight;

  /**
   * Takes subjects out; those that are not in the draft are passed over. No step when nobody is left to take. Never
   * refused for want of room: it is the way to get some, and each subject goes out once. In slices, of which the last
   * does it; false: the draft changed meanwhile, and nothing was taken out.
   */
  function* discardInSlices(
    deploymentId: DeploymentId,
    label: string,
    people: readonly StagedIntent[],
  ): Slices<boolean> {
    if (people.length === 0) return true;
    const isAsBefore = watch(deploymentId);
    const out = yield* mapInSlices(people, (staged) => ({
      ...subjectOf(staged),
      base: staged.base,
      intent: null,
    }));
    const step = { deploymentId, label, kind: 'discard', undoesPlan: null } as const;
    return yield* addInSlices(step, out, isAsBefore);
  }

  /** The same at once. */
  const discard = (deploymentId: DeploymentId, label: string, people: readonly StagedIntent[]): void =>
    void runWhole(discardInSlices(deploymentId, label, people));

  /** Takes a step back, or does it again, in slices, of which the last does it; false: the draft changed meanwhile. */
  function* moveInSlices(deploymentId: DeploymentId, step: DraftStep, undone: boolean): Slices<boolean> {
    const isAsBefore = watch(deploymentId);
    const state = getState(deploymentId);
    const people = yield* readPeople(read, step.id);
    const moveAll = yield* undone ? state.prepareTake(step.id, people) : state.prepare(people);
    if (!isAsBefore()) return false;
    setUndone(write, step.id, undone);
    moveAll(step.id);
    state.rereadSteps();
    return true;
  }

  const findUndo = (deploymentId: DeploymentId): DraftStep | null =>
    getState(deploymentId)
      .steps()
      .findLast((step) => !step.undone) ?? null;
  const findRedo = (deploymentId: DeploymentId): DraftStep | null =>
    getState(deploymentId)
      .steps()
      .find((step) => step.undone) ?? null;

  /** Takes the last step back, in slices, of which the last does it. `overtaken`: the draft changed meanwhile. */
  function* undoInSlices(deploymentId: DeploymentId): Slices<Result<null, 'nothing-to-undo'> | 'overtaken'> {
    const step = findUndo(deploymentId);
    if (step === null) return fail('nothing-to-undo', 'Nothing is staged that could be undone.');
    return (yield* moveInSlices(deploymentId, step, true)) ? ok(null) : 'overtaken';
  }

  /** Does the first undone step again, on the same terms. */
  function* redoInSlices(deploymentId: DeploymentId): Slices<Result<null, 'nothing-to-redo'> | 'overtaken'> {
    const step = findRedo(deploymentId);
    if (step === null) return fail('nothing-to-redo', 'Nothing was undone that could be done again.');
    return (yield* moveInSlices(deploymentId, step, false)) ? ok(null) : 'overtaken';
  }

  /** The same at once. */
  const undo = (deploymentId: DeploymentId) => runUndisturbed(undoInSlices(deploymentId));
  const redo = (deploymentId: DeploymentId) => runUndisturbed(redoInSlices(deploymentId));

  /**
   * Empties the draft for good: a plan took it over, or its deployment is forgotten. What is to be kept stays as one
   * step. Written without a look at the state in memory, since inside a transaction that would still read the old one.
   */
  const clear = (
    deploymentId: DeploymentId,
    kept: { readonly label: string; readonly people: readonly DraftPerson[] } | null = null,
  ): void => {
    clearDraft(write, deploymentId);
    const at = new Date(deps.clock.nowMs()).toISOString();
    if (kept !== null && kept.people.length > 0)
      addStep(write, { deploymentId, label: kept.label, kind: 'stage', undoesPlan: null, at }, kept.people);
    states.delete(deploymentId);
    tidy();
  };

  // What a program that was killed left of them.
  tidy();

  return {
    stage,
    stageSubjects,
    stageInSlices,
    stageEach,
    stageEachInSlices,
    fitsAlone,
    discard,
    discardInSlices,
    undo,
    undoInSlices,
    redo,
    redoInSlices,
    clear,
    findUndo,
    findRedo,
    findStaged: (deploymentId: DeploymentId, subject: Subject) => getState(deploymentId).findStaged(subject),
    /** What is staged of one kind in one organization (or on the site), by person. */
    listPeople: (
      deploymentId: DeploymentId,
      organizationId: OrganizationId,
      kind: PersonKind = DEFAULT_KIND,
    ) => getState(deploymentId).listPeople(organizationId, kind),
    listStaged: (deploymentId: DeploymentId) => getState(deploymentId).listStaged(),
    listSteps: (deploymentId: DeploymentId) => getState(deploymentId).steps(),
  };
};

export type Draft = ReturnType<typeof createDraft>;
