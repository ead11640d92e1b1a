import type { DeploymentId } from '#shared/base/brand.ts';
import { mapInSlices, type Slices } from '#shared/base/slices.ts';
import { type Compiled, type CompileEntry, compileInSlices } from '#shared/core/plan/compile.ts';
import type { Rebased } from '#shared/core/plan/rebase.ts';
import { rebaseChange } from '#shared/core/plan/rebase-change.ts';
import type { CopyOf } from '../../db/copies.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { findCopyAge, readCorrected } from '../apply/applying.ts';
import type { Draft } from '../draft/draft.ts';
import type { StagedIntent } from '../draft/fold.ts';
import { findTokensNow, readSubjectsInSlices, type SubjectCopy } from '../kinds/subject-copy.ts';

/** What is staged for one subject, carried over from what was seen when it was staged (`base`) to the copy now. */
export type CompiledSubject = StagedIntent & {
  /** The words as they are known now; the base where the copy does not know the subject (any more). */
  readonly theirs: readonly string[];
  readonly rebased: Rebased;
};

export type CompiledDraft = Compiled &
  Pick<SubjectCopy, 'findStanding' | 'findUser' | 'findTokenOwner' | 'roles'> & {
    /** Everything that is staged, in no order. */
    readonly subjects: readonly CompiledSubject[];
    /** Those among them that are held back until somebody settles the conflict: no change is made of them. */
    readonly conflicts: readonly CompiledSubject[];
  };

const carryOver = (staged: StagedIntent, copy: SubjectCopy): CompiledSubject => {
  const theirs = copy.findWords(staged) ?? staged.base;
  const { kind, intent, base } = staged;
  return { ...staged, theirs, rebased: rebaseChange(kind, { intent, base, theirs }) };
};

const isConflict = ({ rebased }: CompiledSubject): boolean => rebased.kind === 'conflict';

const toEntry = ({ theirs, rebased: _, ...staged }: CompiledSubject): CompileEntry => ({
  ...staged,
  base: theirs,
});

/**
 * The draft as changes against the copy as it is now: each intent is rebased from what was seen when it was staged.
 * The base of a change is what the copy says today, corrected by what applies did since it was read, since that is what
 * the person reviewing sees; a subject that left the copy keeps the base of the day of staging.
 */
export function* compileDraft(
  deps: { readonly copyOf: CopyOf; readonly draft: Draft; readonly journal: ReadHandle },
  deploymentId: DeploymentId,
): Slices<CompiledDraft> {
  const intents = deps.draft.listStaged(deploymentId);
  const cache = deps.copyOf(deploymentId);
  const corrected = yield* readCorrected(deps.journal, findCopyAge(cache, deploymentId), intents);
  const tokensNow = findTokensNow(deps.journal, deploymentId);
  const copy = yield* readSubjectsInSlices(cache, deploymentId, intents, corrected, tokensNow);
  const subjects = yield* mapInSlices(intents, (staged) => carryOver(staged, copy));
  const entries = yield* mapInSlices(
    subjects.filter((subject) => !isConflict(subject)),
    toEntry,
  );
  const { findStanding, findUser, findTokenOwner, roles } = copy;
  return {
    ...(yield* compileInSlices(entries)),
    subjects,
    conflicts: subjects.filter(isConflict),
    findStanding,
    findUser,
    findTokenOwner,
    roles,
  };
}
