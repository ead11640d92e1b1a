import { z } from 'zod';
import { userIdSchema } from '../model/deployment.ts';
import { planId } from './apply.ts';
import { command, query } from './define.ts';

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

/** The journal as evidence: what happened in a plan, and whether anybody changed what was written. */
export const history = {
  /** All events of a plan, oldest first. */
  'history.listEvents': query({
    input: z.strictObject({
      planId,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ total: count, rows: z.array(journalEvent).readonly() }),
    fails: ['unknown-plan'],
    topics: ['plans'],
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
    topics: ['app'],
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
        })
        .nullable(),
      /** When the newest good copy of the journal was written, ISO 8601; null: there is none yet. */
      lastBackupAt: z.string().nullable(),
    }),
    fails: [],
    topics: ['app', 'plans'],
  }),
  /** A person has read what happened to the journal and wants to go on: applying is on again. */
  'history.confirmJournal': command({
    input: z.strictObject({}),
    output: z.object({}),
    fails: ['not-confirmable', 'journal-unavailable'],
    topics: ['app', 'plans'],
  }),
};
