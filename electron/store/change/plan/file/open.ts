import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { mapInSlices, runToEnd, type Slices } from '#shared/base/slices.ts';
import { type PlanContent, subjectInFile } from '#shared/core/plan/file/format.ts';
import { type PlanFileFailure, readPlanFileInSlices } from '#shared/core/plan/file/read.ts';
import type { DeploymentRecord } from '../../../db/journal/deployment.ts';
import type { DraftPerson } from '../../../db/journal/draft.ts';
import { readSubjectsInSlices } from '../../kinds/subject-copy.ts';
import { toSubjectName } from '../names.ts';
import type { ReviewTurn } from '../review.ts';
import type { PlanFileDeps } from './plan-files.ts';
import { hashText } from './save.ts';

export type OpenOrder = {
  /** `again`: the file that was chosen last. */
  readonly file: 'choose' | 'again';
  readonly ifStaged: 'refuse' | 'discard';
};

export type OpenedPlan = {
  readonly deploymentId: DeploymentId;
  readonly deployment: string;
  readonly fileName: string;
  readonly staged: number;
  readonly unknown: number;
  readonly renamed: number;
  readonly renamedSuchAs: { readonly file: string; readonly here: string } | null;
  readonly note: string;
};

type OpenFailure =
  | PlanFileFailure
  | 'not-read'
  | 'nothing-chosen'
  | 'no-such-deployment'
  | 'draft-not-empty'
  | 'draft-full';

type Picked = { readonly fileName: string; readonly content: string };

/** The kept deployment a plan is for: the same server by its own id, or by address where servers tell none. */
const findDeployment = (
  records: readonly DeploymentRecord[],
  { deployment }: PlanContent,
): Result<DeploymentRecord, 'no-such-deployment'> => {
  const { serverId, url, name } = deployment;
  const found = records.find((record) =>
    serverId === null || record.serverId === null ? record.url === url : record.serverId === serverId,
  );
  return found === undefined
    ? fail(
        'no-such-deployment',
        `This plan is for ${name} at ${url}, which Rollcall does not keep here. Add that deployment first.`,
      )
    : ok(found);
};

/** People are matched by id; whoever is called otherwise here, or is not here, is told. */
function* compareNames(deps: PlanFileDeps, id: DeploymentId, { intents }: PlanContent) {
  const subjects = yield* mapInSlices(intents, subjectInFile);
  const copy = yield* readSubjectsInSlices(deps.copyOf(id), id, subjects);
  const here = yield* mapInSlices(intents, (intent) => ({
    file: intent.name,
    here: toSubjectName(copy, subjectInFile(intent)),
  }));
  const renamed = here.filter((name) => name.here !== '' && name.file !== '' && name.here !== name.file);
  return {
    unknown: here.filter((name) => name.here === '').length,
    renamed: renamed.length,
    renamedSuchAs: renamed[0] ?? null,
  };
}

const toPeople = ({ intents }: PlanContent) =>
  mapInSlices(intents, (one) => ({ ...subjectInFile(one), intent: one.intent, base: one.base }));

const TOO_LARGE = fail(
  'draft-full',
  'This plan is larger than Rollcall keeps in one draft. Nothing was staged. Divide it into several files.',
);

const toNotEmpty = ({ name }: DeploymentRecord) =>
  fail(
    'draft-not-empty',
    `Other changes are staged on ${name}. Apply or discard them first, then open the plan again.`,
  );

/** Opens a plan file as one step of the draft; null: the person chose nothing. */
export const createOpen = (deps: PlanFileDeps) => {
  let last: Picked | null = null;

  const pick = async (): Promise<Result<Picked | null, 'not-read'>> => {
    const answer = await deps.ask({ ask: 'pick-file', kind: 'plan' });
    return answer.ok ? ok(answer.value.file) : answer;
  };

  const isInTheWay = ({ id }: DeploymentRecord, ifStaged: OpenOrder['ifStaged']): boolean =>
    ifStaged === 'refuse' && deps.draft.listStaged(id).length > 0;

  /** Puts the plan in the place of what is staged, which goes out as a step of its own. In slices. */
  function* stage(
    record: DeploymentRecord,
    people: readonly DraftPerson[],
    ifStaged: OpenOrder['ifStaged'],
  ): Slices<Result<null, 'draft-not-empty' | 'draft-full'> | 'overtaken'> {
    // Something may have been staged while the file was read.
    if (isInTheWay(record, ifStaged)) return toNotEmpty(record);
    const staged = deps.draft.listStaged(record.id);
    if (!(yield* deps.draft.discardInSlices(record.id, 'Discard what was staged', staged)))
      return 'overtaken';
    // Without the name of the file, which may be that of a person: the journal is readable.
    return yield* deps.draft.stageEachInSlices(record.id, 'Open a plan file', null, people);
  }

  return async (
    { file, ifStaged }: OpenOrder,
    { breathe }: Pick<ReviewTurn, 'breathe'>,
  ): Promise<Result<OpenedPlan | null, OpenFailure>> => {
    const picked = file === 'choose' ? await pick() : ok(last);
    if (!picked.ok) return picked;
    const chosen = picked.value;
    if (chosen === null)
      return file === 'choose' ? ok(null) : fail('nothing-chosen', 'No file was chosen yet. Choose one.');
    const turn = { rest: breathe, monotonicMs: deps.clock.monotonicMs };
    const read = await runToEnd(turn, () => readPlanFileInSlices(chosen.content, hashText));
    if (!read.ok) return read;
    const content = read.value;
    const found = findDeployment(deps.listRecords(), content);
    if (!found.ok) return found;
    const record = found.value;
    // Kept for the question whether what is staged may go; dropped as soon as it is answered.
    last = chosen;
    if (isInTheWay(record, ifStaged)) return toNotEmpty(record);
    const people = await runToEnd(turn, () => toPeople(content));
    // Asked before anything is discarded for it.
    if (!deps.draft.fitsAlone(people)) return TOO_LARGE;
    const staged = await runToEnd(turn, () => stage(record, people, ifStaged));
    if (!staged.ok) return staged;
    last = null;
    return ok({
      deploymentId: record.id,
      deployment: record.name,
      fileName: chosen.fileName,
      staged: people.length,
      note: content.note,
      ...(await runToEnd(turn, () => compareNames(deps, record.id, content))),
    });
  };
};
