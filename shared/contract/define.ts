import type { z } from 'zod';

/**
 * What a query reads and what a command touches. After a command has succeeded, every live query that shares a
 * topic with it is asked again; services announce the topics of changes that no command caused.
 */
export const TOPICS = [
  'app',
  'questions',
  'deployments',
  'sync',
  'organizations',
  'roles',
  'members',
  'selection',
  'paste',
  'draft',
  'plans',
  // What applies do to the people of a list: announced more seldom than `plans`, since lists are dear to ask again.
  'applying',
  'views',
  'token',
  'capability',
] as const;
/** What a query reads, or a command touches. */
export type Topic = (typeof TOPICS)[number];

/**
 * Failures any call may end with, beside those its entry declares. `too-busy`: it was turned away at the door and
 * never ran, so that whoever asked may ask again. `journal-in-use`: another program kept it from being written down.
 */
export const COMMON_FAILURES = [
  'invalid-input',
  'internal',
  'cancelled',
  'store-gone',
  'too-busy',
  'journal-in-use',
] as const;
export type CommonFailure = (typeof COMMON_FAILURES)[number];

type Call<K extends string, I extends z.ZodType, O extends z.ZodType, F extends string> = {
  readonly kind: K;
  readonly input: I;
  readonly output: O;
  readonly fails: readonly F[];
};
type Query<I extends z.ZodType, O extends z.ZodType, F extends string> = Call<'query', I, O, F>;
type Command<I extends z.ZodType, O extends z.ZodType, F extends string> = Call<'command', I, O, F> & {
  readonly topics: readonly Topic[];
};

/** A question. Its handler gets read handles only; what its answer depends on is in `reads.ts`. */
export const query = <I extends z.ZodType, O extends z.ZodType, const F extends string>(
  spec: Omit<Query<I, O, F>, 'kind'>,
): Query<I, O, F> => ({ kind: 'query', ...spec });

/** An order. `topics` is what it may have changed when it succeeds. */
export const command = <I extends z.ZodType, O extends z.ZodType, const F extends string>(
  spec: Omit<Command<I, O, F>, 'kind'>,
): Command<I, O, F> => ({ kind: 'command', ...spec });
