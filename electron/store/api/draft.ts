import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import { countOf } from '#shared/base/count.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { runWhole } from '#shared/base/slices.ts';
import type { draft } from '#shared/contract/draft.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { describeIntent } from '#shared/core/describe-change.ts';
import { isSiteKind, personSubject, toSubjectKey } from '#shared/core/subject.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import type { Intent } from '#shared/model/intent.ts';
import { type ChangeKind, SITE_ORGANIZATION_ID, type Subject } from '#shared/model/subject.ts';
import { readAwaited, readCorrected } from '../change/apply/applying.ts';
import { findConsequences } from '../change/draft/consequences.ts';
import type { Draft } from '../change/draft/draft.ts';
import type { Wish } from '../change/draft/fold.ts';
import { toSubjects, withSeen } from '../change/draft/staged-subjects.ts';
import { countKinds } from '../change/plan/kind-words.ts';
import { createReachOf } from '../change/plan/reach.ts';
import type { Reviews } from '../change/plan/review.ts';
import { countRoles } from '../change/plan/summary.ts';
import type { CopyOf } from '../db/copies.ts';
import type { ReadHandle } from '../db/handles.ts';
import type { Lists } from '../query/members/paste/lists.ts';
import { listKeys } from '../query/members/person.ts';
import { listSeen, listSeenByKeys, type Seen } from '../query/members/seen.ts';
import type { Selection } from '../query/members/selection.ts';
import type { MemberViews } from '../query/members/views.ts';
import { findAsOf } from '../query/pass.ts';
import { readSubjects } from '../query/subjects/copy.ts';
import { listInOthers } from '../query/subjects/elsewhere.ts';
import type { AreaHandlers, CallContext } from './handlers.ts';

export type DraftDeps = {
  readonly copyOf: CopyOf;
  readonly draft: Draft;
  /** Knows what applies did since the copy was read. */
  readonly journal: ReadHandle;
  readonly lists: Lists;
  readonly reviews: Reviews;
  readonly selection: Selection;
  readonly views: MemberViews;
  readonly isKept: (deploymentId: DeploymentId) => boolean;
  readonly findActor: (deploymentId: DeploymentId) => UserId | null;
};

type Scope = { readonly deploymentId: DeploymentId; readonly organizationId: OrganizationId };
type Who = { readonly kind: 'selection' } | { readonly kind: 'people'; readonly userIds: readonly UserId[] };
type Discard = Parsed<'draft.discard'>;

/** Whether `draft.discard` means this wish; `selected`: who is selected in the list that it is about. */
const createIsMeant = (
  { organizationId, who }: Discard,
  selected: () => readonly UserId[],
): ((wish: Wish) => boolean) => {
  if (who.kind === 'subjects') {
    const keys = new Set(who.subjects.map(toSubjectKey));
    return (wish) => keys.has(toSubjectKey(wish));
  }
  const isThere = (wish: Wish): boolean => organizationId === null || wish.organizationId === organizationId;
  if (who.kind === 'everybody') return isThere;
  const meant = new Set(who.kind === 'selection' ? selected() : who.userIds);
  // What a list marks on its rows: its own changes and those of the person; the list of users marks all.
  const isMarked = (wish: Wish): boolean =>
    isThere(wish) || isSiteKind(wish.kind) || organizationId === SITE_ORGANIZATION_ID;
  return (wish) => wish.kind !== 'custom-role' && meant.has(wish.userId) && isMarked(wish);
};

/** The person, or the role, that staged work is about. */
const toDiscarded = (wish: Wish): string => (wish.kind === 'custom-role' ? toSubjectKey(wish) : wish.userId);
const takesAway = (intent: Intent): boolean => intent.kind === 'delta' && intent.remove.length > 0;
const toUnseen = (userId: UserId): Seen => ({ userId, roles: [] });

