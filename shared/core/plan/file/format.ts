import { z } from 'zod';
import { mapInSlices, runWhole, type Slices } from '../../../base/slices.ts';
import { KINDS } from '../../../kinds/index.ts';
import { userIdSchema } from '../../../model/deployment.ts';
import { FIRST_GUARD_CODES, GUARD_CODES, MAX_REASON_LENGTH } from '../../../model/guard.ts';
import { baseSchema, intentSchema } from '../../../model/intent.ts';
import { organizationIdSchema } from '../../../model/organization-schema.ts';
import {
  CHANGE_KINDS,
  type KnownSubject,
  type StagedKind,
  type Subject,
  type SubjectIds,
} from '../../../model/subject.ts';
import { findSubject, toSubject, toSubjectIds } from '../subject.ts';

export const FORMAT = 'rollcall-plan';
export const VERSION = 1;
/** Largest file that is read, in characters; about 100,000 changes. */
export const MAX_LENGTH = 40 * 1024 * 1024;
/** Deepest nesting that is parsed; the format itself needs five. */
export const MAX_DEPTH = 12;
const MAX_INTENTS = 200_000;

const LATER_GUARD_CODES = GUARD_CODES.slice(FIRST_GUARD_CODES.length);

const text = (max: number) => z.string().max(max);
/** How somebody or something is called: the longest text that is read of a server, and what stands beside it. */
const MOST_NAME = 4_224;

type FileIds = Omit<SubjectIds, 'item' | 'kind'> & { readonly kind: StagedKind; readonly roleName: string };

/** A subject as a file has it. */
export const toFileIds = (subject: KnownSubject): FileIds => {
  const { organizationId, userId, item } = toSubjectIds(subject);
  return { kind: subject.kind, organizationId, userId, roleName: item };
};

/** The subject of an intent in a file. */
export const subjectInFile = ({ kind, organizationId, userId, roleName }: FileIds): Subject =>
  toSubject({ kind, organizationId, userId, item: roleName });

/** One staged intent with the words it was staged on, and how its subject was called. */
export const fileIntentSchema = z
  .strictObject({
    kind: z.enum(CHANGE_KINDS),
    organizationId: organizationIdSchema,
    userId: userIdSchema,
    /** What tells the subject apart, whatever it is: called so since that was the name of a role alone. */
    roleName: text(256),
    /** The username, or the name of the role. For people; the ids decide. */
    name: text(MOST_NAME),
    organization: text(MOST_NAME),
    intent: intentSchema,
    base: baseSchema,
  })
  .superRefine(({ kind, organizationId, userId, roleName, intent, base }, check) => {
    if (findSubject({ kind, organizationId, userId, item: roleName }) === null)
      check.addIssue({ code: 'custom', message: 'A subject has the ids of its kind, and no others' });
    const said = intent.kind === 'exactly' ? intent.roles : [...intent.add, ...intent.remove];
    if (![...said, ...base].every((word) => KINDS[kind].isWord(word)))
      check.addIssue({ code: 'custom', message: 'An intent has words of its kind, and no others' });
  });
export type FileIntent = z.output<typeof fileIntentSchema>;

/** What a plan file says, besides what it is. Its intents are only counted: each is held to `fileIntentSchema`. */
const contentSchema = z.strictObject({
  deployment: z.strictObject({
    /** The server's own id; null: it does not tell one. */
    serverId: text(MOST_NAME).nullable(),
    url: text(2_048),
    name: text(MOST_NAME),
  }),
  /** Who staged it. */
  actor: z.strictObject({ userId: text(64), username: text(MOST_NAME) }).nullable(),
  /** Of when the copy was that it was reviewed on, and when the file was made; ISO 8601. */
  asOf: text(40).nullable(),
  createdAt: text(40),
  appVersion: text(64),
  note: text(2_000),
  /** Why guards are overridden, where that was said already. */
  reasons: z.partialRecord(z.enum(GUARD_CODES), text(MAX_REASON_LENGTH)),
  intents: z.array(z.unknown()).min(1).max(MAX_INTENTS),
});
/** What a plan file says, read whole: no two of its intents are for one subject. */
export type PlanContent = Omit<z.output<typeof contentSchema>, 'intents'> & {
  readonly intents: readonly FileIntent[];
};

/** A plan file but for its intents, which are many: they are read by themselves, some at a time. */
export const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  content: contentSchema,
});

const toIntentLine = ({ intent, base, ...of }: FileIntent): string => {
  const said =
    intent.kind === 'exactly' ? [intent.kind, intent.roles] : [intent.kind, intent.add, intent.remove];
  return JSON.stringify([
    of.kind,
    of.organizationId,
    of.userId,
    of.roleName,
    of.name,
    of.organization,
    said,
    base,
  ]);
};

/**
 * The text whose SHA-256 names a content: one line for what it is about, one for each intent, in the order of the
 * file. Arrays, not objects, so that the order of keys does not matter.
 */
export const toCanonicalContent = (content: PlanContent): string =>
  runWhole(toCanonicalContentInSlices(content));

/** The same in slices. */
export function* toCanonicalContentInSlices(content: PlanContent): Slices<string> {
  const { deployment, actor, asOf, createdAt, appVersion, note, reasons, intents } = content;
  const head = [
    FORMAT,
    VERSION,
    [deployment.serverId, deployment.url, deployment.name],
    actor === null ? null : [actor.userId, actor.username],
    asOf,
    createdAt,
    appVersion,
    note,
    FIRST_GUARD_CODES.map((code) => reasons[code] ?? null),
    intents.length,
    // Only where there are some, so that a file from before has the hash that it had.
    ...LATER_GUARD_CODES.flatMap((code) => (reasons[code] === undefined ? [] : [[code, reasons[code]]])),
  ];
  return [JSON.stringify(head), ...(yield* mapInSlices(intents, toIntentLine))].join('\n');
}

/** SHA-256 of a text as lower-case hex: the platform's own is quicker than ours. */
export type Hash = (text: string) => string;

/** The file: a readable head, then one line per intent, so that two files can be compared line by line. */
export const writePlanFile = (content: PlanContent, hash: Hash): string =>
  runWhole(writePlanFileInSlices(content, hash));

/** The same in slices. */
export function* writePlanFileInSlices(content: PlanContent, hash: Hash): Slices<string> {
  const { intents, ...head } = content;
  const sha256 = hash(yield* toCanonicalContentInSlices(content));
  const opened = JSON.stringify({ format: FORMAT, version: VERSION, sha256, content: head }, null, 2);
  // The head ends with the brackets of the content and of the file; the intents go in before them.
  const start = opened.slice(0, opened.lastIndexOf('\n  }'));
  const lines = (yield* mapInSlices(intents, (intent) => `      ${JSON.stringify(intent)}`)).join(',\n');
  return `${start},\n    "intents": [\n${lines}\n    ]\n  }\n}\n`;
}
