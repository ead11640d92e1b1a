import { z } from 'zod';

const count = z.number().int();

/** The most waves a plan may ask for before "the rest", and the smallest and largest of one. */
export const MOST_WAVES = 8;

/** How many changes the first waves hold, in order; what is left after them is one last wave. */
export const waveSizesSchema = z.array(z.int().min(1).max(100_000)).min(1).max(MOST_WAVES).readonly();

/** What a wave brought that nobody had foreseen. `different`: the re-read shows other values than were sent. */
export const WAVE_NEWS_KINDS = ['refusal', 'conflicts', 'failures', 'different'] as const;

/** One piece of news: for a refusal `code` is its kind, and `message` the words of the server, if it had any. */
export const waveNewsSchema = z.object({
  kind: z.enum(WAVE_NEWS_KINDS),
  code: z.string(),
  message: z.string().nullable(),
  people: count,
});
export type WaveNews = Readonly<z.output<typeof waveNewsSchema>>;

/** Waves of a plan. `at` is the wave at work or last worked, from 1; of all `of`, the last one is "the rest". */
export const wavesSchema = z.object({
  sizes: z.array(count).readonly(),
  of: count,
  at: count,
  /** Set while the plan is halted after a wave: nothing of the next one was touched. */
  halted: z
    .object({
      wave: count,
      /** Changes in the waves so far that have ended, and those of later waves that nobody has touched. */
      done: count,
      untouched: count,
      news: z.array(waveNewsSchema).readonly(),
    })
    .nullable(),
});

/**
 * The gap between the read before each write and the moment the write was sent: the time in which an edit by
 * somebody else cannot be seen. Milliseconds.
 */
export const gapsSchema = z.object({
  measured: count,
  overSecond: count,
  p99Ms: z.number(),
  longestMs: z.number(),
});
export type Gaps = Readonly<z.output<typeof gapsSchema>>;

/**
 * The writes held against the server's own audit log. `unreadable`: this token may not read it; `not-recorded`: the
 * server keeps none, or not of these writes. `joined` writes were found by their request id; in `overlapped` of them
 * the server found another value than we had read: somebody's edit slipped in between and was overwritten.
 * `unreadableRows` of the log were looked through and could not be read.
 */
export const auditJoinSchema = z.object({
  state: z.enum(['joined', 'unreadable', 'not-recorded', 'failed']),
  joined: count,
  missing: count,
  overlapped: count,
  unreadableRows: count,
  at: z.string(),
});
export type AuditJoin = Readonly<z.output<typeof auditJoinSchema>>;
