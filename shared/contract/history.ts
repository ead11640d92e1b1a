import { z } from 'zod';
import { deploymentIdSchema, userIdSchema } from '../model/deployment.ts';
import { organizationIdSchema } from '../model/organization-schema.ts';
import { PLAN_FILTERS } from '../model/plan-filter.ts';
import { KEPT_KINDS } from '../model/subject.ts';
import { subjectSchema } from '../model/subject-schema.ts';
import { planId, planStatus } from './apply.ts';
import { command, query } from './define.ts';
import { DECISION_FAILURES } from './failures.ts';

const count = z.number().int();

const journalEvent = z.object({
  /** Its number in the journal; numbers have no gaps. */
  seq: count,
  /** ISO 8601, by the clock of this computer at the time. */
  at: z.string(),
  /** Number of the change in the plan; null: about the whole plan. */
  n: count.nullable(),
  userId: userIdSchema.nullable(),
  /** From the cached copy; empty when the person is no longer in it, or when it is about the whole plan. */
  username: z.string(),
  /** Set when the change is about a custom role, which has no person; empty otherwise. */
  roleName: z.string(),
  kind: z.string(),
  /** What happened, as a sentence. */
  text: z.string(),
});

/** Everybody for whom the same was planned. */
const plannedShape = z.object({
  kind: z.enum(KEPT_KINDS),
  /** Empty but for a custom role. */
  roleName: z.string(),
  organizationId: organizationIdSchema,
  added: z.array(z.string()).readonly(),
  removed: z.array(z.string()).readonly(),
  changes: count,
});

/** What a staged undo takes back and what not. `clean`, `alreadyBack`, `leftAlone` and `cannot` add up to what was done. */
const stagedUndo = z.object({
  planId,
  /** When the plan was approved that is taken back, ISO 8601. */
  createdAt: z.string(),
  /** False: the copy is older than the plan's end, so that what others changed since is not known yet. */
  isCurrent: z.boolean(),
  /** Taken back; where others changed something else of the same subject since (`merged`), theirs stays. */
  clean: count,
  merged: count,
  /** Somebody took it back already: nothing is sent. */
  alreadyBack: count,
  /** Changed since by others in just what would be taken back: nothing is sent. */
  leftAlone: count,
  /** The first 100 of the merged, already back and left alone: as the plan left them, and as they are now. */
  changedSince: z
    .array(
      subjectSchema.and(
        z.object({
          username: z.string(),
          after: z.array(z.string()).readonly(),
          now: z.array(z.string()).readonly(),
          fate: z.enum(['merged', 'already-back', 'left-alone']),
        }),
      ),
    )
    .readonly(),
  cannot: z.array(z.object({ code: z.string(), count, text: z.string() })).readonly(),
  /** To whom a deleted role is given back, in whole sentences. */
  givenBack: z.array(z.string()).readonly(),
  /** What does not come back although something is staged for it, in whole sentences. */
  notRestored: z.array(z.string()).readonly(),
});

/** The journal as evidence: what happened in a plan, and whether anybody changed what was written. */
export const history = {
  /** The newest plan that took this one back; null: none did. */
  'history.getUndoing': query({
    input: z.strictObject({ planId }),
    output: z.object({ undoneBy: planId.nullable() }),
    fails: ['unknown-plan'],
  }),
  /** The undo that is staged on a deployment, against the copy as it is now; null: what is staged is none. */
  'history.getStagedUndo': query({
    input: z.strictObject({ deploymentId: deploymentIdSchema }),
    output: z.object({ undo: stagedUndo.nullable() }),
    fails: [],
  }),
  /** Plans of a deployment, newest first, each with the newest plan that took it back (null: none did). */
  'history.listPlans': query({
    input: z.strictObject({
      deploymentId: deploymentIdSchema,
      filter: z.enum(PLAN_FILTERS),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      total: count,
      rows: z.array(planStatus.extend({ undoneBy: planId.nullable() })).readonly(),
    }),
    fails: [],
  }),
  /** What was approved, by whom and when. Never changes, so a running plan does not make it be asked again. */
  'history.getPlan': query({
    input: z.strictObject({ planId }),
    output: z.object({
      /** The account that the plan was applied as; the name is empty when the copy does not know it. */
      approvedBy: z.object({ userId: userIdSchema, username: z.string() }),
      /** ISO 8601. */
      approvedAt: z.string(),
      /** Names the review that was approved. */
      hash: z.string(),
      appVersion: z.string(),
      /** The largest first, at most 50 of `shapesTotal`. */
      shapes: z.array(plannedShape).readonly(),
      shapesTotal: count,
    }),
    fails: ['unknown-plan'],
  }),
  /** All events of a plan, oldest first. */
  'history.listEvents': query({
    input: z.strictObject({
      planId,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ total: count, rows: z.array(journalEvent).readonly() }),
    fails: ['unknown-plan'],
  }),
  /**
   * Walks the whole journal and computes its hash chain again. Reads every event, so it is asked on demand (its topic
   * is not that of a running plan).
   */
  'history.verify': query({
    input: z.strictObject({}),
    output: z.object({
      state: z.enum(['unbroken', 'broken']),
      /** Events that were looked at; in a broken chain up to and including the first broken one. */
      events: count,
      /** One sentence for a person. */
      message: z.string(),
      /** Null while unbroken. `planId` and `at` are what the broken row says, or null when there is no row. */
      firstBroken: z
        .object({
          seq: count,
          planId: planId.nullable(),
          at: z.string().nullable(),
          why: z.string(),
        })
        .nullable(),
    }),
    fails: [],
  }),
  /** What state the journal's file is in. `problem` null: in order, and applying is possible. */
  'history.getJournal': query({
    input: z.strictObject({}),
    output: z.object({
      problem: z
        .object({
          message: z.string(),
          /** True: applying is on again once a person has confirmed that they looked (`history.confirmJournal`). */
          canConfirm: z.boolean(),
          /** True: it may be over at any moment, and trying again is all it takes (`history.retryJournal`). */
          canRetry: z.boolean(),
        })
        .nullable(),
      /** When the newest good copy of the journal was written, ISO 8601; null: there is none yet. */
      lastBackupAt: z.string().nullable(),
    }),
    fails: [],
  }),
  /** Takes the journal again once the program that held it has let go: the part that keeps the data starts anew. */
  'history.retryJournal': command({
    input: z.strictObject({}),
    output: z.object({}),
    fails: ['journal-unavailable'],
    topics: ['app', 'plans'],
  }),
  /** Asks in a window of main whether a person has read what happened to the journal: then applying is on again. */
  'history.confirmJournal': command({
    input: z.strictObject({}),
    output: z.object({}),
    fails: ['not-confirmable', 'journal-unavailable', ...DECISION_FAILURES],
    topics: ['app', 'plans'],
  }),
};
