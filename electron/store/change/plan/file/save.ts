import { createHash } from 'node:crypto';
import { toFileStamp } from '#shared/base/iso.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import {
  type FileIntent,
  type PlanContent,
  toCanonicalContent,
  toFileIds,
  writePlanFile,
} from '#shared/core/plan/file/format.ts';
import { toMarkdown } from '#shared/core/plan/file/markdown.ts';
import { isKnown } from '#shared/core/plan/subject.ts';
import { listOrganizations } from '../../../copy/organization.ts';
import { findAsOf } from '../../../copy/pass.ts';
import type { DeploymentRecord } from '../../../db/journal/deployment.ts';
import { toSubjectName } from '../names.ts';
import { OF_NEWER_VERSION } from '../newer-version.ts';
import type { Review } from '../review.ts';
import type { PlanFileDeps } from './plan-files.ts';

/** SHA-256 as lower-case hex. */
export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Everything that is staged, conflicts too, as it was staged: a plan file carries intents and their bases. */
const toIntents = (
  deps: PlanFileDeps,
  record: DeploymentRecord,
  { compiled }: Review,
): readonly FileIntent[] | 'newer-version' => {
  const names = new Map(
    listOrganizations(deps.copyOf(record.id), record.id).map((one) => [one.id, one.displayName]),
  );
  const staged = compiled.subjects.filter(({ rebased }) => rebased.kind !== 'already');
  const known = staged.filter(isKnown);
  if (known.length < staged.length) return 'newer-version';
  return known.map((subject) => ({
    ...toFileIds(subject),
    name: toSubjectName(compiled, subject),
    organization: names.get(subject.organizationId) ?? '',
    intent: subject.intent,
    base: subject.base,
  }));
};

const toContent = (
  deps: PlanFileDeps,
  record: DeploymentRecord,
  note: string,
  intents: readonly FileIntent[],
): PlanContent => ({
  deployment: { serverId: record.serverId, url: record.url, name: record.name },
  actor:
    record.actorId === null ? null : { userId: record.actorId, username: record.actorName ?? record.actorId },
  asOf: findAsOf(deps.copyOf(record.id), record.id),
  createdAt: new Date(deps.clock.nowMs()).toISOString(),
  appVersion: deps.appVersion,
  note,
  reasons: {},
  intents,
});

type Saved = Result<
  { saved: boolean; fileNames: readonly string[] },
  'nothing-staged' | 'not-saved' | 'newer-version'
>;

/** Saves what is staged: the JSON where the person chooses, then the Markdown that tells it. */
export const createSave =
  (deps: PlanFileDeps) =>
  async (record: DeploymentRecord, review: Review, note: string): Promise<Saved> => {
    const intents = toIntents(deps, record, review);
    if (intents === 'newer-version') return OF_NEWER_VERSION;
    if (intents.length === 0) return fail('nothing-staged', 'Nothing is staged that would change anything.');
    const content = toContent(deps, record, note, intents);
    const stamp = toFileStamp(content.createdAt);
    const answer = await deps.ask({
      ask: 'save-file',
      suggestedName: `rollcall-plan-${stamp}.json`,
      kind: 'json',
      content: writePlanFile(content, hashText),
      beside: { kind: 'md', content: toMarkdown(content, hashText(toCanonicalContent(content))) },
    });
    if (!answer.ok) return answer;
    const { saved, fileName, besideName } = answer.value;
    return ok({ saved, fileNames: [fileName, besideName].filter((name) => name !== null) });
  };
