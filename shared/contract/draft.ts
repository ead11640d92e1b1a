import { z } from 'zod';
import { deploymentIdSchema, userIdSchema } from '../model/deployment.ts';
import { intentSchema, roleNameSchema } from '../model/intent.ts';
import { organizationIdSchema } from '../model/organization-schema.ts';
import { reachSchema } from '../model/reach.ts';
import { CHANGE_KINDS, DEFAULT_KIND, KEPT_KINDS, PERSON_KINDS } from '../model/subject.ts';
import { subjectSchema } from '../model/subject-schema.ts';
import { command, query } from './define.ts';
import { pasteIdSchema } from './paste.ts';
import { MOST_IDS_IN_MESSAGE, MOST_SUBJECTS_IN_MESSAGE } from './pieces.ts';
import { userIdsSchema } from './user-ids.ts';

const target = z.strictObject({ deploymentId: deploymentIdSchema });

const subjectsSchema = z.array(subjectSchema).min(1).max(MOST_SUBJECTS_IN_MESSAGE).readonly();

const roleCounts = z.array(z.object({ role: z.string(), count: z.number().int() })).readonly();

/** Whom staging is about: who is selected in the list of the organization, or some people by id. */
const people = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('selection') }),
  z.strictObject({ kind: z.literal('people'), userIds: userIdsSchema }),
]);

const summary = z.object({
  /** Changes that staged work would make now; for roles, people for whom it would change something. */
  people: z.number().int(),
  /** Whom they concern: of a role that changes, everybody who holds it. */
  reach: reachSchema,
  /** What staged work mentions, though it would change nothing there now. */
  unchanged: z.number().int(),
  /** Staged, but held back: somebody else moved the same thing the other way. The review settles them. */
  conflicts: z.number().int(),
  /** The changes by kind; kinds without any are left out. */
  kinds: z
    .array(
      z.object({
        kind: z.enum(KEPT_KINDS),
        changes: z.number().int(),
        /** How many of them take something whole away: a membership, access, a role. */
        takes: z.number().int(),
        /** The same in words; none for roles of people, which `added` and `removed` name. */
        counted: z.array(z.object({ count: z.number().int(), one: z.string(), many: z.string() })).readonly(),
      }),
    )
    .readonly(),
  added: roleCounts,
  removed: roleCounts,
  undoLabel: z.string().nullable(),
  redoLabel: z.string().nullable(),
  /** When the oldest staged step was made, ISO 8601; null: nothing is staged. */
  since: z.string().nullable(),
});

/**
 * Staged work: intents in the journal, durable before a call returns. One draft per deployment; every call that
 * changes it is one step that undo takes back. Nothing here talks to a server.
 */
export const draft = {
  'draft.stage': command({
    input: target
      .extend({
        /** Where the selection is, and what the change is about; kinds of the site use it for the selection only. */
        organizationId: organizationIdSchema,
        kind: z.enum(CHANGE_KINDS).default(DEFAULT_KIND),
        /** `subjects` for what is about no people. */
        who: z.discriminatedUnion('kind', [
          ...people.options,
          /**
           * Whom a pasted list stands for: its outsiders to join the organization, its members for everything else;
           * and some people who were picked besides.
           */
          z.strictObject({
            kind: z.literal('list'),
            pasteId: pasteIdSchema,
            besides: z.array(userIdSchema).max(MOST_IDS_IN_MESSAGE).readonly().default([]),
          }),
          /** What is no person, there. */
          z.strictObject({ kind: z.literal('subjects'), subjects: subjectsSchema }),
        ]),
        /** The list whose selection is meant, when it is another than that of the organization. */
        selectionOf: organizationIdSchema.optional(),
        /** In the words of the kind (`model/subject.ts`): `member` for `membership`, `suspended` for `user-status`. */
        intent: intentSchema,
        /** For an addition to the organization: the roles to give at once, in the same step. */
        withRoles: z.array(roleNameSchema).max(256).readonly().optional(),
      })
      .refine(({ kind, who, organizationId }) => {
        const isAboutPeople = PERSON_KINDS.some((one) => one === kind);
        if (who.kind !== 'subjects') return isAboutPeople;
        const isThere = who.subjects.every(
          (one) => one.kind === kind && one.organizationId === organizationId,
        );
        return !isAboutPeople && isThere;
      }),
    /**
     * `people` counts subjects: who was spoken about; `changing` those for whom that makes a difference, `waiting` those
     * for whom it makes none until an apply that is not done has come to them. Nothing is staged where `changing` is 0.
     */
    output: z.object({
      people: z.number().int(),
      changing: z.number().int(),
      waiting: z.number().int(),
    }),
    fails: [
      'unknown-deployment',
      'nobody-selected',
      'paste-gone',
      'empty-intent',
      'draft-full',
      'journal-unavailable',
    ],
    topics: ['draft'],
  }),
  /** What goes with a membership, before it is staged to be taken: counts over the people asked about. */
  'draft.getConsequences': query({
    input: target.extend({ organizationId: organizationIdSchema, who: people }),
    output: z.object({
      people: z.number().int(),
      /** Roles that go, the most frequent first. */
      roles: roleCounts,
      /** People with staged role changes there, which would be dropped. */
      staged: z.number().int(),
      /** People who are in no other organization that the copy knows. */
      onlyHere: z.number().int(),
      /** The actor is among them, and the server refuses that. */
      includesSelf: z.boolean(),
      /** What goes or stays that the copy does not know, in whole sentences. */
      notKnown: z.array(z.string()).readonly(),
    }),
    fails: ['unknown-deployment'],
  }),
  'draft.undo': command({
    input: target,
    output: z.object({}),
    fails: ['nothing-to-undo', 'journal-unavailable'],
    topics: ['draft'],
  }),
  'draft.redo': command({
    input: target,
    output: z.object({}),
    fails: ['nothing-to-redo', 'journal-unavailable'],
    topics: ['draft'],
  }),
  /** Takes people, or everybody, out of the draft; itself a step that undo brings back. */
  'draft.discard': command({
    input: target.extend({
      organizationId: organizationIdSchema.nullable(),
      who: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('everybody') }),
        /**
         * All that the list of the organization marks on them: there and on the site; with null, or the list of
         * users, anywhere. The selection is that of the list, so with null it is nobody's.
         */
        ...people.options,
        /** Exactly these, wherever they are. */
        z.strictObject({ kind: z.literal('subjects'), subjects: subjectsSchema }),
      ]),
    }),
    /** `discarded`: how many people, and roles, something was taken out for. */
    output: z.object({ discarded: z.number().int() }),
    fails: ['journal-unavailable'],
    topics: ['draft'],
  }),
  'draft.getSummary': query({ input: target, output: summary, fails: [] }),
};
