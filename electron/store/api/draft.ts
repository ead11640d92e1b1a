import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import { createOneAtATime } from '#shared/base/one-at-a-time.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { CalledOff, mapInSlices, runInSlices, runToEnd, type Slices } from '#shared/base/slices.ts';
import type { draft } from '#shared/contract/draft.ts';
import type { Parsed } from '#shared/contract/index.ts';
import {
  findSubject,
  isSiteKind,
  personSubject,
  toSubjectIds,
  toSubjectKey,
  userIdOf,
} from '#shared/core/plan/subject.ts';
import { holdsRoles, isPerson, isRole, KINDS, rolesKindOf } from '#shared/kinds/index.ts';
import { countedAs, nounsOf } from '#shared/kinds/things.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import type { Intent } from '#shared/model/intent.ts';
import { type ChangeKind, SITE_ORGANIZATION_ID, type Subject } from '#shared/model/subject.ts';
import { findCopyAge, readAwaited, readCorrected } from '../change/apply/applying.ts';
import type { Draft, Staged } from '../change/draft/draft.ts';
import type { StagedIntent } from '../change/draft/fold.ts';
import { findConsequences, toSubjects, withSeen } from '../change/draft/staged-subjects.ts';
import { findTokensNow, readSubjectsInSlices } from '../change/kinds/subject-copy.ts';
import { countKinds } from '../change/plan/kind-text.ts';
import { createReachOf } from '../change/plan/reach.ts';
import type { Reviews } from '../change/plan/review.ts';
import { countRoles } from '../change/plan/summary.ts';
import { listKeys, listSeen, listSeenByKeys, type SeenMember } from '../copy/member.ts';
import { listInOthers } from '../copy/membership.ts';
import { findAsOf } from '../copy/pass.ts';
import type { PasteLists } from '../copy/paste/lists.ts';
import type { Selection } from '../copy/selection.ts';
import type { CopyOf } from '../db/copies.ts';
import type { ReadHandle } from '../db/handles.ts';
import type { AreaHandlers, CallContext } from './handlers.ts';

type DraftDeps = {
  readonly copyOf: CopyOf;
  readonly draft: Draft;
  /** Knows what applies did since the copy was read. */
  readonly journal: ReadHandle;
  readonly lists: PasteLists;
  readonly reviews: Reviews;
  readonly selection: Selection;
  readonly isKept: (deploymentId: DeploymentId) => boolean;
  readonly findActor: (deploymentId: DeploymentId) => UserId | null;
  readonly monotonicMs: () => number;
};

type Turn = Pick<CallContext, 'signal' | 'breathe'>;
type Scope = { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId };
type Who = { readonly kind: 'selection' } | { readonly kind: 'people'; readonly userIds: readonly UserId[] };
type Discard = Parsed<'draft.discard'>;

/** Whether `draft.discard` means what is staged of a subject; `selected`: who is selected in the list that it is about. */
const createIsMeant = (
  { organizationId, who }: Discard,
  selected: readonly UserId[],
): ((staged: StagedIntent) => boolean) => {
  if (who.kind === 'subjects') {
    const keys = new Set(who.subjects.map(toSubjectKey));
    return (staged) => keys.has(toSubjectKey(staged));
  }
  const isThere = (staged: StagedIntent): boolean =>
    organizationId === null || staged.organizationId === organizationId;
  if (who.kind === 'everybody') return isThere;
  const meant = new Set(who.kind === 'selection' ? selected : who.userIds);
  // What a list marks on its rows: its own changes and those of the person; the list of users marks all.
  const isMarked = (staged: StagedIntent): boolean =>
    isThere(staged) || isSiteKind(staged.kind) || organizationId === SITE_ORGANIZATION_ID;
  return (staged) => isPerson(staged) && meant.has(staged.userId) && isMarked(staged);
};

/** The person, or what else, that staged work is about. */
const toDiscarded = (staged: StagedIntent): string =>
  isPerson(staged) ? staged.userId : toSubjectKey(staged);

/** "1 role", "412 people", "3 tokens", "4 changes"; roles beside people go with them. */
const countDiscarded = (out: readonly StagedIntent[], discarded: number): string => {
  const as = countedAs(out.map(({ kind }) => kind));
  const isPersonal = as === 'changes' && out.every((staged) => isPerson(staged) || isRole(staged));
  return english.countOf(discarded, ...nounsOf(isPersonal ? 'people' : as));
};
const takesAway = (intent: Intent): boolean => intent.kind === 'delta' && intent.remove.length > 0;
const toUnseen = (userId: UserId): SeenMember => ({ userId, roles: [] });

const MISPLACED = fail(
  'nobody-selected',
  'Nothing of this kind can be there: it belongs to an organization, or to the whole site. Nothing was staged.',
);

/**
 * True where subjects have the ids of their kind, and no others. Coder takes the id that we call the whole site by for the
 * default organization: what a person is asked about would be another thing than what is done.
 */
const areWhole = (subjects: readonly Subject[]): boolean =>
  subjects.every((subject) => findSubject(toSubjectIds(subject)) !== null);

