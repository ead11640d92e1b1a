import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { foldIntents } from '#shared/core/intent.ts';
import type { Intent } from '#shared/model/intent.ts';

/** What one step says about one person; `intent` null takes the person out of the draft. */
export type Saying = {
  readonly stepId: number;
  readonly intent: Intent | null;
  readonly base: readonly string[];
};

/** What the whole draft wants for one person, and what the copy said when they last said so. */
export type Wish = {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly intent: Intent;
  readonly base: readonly string[];
};

/** Folds what several steps say, oldest first, into one intent; null: the person is not in the draft. */
export const foldSayings = (
  sayings: readonly Saying[],
): { readonly intent: Intent; readonly base: readonly string[] } | null => {
  const lastOut = sayings.findLastIndex((saying) => saying.intent === null);
  const since = sayings.slice(lastOut + 1);
  const intent = foldIntents(since.flatMap((saying) => (saying.intent === null ? [] : [saying.intent])));
  const last = since.at(-1);
  return intent === null || last === undefined ? null : { intent, base: last.base };
};
