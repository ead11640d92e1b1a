import { foldIntents } from '#shared/core/plan/intent.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { Subject } from '#shared/model/subject.ts';

/** What one step says about one subject; `intent` null takes it out of the draft. */
export type StepIntent = {
  readonly stepId: number;
  readonly intent: Intent | null;
  readonly base: readonly string[];
  /** True: the person saw `base` when they settled a conflict, so what they saw before counts no more. */
  readonly rebased: boolean;
};

/** What the whole draft wants for one subject, and what the copy said when they first said so. */
export type StagedIntent = Subject & { readonly intent: Intent; readonly base: readonly string[] };

/**
 * Folds what several steps say, oldest first, into one intent; null: the subject is not in the draft. The base is
 * what the earliest of them saw, so that whatever somebody else did since then is noticed. A step that settled a
 * conflict begins anew, with its own intent and base: a word that was left as it is live is no longer spoken about.
 */
export const foldSteps = (
  steps: readonly StepIntent[],
): { readonly intent: Intent; readonly base: readonly string[] } | null => {
  const start = steps.findLastIndex((step) => step.intent === null || step.rebased);
  const since = steps.slice(Math.max(0, start)).filter((step) => step.intent !== null);
  const intent = foldIntents(since.flatMap((step) => (step.intent === null ? [] : [step.intent])));
  const [from] = since;
  return intent === null || from === undefined ? null : { intent, base: from.base };
};
