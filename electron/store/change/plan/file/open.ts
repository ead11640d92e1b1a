import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { type PlanContent, subjectInFile } from '#shared/core/plan/file/format.ts';
import { type PlanFileFailure, readPlanFile } from '#shared/core/plan/file/read.ts';
import type { DeploymentRecord } from '../../../db/journal/deployment.ts';
import { readSubjects } from '../../kinds/subject-copy.ts';
import { toSubjectName } from '../names.ts';
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
const compareNames = (deps: PlanFileDeps, id: DeploymentId, { intents }: PlanContent) => {
  const copy = readSubjects(deps.copyOf(id), id, intents.map(subjectInFile));
  const here = intents.map((intent) => ({
    file: intent.name,
    here: toSubjectName(copy, subjectInFile(intent)),
  }));
  const renamed = here.filter((name) => name.here !== '' && name.file !== '' && name.here !== name.file);
  return {
    unknown: here.filter((name) => name.here === '').length,
    renamed: renamed.length,
    renamedSuchAs: renamed[0] ?? null,
  };
};

const toPeople = ({ intents }: PlanContent) =>
  intents.map((one) => ({ ...subjectInFile(one), intent: one.intent, base: one.base }));

const TOO_LARGE = fail(
  'draft-full',
  'This plan is larger than Rollcall keeps in one draft. Nothing was staged. Divide it into several files.',
);

const stage = (
  deps: PlanFileDeps,
  record: DeploymentRecord,
  picked: Picked,
  content: PlanContent,
): Result<OpenedPlan, 'draft-full'> => {
  const { note } = content;
  const people = toPeople(content);
  // Without the name of the file, which may be that of a person: the journal is readable.
  const staged = deps.draft.stageEach(record.id, 'Open a plan file', null, people);
  if (!staged.ok) return staged;
  return ok({
    deploymentId: record.id,
    deployment: record.name,
    fileName: picked.fileName,
    staged: people.length,
    note,
    ...compareNames(deps, record.id, content),
  });
};

/** Opens a plan file as one step of the draft; null: the person chose nothing. */
export const createOpen = (deps: PlanFileDeps) => {
  let last: Picked | null = null;

  const pick = async (): Promise<Result<Picked | null, 'not-read'>> => {
    const answer = await deps.ask({ ask: 'pick-file', kind: 'plan' });
    return answer.ok ? ok(answer.value.file) : answer;
  };

  return async ({ file, ifStaged }: OpenOrder): Promise<Result<OpenedPlan | null, OpenFailure>> => {
    const picked = file === 'choose' ? await pick() : ok(last);
    if (!picked.ok) return picked;
    if (picked.value === null)
      return file === 'choose' ? ok(null) : fail('nothing-chosen', 'No file was chosen yet. Choose one.');
    const content = readPlanFile(picked.value.content, hashText);
    if (!content.ok) return content;
    const record = findDeployment(deps.listRecords(), content.value);
    if (!record.ok) return record;
    // Kept for the question whether what is staged may go; dropped as soon as it is answered.
    last = picked.value;
    const intents = deps.draft.listStaged(record.value.id);
    if (intents.length > 0 && ifStaged === 'refuse')
      return fail(
        'draft-not-empty',
        `Other changes are staged on ${record.value.name}. Apply or discard them first, then open the plan again.`,
      );
    // Asked before anything is discarded for it.
    if (!deps.draft.fitsAlone(toPeople(content.value))) return TOO_LARGE;
    deps.draft.discard(record.value.id, 'Discard what was staged', intents);
    last = null;
    return stage(deps, record.value, picked.value, content.value);
  };
};