/** Staging, undoing and discarding. */
export const createDraftHandlers = (deps: DraftDeps): AreaHandlers<typeof draft> => {
  const reachOf = createReachOf(deps.copyOf);
  const summarise = async (deploymentId: DeploymentId, turn: Pick<CallContext, 'signal' | 'breathe'>) => {
    if (deps.isKept(deploymentId)) await deps.reviews.prepareCompiled(deploymentId, turn);
    const { changes, unchanged, conflicts } = deps.reviews.getCompiled(deploymentId);
    return {
      people: changes.length,
      reach: reachOf(deploymentId, changes),
      unchanged,
      conflicts: conflicts.length,
      kinds: countKinds(changes),
      ...countRoles(changes),
      undoLabel: deps.draft.findUndo(deploymentId)?.label ?? null,
      redoLabel: deps.draft.findRedo(deploymentId)?.label ?? null,
      since: deps.draft.listSteps(deploymentId).find((step) => !step.undone)?.at ?? null,
    };
  };

  /** How applies left these subjects since the copy was read, which is what the lists show of them. */
  const readCorrectedNow = (deploymentId: DeploymentId, subjects: readonly Subject[]) =>
    readCorrected(deps.journal, findCopyAge(deps.copyOf(deploymentId), deploymentId), subjects);

  function* correct(
    { deploymentId, organizationId }: Scope,
    seen: readonly SeenMember[],
  ): Slices<readonly SeenMember[]> {
    const toSubject = ({ userId }: SeenMember): Subject =>
      personSubject(rolesKindOf(organizationId), organizationId, userId);
    const corrected = yield* readCorrectedNow(deploymentId, seen.map(toSubject));
    return yield* mapInSlices(seen, (person) => ({
      ...person,
      roles: corrected(toSubject(person), person.roles),
    }));
  }

  const listSelected = (scope: Scope): Slices<readonly SeenMember[]> =>
    listSeenByKeys(deps.copyOf(scope.deploymentId), [...deps.selection.list(scope)]);

  /** Members of the organization: those selected there, or those among the given that the copy has there. */
  function* findSeen(scope: Scope, who: Who): Slices<readonly SeenMember[]> {
    const seen =
      who.kind === 'people'
        ? listSeen(deps.copyOf(scope.deploymentId), scope, who.userIds)
        : yield* listSelected(scope);
    return yield* correct(scope, seen);
  }

  /** Somebody who is to come in, and a user of the site, need not be a member here. */
  function* findWho(
    scope: Scope,
    { kind, who, intent }: Pick<Parsed<'draft.stage'>, 'kind' | 'who' | 'intent'>,
  ): Slices<Result<readonly SeenMember[], 'paste-gone'>> {
    if (who.kind === 'subjects') return ok([]);
    if (who.kind === 'list')
      return yield* findListed(scope, kind, {
        pasteId: who.pasteId,
        besides: who.besides,
        joins: KINDS[kind].isMembership && !takesAway(intent),
      });
    if (who.kind === 'people' && !holdsRoles(kind)) return ok(who.userIds.map(toUnseen));
    return ok(yield* findSeen(scope, who));
  }

  /** Whom a pasted list stands for, however many: those to join are not members yet, everybody else is. */
  function* findListed(
    scope: Scope,
    kind: ChangeKind,
    {
      pasteId,
      besides,
      joins,
    }: { readonly pasteId: string; readonly besides: readonly UserId[]; readonly joins: boolean },
  ): Slices<Result<readonly SeenMember[], 'paste-gone'>> {
    const taken = deps.lists.findTaken(scope, pasteId);
    if (taken === null) return fail('paste-gone', 'The pasted list is no longer at hand. Paste it again.');
    const listed = taken.filter(({ isMember }) => isMember !== joins).map(({ userId }) => userId);
    const userIds = [...new Set([...listed, ...besides])];
    if (!holdsRoles(kind)) return ok(userIds.map(toUnseen));
    const copy = deps.copyOf(scope.deploymentId);
    return ok(yield* correct(scope, yield* listSeenByKeys(copy, listKeys(copy, scope, userIds))));
  }

  function* createFindWords(
    deploymentId: DeploymentId,
    kind: ChangeKind,
    seen: readonly SeenMember[],
    subjects: readonly Subject[],
  ): Slices<(subject: Subject) => readonly string[] | null> {
    if (!holdsRoles(kind)) {
      const corrected = yield* readCorrectedNow(deploymentId, subjects);
      const tokensNow = findTokensNow(deps.journal, deploymentId);
      const cache = deps.copyOf(deploymentId);
      const copy = yield* readSubjectsInSlices(cache, deploymentId, subjects, corrected, tokensNow);
      return copy.findWords;
    }
    // They were read a moment ago, and there may be 100,000 of them.
    const roles = new Map(seen.map((person) => [person.userId, person.roles]));
    return (subject) => roles.get(userIdOf(subject)) ?? null;
  }

  /** Stages in slices, of which the last does it. `overtaken`: draft or copy changed meanwhile, and nothing was staged. */
  function* stage({
    deploymentId,
    organizationId,
    kind,
    who,
    intent,
    withRoles = [],
    selectionOf,
  }: Parsed<'draft.stage'>): Slices<Staged | Result<never, 'paste-gone'> | typeof NOT_KEPT | 'overtaken'> {
    if (!deps.isKept(deploymentId)) return NOT_KEPT;
    const readAsOf = (): string | null => findAsOf(deps.copyOf(deploymentId), deploymentId);
    const asOf = readAsOf();
    const scope = { deploymentId, organizationId };
    const found = yield* findWho(
      who.kind === 'selection' ? { ...scope, organizationId: selectionOf ?? organizationId } : scope,
      { kind, who, intent },
    );
    if (!found.ok) return found;
    const seen = found.value;
    const userIds = seen.map(({ userId }) => userId);
    const given = who.kind === 'subjects' ? who.subjects : [];
    const subjects = toSubjects({ organizationId, kind, userIds, subjects: given, intent, withRoles });
    // People are all in one place: the first tells of 100,000.
    if (!areWhole([...given, ...subjects.slice(0, 1)])) return MISPLACED;
    const findWords = yield* createFindWords(deploymentId, kind, seen, subjects);
    const label = KINDS[kind].text.toLabel(
      intent,
      subjects.filter((subject) => subject.kind === kind),
    );
    const age = findCopyAge(deps.copyOf(deploymentId), deploymentId);
    const toAwaited = yield* readAwaited(deps.journal, { ...age, asOf }, subjects);
    return yield* deps.draft.stageInSlices(deploymentId, label, yield* withSeen(subjects, findWords), {
      isMeant: () => deps.isKept(deploymentId) && readAsOf() === asOf,
      toAwaited,
    });
  }

  function* listIds(scope: Scope): Slices<readonly UserId[]> {
    return (yield* listSelected(scope)).map(({ userId }) => userId);
  }

  /** Takes out what is meant, in slices, of which the last does it: how many people or roles. */
  function* discard(input: Discard): Slices<number | 'overtaken'> {
    const { deploymentId, organizationId, who } = input;
    const selected =
      who.kind === 'selection' && organizationId !== null
        ? yield* listIds({ deploymentId, organizationId })
        : [];
    const isMeant = createIsMeant(input, selected);
    const out = deps.draft.listStaged(deploymentId).filter(isMeant);
    const discarded = new Set(out.map(toDiscarded)).size;
    const label = `Discard what is staged for ${countDiscarded(out, discarded)}`;
    return (yield* deps.draft.discardInSlices(deploymentId, label, out)) ? discarded : 'overtaken';
  }

  /** One edit after the other: an undo that follows a long one takes back that one, and not the one before it. */
  const inTurn = createOneAtATime<DeploymentId>();

  /** Work that changes the draft at its end: not called off, and begun anew where it was overtaken. */
  const runEdit = <T>(
    id: DeploymentId,
    { breathe }: Turn,
    start: () => Slices<T | 'overtaken'>,
  ): Promise<T> => inTurn(id, () => runToEnd({ rest: breathe, monotonicMs: deps.monotonicMs }, start));

  return {
    'draft.stage': (input, turn) => runEdit(input.deploymentId, turn, () => stage(input)),
    'draft.getConsequences': async ({ deploymentId, organizationId, who }, { breathe, signal }) => {
      if (!deps.isKept(deploymentId)) return NOT_KEPT;
      const scope = { deploymentId, organizationId };
      const isStopped = (): boolean => signal.aborted;
      const turn = { rest: breathe, monotonicMs: deps.monotonicMs, isStopped };
      const found = await runInSlices(findSeen(scope, who), turn);
      if (found === 'stopped') throw new CalledOff();
      const seen = found.value;
      const ids = seen.map(({ userId }) => userId);
      return ok(
        findConsequences(seen, {
          actorId: deps.findActor(deploymentId),
          hasStagedRoles: (userId) =>
            deps.draft.findStaged(
              deploymentId,
              personSubject(rolesKindOf(organizationId), organizationId, userId),
            ) !== null,
          elsewhere: listInOthers(deps.copyOf(scope.deploymentId), scope, ids),
        }),
      );
    },
    'draft.undo': async ({ deploymentId }, turn) => {
      const undone = await runEdit(deploymentId, turn, () => deps.draft.undoInSlices(deploymentId));
      return undone.ok ? ok({}) : undone;
    },
    'draft.redo': async ({ deploymentId }, turn) => {
      const redone = await runEdit(deploymentId, turn, () => deps.draft.redoInSlices(deploymentId));
      return redone.ok ? ok({}) : redone;
    },
    'draft.discard': async (input, turn) =>
      ok({ discarded: await runEdit(input.deploymentId, turn, () => discard(input)) }),
    'draft.getSummary': async ({ deploymentId }, turn) => ok(await summarise(deploymentId, turn)),
  };
};
