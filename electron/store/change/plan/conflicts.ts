import { createHash } from 'node:crypto';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import { ok, type Result } from '#shared/base/result.ts';
import {
  type ConflictKind,
  resolveConflict,
  type Take,
  toConflictKinds,
} from '#shared/core/plan/conflicts.ts';
import { applyIntent } from '#shared/core/plan/intent.ts';
import type { RoleConflict } from '#shared/core/plan/rebase.ts';
import { roleNameOf, subjectOf, toSubjectKey, userIdOf } from '#shared/core/plan/subject.ts';
import type { Subject } from '#shared/model/subject.ts';
import { listMoves, type Move } from '../../copy/difference.ts';
import { listOrganizations } from '../../copy/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import type { Draft } from '../draft/draft.ts';
import type { CompiledDraft, CompiledSubject } from './compiled.ts';
import { toSubjectName } from './names.ts';

/** Which conflicts a decision is about. */
export type Which =
  | { readonly of: 'all' }
  | { readonly of: 'kind'; readonly kindId: string }
  | { readonly of: 'one'; readonly subject: Subject };

const EXAMPLES = 3;

const wordsOf = ({ rebased }: CompiledSubject): readonly RoleConflict[] =>
  rebased.kind === 'conflict' ? rebased.roles : [];

const toRow = (conflict: CompiledSubject) => ({ subject: subjectOf(conflict), words: wordsOf(conflict) });

/** Names exactly these conflicts, so that a decision about others is noticed. */
export const hashConflicts = ({ conflicts }: CompiledDraft): string => {
  const lines = conflicts
    .map((one) => JSON.stringify([toSubjectKey(one), wordsOf(one), one.theirs]))
    .toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
};

const readOrganizationNames = (cache: ReadHandle, deploymentId: DeploymentId) => {
  const names = new Map(
    listOrganizations(cache, deploymentId).map(({ id, displayName }) => [id, displayName]),
  );
  return (organizationId: OrganizationId): string => names.get(organizationId) ?? '';
};

const toWords = (words: readonly RoleConflict[]) =>
  words.map(({ role, mine, theirs }) => ({ word: role, mine, theirs }));

/** The conflicts of a draft folded into kinds, the most frequent first. */
export const listConflictKinds = (cache: ReadHandle, deploymentId: DeploymentId, compiled: CompiledDraft) => {
  const { conflicts } = compiled;
  const organizationOf = readOrganizationNames(cache, deploymentId);
  const toKind = ({ id, subject, words, members }: ConflictKind) => ({
    id,
    kind: subject.kind,
    organizationId: subject.organizationId,
    organization: organizationOf(subject.organizationId),
    roleName: roleNameOf(subject),
    words: toWords(words),
    count: members.length,
    examples: members.slice(0, EXAMPLES).flatMap((at) => {
      const one = conflicts[at];
      return one === undefined ? [] : [toSubjectName(compiled, one)];
    }),
  });
  return {
    hash: hashConflicts(compiled),
    total: conflicts.length,
    kinds: toConflictKinds(conflicts.map(toRow)).map(toKind),
  };
};

const explains = (move: Move, conflict: CompiledSubject): boolean =>
  move.userId === userIdOf(conflict) &&
  move.organizationId === conflict.organizationId &&
  wordsOf(conflict).some(({ role, theirs }) =>
    (theirs === 'present' ? move.added : move.removed).includes(role),
  );

/** The conflicts of one kind; of a kind that is no more, none. Folded once, since a hash for each would not do. */
const listOfKind = (conflicts: readonly CompiledSubject[], kindId: string): readonly CompiledSubject[] => {
  const kind = toConflictKinds(conflicts.map(toRow)).find(({ id }) => id === kindId);
  return (kind?.members ?? []).flatMap((at) => conflicts[at] ?? []);
};

/** A window of the conflicts of one kind, or of all, in the order of their names. */
export const listConflictRows = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  compiled: CompiledDraft,
  page: { readonly kindId: string | null; readonly offset: number; readonly limit: number },
) => {
  const organizationOf = readOrganizationNames(cache, deploymentId);
  const { conflicts } = compiled;
  const all = (page.kindId === null ? conflicts : listOfKind(conflicts, page.kindId))
    .map((conflict) => ({ conflict, name: toSubjectName(compiled, conflict) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const shown = all.slice(page.offset, page.offset + page.limit);
  const moves = listMoves(
    cache,
    deploymentId,
    shown.map(({ conflict }) => userIdOf(conflict)),
  );
  return {
    total: all.length,
    rows: shown.map(({ conflict, name }) => {
      const move = moves.find((candidate) => explains(candidate, conflict));
      return {
        subject: { ...subjectOf(conflict), name, organization: organizationOf(conflict.organizationId) },
        base: conflict.base,
        theirs: conflict.theirs,
        mine: applyIntent(conflict.intent, conflict.theirs),
        words: toWords(wordsOf(conflict)),
        // The copy knows between which refreshes; who did it is in the audit log only.
        moved: move === undefined ? null : { since: move.since, until: move.until, by: null },
      };
    }),
  };
};

const LABEL: Readonly<Record<Take, string>> = { mine: 'mine', theirs: 'theirs', both: 'both' };

const listMeant = (conflicts: readonly CompiledSubject[], which: Which): readonly CompiledSubject[] => {
  if (which.of === 'all') return conflicts;
  if (which.of === 'kind') return listOfKind(conflicts, which.kindId);
  const key = toSubjectKey(which.subject);
  return conflicts.filter((conflict) => toSubjectKey(conflict) === key);
};

/**
 * Decides conflicts as one step of the draft. Each intent that is left to do is staged anew on what is live now; one
 * with nothing left to do goes out of the draft. Gives how many were decided.
 */
export const decideConflicts = (
  draft: Draft,
  deploymentId: DeploymentId,
  { conflicts }: CompiledDraft,
  which: Which,
  take: Take,
): Result<number, 'draft-full'> => {
  const meant = listMeant(conflicts, which);
  if (meant.length === 0) return ok(0);
  const count = english.countOf(meant.length, 'conflict', 'conflicts');
  const staged = draft.stageEach(
    deploymentId,
    `Take ${LABEL[take]} in ${count}`,
    null,
    meant.map((conflict) => ({
      ...subjectOf(conflict),
      intent: resolveConflict(conflict.kind, conflict, take),
      base: conflict.theirs,
      rebased: true,
    })),
  );
  return staged.ok ? ok(meant.length) : staged;
};

/** What is held back from a plan that takes the rest of the draft over, as a step of its own: nothing of it is lost. */
export const toKept = ({ conflicts }: CompiledDraft) => {
  const count = english.countOf(conflicts.length, 'conflict', 'conflicts');
  const people = conflicts.map((conflict) => ({
    ...subjectOf(conflict),
    intent: conflict.intent,
    base: conflict.base,
  }));
  return { label: `Keep ${count} for later`, people };
};