/** Staging, undoing and discarding. Everything that changes the draft drops what was computed from it. */
export const createDraftHandlers = (deps: DraftDeps): AreaHandlers<typeof draft> => {
  const reachOf = createReachOf(deps.copyOf);
  const changed = (): void => {
    deps.reviews.forget();
    deps.views.forget('overlays');
  };

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
  const readCorrectedNow = (deploymentId: DeploymentId, subjects: readonly Subject[]) => {
    const asOf = findAsOf(deps.copyOf(deploymentId), deploymentId);
    return runWhole(readCorrected(deps.journal, { deploymentId, asOf }, subjects));
  };

  const correct = ({ deploymentId, organizationId }: Scope, seen: readonly Seen[]): readonly Seen[] => {
    const kind = organizationId === SITE_ORGANIZATION_ID ? 'site-roles' : 'member-roles';
    const toSubject = ({ userId }: Seen): Subject => personSubject(kind, organizationId, userId);
    const corrected = readCorrectedNow(deploymentId, seen.map(toSubject));
    return seen.map((person) => ({ ...person, roles: corrected(toSubject(person), person.roles) }));
  };

  /** Members of the organization: those selected there, or those among the given that the copy has there. */
  const findSeen = (scope: Scope, who: Who): readonly Seen[] =>
    correct(
      scope,
      who.kind === 'people'
        ? listSeen(deps.copyOf(scope.deploymentId), scope, who.userIds)
        : listSeenByKeys(deps.copyOf(scope.deploymentId), [...deps.selection.list(scope)]),
    );

  const listSelected = ({ deploymentId, organizationId }: Discard): readonly UserId[] =>
    organizationId === null
      ? []
      : findSeen({ deploymentId, organizationId }, { kind: 'selection' }).map(({ userId }) => userId);

  /** Somebody who is to come in, and a user of the site, need not be a member here. */
  const findWho = (
    scope: Scope,
    { kind, who, intent }: Pick<Parsed<'draft.stage'>, 'kind' | 'who' | 'intent'>,
  ): Result<readonly Seen[], 'paste-gone'> => {
    if (who.kind === 'role') return ok([]);
    if (who.kind === 'list')
      return findListed(scope, kind, {
        pasteId: who.pasteId,
        besides: who.besides,
        joins: kind === 'membership' && !takesAway(intent),
      });
    return ok(
      who.kind === 'people' && kind !== 'member-roles' ? who.userIds.map(toUnseen) : findSeen(scope, who),
    );
  };

  /** Whom a pasted list stands for, however many: those to join are not members yet, everybody else is. */
  const findListed = (
    scope: Scope,
    kind: ChangeKind,
    {
      pasteId,
      besides,
      joins,
    }: { readonly pasteId: string; readonly besides: readonly UserId[]; readonly joins: boolean },
  ): Result<readonly Seen[], 'paste-gone'> => {
    const taken = deps.lists.findTaken(scope, pasteId);
    if (taken === null) return fail('paste-gone', 'The pasted list is no longer at hand. Paste it again.');
    const listed = taken.filter(({ isMember }) => isMember !== joins).map(({ userId }) => userId);
    const userIds = [...new Set([...listed, ...besides])];
    if (kind !== 'member-roles') return ok(userIds.map(toUnseen));
    const copy = deps.copyOf(scope.deploymentId);
    return ok(correct(scope, listSeenByKeys(copy, listKeys(copy, scope, userIds))));
  };

  const createFindWords = (
    deploymentId: DeploymentId,
    kind: ChangeKind,
    seen: readonly Seen[],
    subjects: readonly Subject[],
  ): ((subject: Subject) => readonly string[] | null) => {
    if (kind !== 'member-roles') {
      const corrected = readCorrectedNow(deploymentId, subjects);
      return readSubjects(deps.copyOf(deploymentId), deploymentId, subjects, corrected).findWords;
    }
    // They were read a moment ago, and there may be 100,000 of them.
    const roles = new Map(seen.map((person) => [person.userId, person.roles]));
    return ({ userId }) => roles.get(userId) ?? null;
  };

  return {
    'draft.stage': ({ deploymentId, organizationId, kind, who, intent, withRoles = [], selectionOf }) => {
      if (!deps.isKept(deploymentId)) return NOT_KEPT;
      const scope = { deploymentId, organizationId };
      const found = findWho(
        who.kind === 'selection' ? { ...scope, organizationId: selectionOf ?? organizationId } : scope,
        { kind, who, intent },
      );
      if (!found.ok) return found;
      const seen = found.value;
      const userIds = seen.map(({ userId }) => userId);
      const roleName = who.kind === 'role' ? who.roleName : '';
      const subjects = toSubjects({ organizationId, kind, userIds, roleName, intent, withRoles });
      const findWords = createFindWords(deploymentId, kind, seen, subjects);
      const label = describeIntent(intent, userIds.length, kind, roleName);
      const asOf = findAsOf(deps.copyOf(deploymentId), deploymentId);
      const toAwaited = runWhole(readAwaited(deps.journal, { deploymentId, asOf }, subjects));
      const staged = deps.draft.stageSubjects(deploymentId, label, withSeen(subjects, findWords), toAwaited);
      changed();
      return staged;
    },
    'draft.getConsequences': ({ deploymentId, organizationId, who }) => {
      if (!deps.isKept(deploymentId)) return NOT_KEPT;
      const scope = { deploymentId, organizationId };
      const seen = findSeen(scope, who);
      const ids = seen.map(({ userId }) => userId);
      return ok(
        findConsequences(seen, {
          actorId: deps.findActor(deploymentId),
          hasStagedRoles: (userId) =>
            deps.draft.findWish(deploymentId, personSubject('member-roles', organizationId, userId)) !== null,
          elsewhere: listInOthers(deps.copyOf(scope.deploymentId), scope, ids),
        }),
      );
    },
    'draft.undo': async ({ deploymentId }, turn) => {
      const undone = deps.draft.undo(deploymentId);
      changed();
      return undone.ok ? ok(await summarise(deploymentId, turn)) : undone;
    },
    'draft.redo': async ({ deploymentId }, turn) => {
      const redone = deps.draft.redo(deploymentId);
      changed();
      return redone.ok ? ok(await summarise(deploymentId, turn)) : redone;
    },
    'draft.discard': async (input, turn) => {
      const { deploymentId } = input;
      const isMeant = createIsMeant(input, () => listSelected(input));
      const out = deps.draft.listWishes(deploymentId).filter(isMeant);
      const discarded = new Set(out.map(toDiscarded)).size;
      const isOnlyRoles = out.every(({ kind }) => kind === 'custom-role');
      deps.draft.discard(
        deploymentId,
        `Discard what is staged for ${countOf(discarded, isOnlyRoles ? 'role' : 'person', isOnlyRoles ? 'roles' : 'people')}`,
        out,
      );
      changed();
      return ok({ ...(await summarise(deploymentId, turn)), discarded });
    },
    'draft.getSummary': async ({ deploymentId }, turn) => ok(await summarise(deploymentId, turn)),
  };
};
